package org.cityreach.geo;

import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;

/**
 * Where the Gauss-Krüger zones of CGCS2000 are the first choice: the Chinese mainland with Hainan and the
 * waters near its coast, as a polygon drawn by hand in longitude and latitude with some 150 vertices. It
 * runs within about 40 km of the land border and 20 to 80 km off the coast. It chooses a projection and
 * says nothing else about any border; a town near the line gets UTM or a zone, and both measure it well.
 */
final class ChinaOutline {

    /** Longitude, latitude, clockwise from the mouth of the Yalu; closed by repeating the first vertex. */
    private static final double[] RING = {
        124.1, 39.7, 123.3, 39.3, 121.7, 38.5, 120.6, 38.3, 122.0, 37.8, 122.9, 37.4, 122.8, 36.8, 121.0, 36.0, 120.3,
        35.3, 120.6, 34.5, 121.4, 33.4, 122.5, 31.8, 123.0, 30.5, 122.6, 29.3, 121.9, 28.0, 120.9, 27.0, 120.1, 26.0,
        119.8, 25.2, 118.9, 24.5, 118.2, 24.2, 117.2, 23.2, 116.3, 22.6, 114.6, 21.9, 113.0, 21.4, 111.4, 20.9, 111.3,
        19.7, 110.6, 18.4, 109.5, 17.9, 108.4, 18.5, 108.3, 19.5, 109.2, 20.4, 108.2, 21.3, 107.99, 21.53, 107.4, 21.6,
        106.7, 22.0, 106.7, 22.85, 105.9, 23.05, 105.35, 23.3, 104.7, 22.83, 103.97, 22.5, 103.3, 22.7, 102.5, 22.75,
        102.15, 22.4, 101.6, 22.2, 101.8, 21.2, 101.2, 21.2, 101.15, 21.6, 100.2, 21.5, 99.2, 22.15, 99.5, 22.9, 98.9,
        23.2, 98.8, 24.0, 97.6, 23.87, 97.55, 24.5, 97.8, 25.3, 98.7, 26.0, 98.7, 27.5, 98.2, 28.2, 97.3, 28.3, 96.2,
        29.1, 94.2, 29.0, 92.1, 27.7, 91.0, 28.0, 89.6, 28.15, 88.9, 27.35, 88.7, 28.0, 86.9, 27.97, 86.0, 28.0, 85.2,
        28.4, 84.1, 29.2, 83.2, 29.6, 82.2, 30.1, 81.2, 30.1, 80.0, 30.8, 78.8, 31.4, 78.5, 32.6, 78.8, 34.0, 78.0,
        35.4, 76.2, 35.85, 75.9, 36.6, 74.6, 37.25, 74.8, 38.4, 73.9, 38.55, 73.6, 39.5, 74.0, 40.1, 74.9, 40.4, 76.3,
        40.4, 77.0, 41.0, 78.4, 41.4, 80.2, 42.1, 80.25, 42.85, 80.7, 43.2, 80.38, 44.1, 80.4, 44.65, 79.95, 44.9, 80.7,
        45.15, 82.5, 45.2, 82.3, 45.55, 83.0, 47.2, 84.8, 46.85, 85.5, 47.05, 85.75, 48.4, 86.6, 48.6, 87.3, 49.1, 87.8,
        49.15, 88.0, 48.6, 90.1, 47.7, 91.0, 46.6, 90.7, 45.4, 91.5, 45.1, 93.5, 44.95, 95.4, 44.3, 95.9, 43.2, 96.4,
        42.73, 100.3, 42.65, 101.8, 42.5, 104.5, 41.65, 105.2, 41.65, 107.4, 42.4, 109.4, 42.45, 110.4, 42.8, 111.0,
        43.35, 111.93, 43.69, 111.4, 44.35, 112.1, 45.05, 113.6, 44.75, 114.5, 45.4, 115.7, 45.5, 116.6, 46.3, 117.9,
        46.6, 119.9, 46.7, 119.7, 47.3, 118.5, 47.95, 117.4, 47.65, 115.6, 47.9, 116.0, 48.8, 116.7, 49.85, 117.35,
        49.63, 118.6, 49.95, 119.3, 50.2, 119.9, 51.2, 120.7, 52.0, 120.1, 52.75, 120.9, 53.25, 123.5, 53.52, 125.6,
        53.05, 126.7, 51.9, 127.3, 51.0, 127.52, 50.26, 127.8, 49.65, 129.5, 49.42, 130.6, 48.88, 130.8, 47.8, 132.6,
        47.82, 133.5, 48.2, 134.4, 48.46, 134.8, 48.4, 134.8, 47.7, 133.7, 46.2, 133.2, 45.3, 131.9, 45.3, 131.0, 44.8,
        131.3, 44.05, 131.2, 43.4, 130.6, 42.42, 129.95, 42.96, 129.2, 42.3, 128.1, 42.0, 128.2, 41.4, 126.9, 41.72,
        126.0, 40.95, 124.9, 40.45, 124.4, 40.11, 124.1, 39.7
    };

    private ChinaOutline() {}

    /** Whether a place lies inside; the line itself counts as inside. */
    static boolean contains(double longitude, double latitude) {
        RayCrossingCounter counter = new RayCrossingCounter(new Coordinate(longitude, latitude));
        for (int i = 2; i < RING.length; i += 2) {
            counter.countSegment(new Coordinate(RING[i - 2], RING[i - 1]), new Coordinate(RING[i], RING[i + 1]));
        }
        return counter.getLocation() != Location.EXTERIOR;
    }
}
