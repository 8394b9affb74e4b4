package org.cityreach.heat;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Sources;
import org.cityreach.geo.Crs;
import org.cityreach.heat.algorithm.Places;
import org.cityreach.job.Progress;
import org.cityreach.snapshot.LayerSnapshot;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/**
 * Residents as weighted places: points as they are, polygons as evenly spaced points inside that share its
 * residents. The spacing is a tenth of the radius, finer where a polygon holds fewer than about a hundred of
 * them. Features without geometry or with no number above 0 count for nothing.
 */
final class ResidentPlaces {

    private static final double SPACINGS_PER_RADIUS = 10;
    private static final double FEWEST_INSIDE = 100;

    private final List<double[]> blocks = new ArrayList<>();
    private double[] block = new double[0];
    private int filled;

    private ResidentPlaces() {}

    static Places read(
            Sources sources, DensityRequest.Residents residents, Crs metric, double radiusMetres, Progress progress) {
        sources.getNumeric(residents.collection(), residents.property(), "residents.property");
        LayerSnapshot layer = sources.get(residents.collection());
        LayerSnapshot.Projected projected = layer.in(metric);
        MetricFrame.Places degrees = new MetricFrame.Places(layer);
        Envelope use = metric.areaOfUse();
        use.expandBy(3, 90);
        ResidentPlaces places = new ResidentPlaces();
        for (int row = 0; row < layer.size(); row++) {
            double people = layer.number(row, residents.property());
            Geometry geometry = projected.geometry(row);
            boolean near = use.contains(degrees.longitude(row), degrees.latitude(row));
            if (geometry != null && near && people > 0 && people < Double.POSITIVE_INFINITY) {
                places.spread(geometry, people, radiusMetres);
            }
            if (row % 256 == 0) {
                progress.checkCancelled();
            }
        }
        return places.toPlaces();
    }

    private void spread(Geometry geometry, double people, double radiusMetres) {
        if (geometry.getDimension() < 2 || !(geometry.getArea() > 0)) {
            Coordinate middle = geometry.getCentroid().getCoordinate();
            add(middle.x, middle.y, people);
            return;
        }
        double spacing = Math.min(radiusMetres / SPACINGS_PER_RADIUS, Math.sqrt(geometry.getArea() / FEWEST_INSIDE));
        Envelope box = geometry.getEnvelopeInternal();
        IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(geometry);
        List<Coordinate> inside = new ArrayList<>();
        int cols = (int) Math.ceil(box.getWidth() / spacing);
        int rows = (int) Math.ceil(box.getHeight() / spacing);
        for (int row = 0; row < rows; row++) {
            for (int col = 0; col < cols; col++) {
                Coordinate place =
                        new Coordinate(box.getMinX() + (col + 0.5) * spacing, box.getMinY() + (row + 0.5) * spacing);
                if (locator.locate(place) != Location.EXTERIOR) {
                    inside.add(place);
                }
            }
        }
        if (inside.isEmpty()) {
            inside.add(geometry.getInteriorPoint().getCoordinate());
        }
        for (Coordinate place : inside) {
            add(place.x, place.y, people / inside.size());
        }
    }

    private void add(double x, double y, double weight) {
        if (filled == block.length) {
            block = new double[3 * 4096];
            blocks.add(block);
            filled = 0;
        }
        block[filled++] = x;
        block[filled++] = y;
        block[filled++] = weight;
    }

    private Places toPlaces() {
        int size = blocks.isEmpty() ? 0 : ((blocks.size() - 1) * 3 * 4096 + filled) / 3;
        double[] xs = new double[size];
        double[] ys = new double[size];
        double[] weights = new double[size];
        for (int i = 0; i < size; i++) {
            double[] held = blocks.get(i / 4096);
            int at = 3 * (i % 4096);
            xs[i] = held[at];
            ys[i] = held[at + 1];
            weights[i] = held[at + 2];
        }
        return Places.of(xs, ys, weights);
    }
}
