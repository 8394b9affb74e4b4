package org.cityreach.analysis;

import java.util.Arrays;
import java.util.Collection;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.MetricCrs;
import org.cityreach.layer.GeometryType;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * The system a question is measured in, and what lies too far from its zone to be measured there: more
 * than three degrees of longitude beyond its area of use, where lengths are off by more than half a per
 * cent. Immutable.
 */
public final class MetricFrame {

    private static final double BEYOND_DEGREES = 3;
    private static final int SAMPLE = 10_001;

    private final Crs crs;
    private final double west;
    private final double east;

    private MetricFrame(Crs crs) {
        this.crs = crs;
        Envelope use = crs.areaOfUse();
        west = use.getMinX() - BEYOND_DEGREES;
        east = use.getMaxX() + BEYOND_DEGREES;
    }

    /**
     * The frame of a question: the configured system; else the projected one that all layers share; else
     * the one for the middle of the demand, or of the facilities where there is none.
     */
    public static MetricFrame of(
            @Nullable String configured, Collection<LayerSnapshot> layers, LayerSnapshot demand, int[] rows) {
        if (configured != null && !configured.isBlank()) {
            return configured(configured);
        }
        Crs first = demand.layer().crs();
        if (first.isMetric()
                && layers.stream().allMatch(layer -> layer.layer().crs().equals(first))) {
            return new MetricFrame(first);
        }
        Coordinate middle = middle(demand, rows);
        for (LayerSnapshot layer : layers) {
            middle = middle == null ? middle(layer, layer.allRows()) : middle;
        }
        return new MetricFrame(middle == null ? Crs.of("EPSG:4549") : MetricCrs.of(middle));
    }

    /**
     * The frame of one collection of points: the configured system; else its own where that is projected;
     * else the one for the median place.
     *
     * @param own the collection's system
     * @param longitudes NaN where there is no place; of as many places as {@code count} says
     */
    public static MetricFrame ofPoints(
            @Nullable String configured, Crs own, double[] longitudes, double[] latitudes, int count) {
        if (configured != null && !configured.isBlank()) {
            return configured(configured);
        }
        if (own.isMetric()) {
            return new MetricFrame(own);
        }
        int step = Math.max(1, count / SAMPLE);
        double[] xs = new double[count / step + 1];
        double[] ys = new double[xs.length];
        int found = 0;
        for (int i = 0; i < count; i += step) {
            if (Double.isFinite(longitudes[i])) {
                xs[found] = longitudes[i];
                ys[found++] = latitudes[i];
            }
        }
        Coordinate middle = median(xs, ys, found);
        return new MetricFrame(middle == null ? Crs.of("EPSG:4549") : MetricCrs.of(middle));
    }

    private static MetricFrame configured(String name) {
        Crs crs = Crs.of(name);
        if (!crs.isMetric()) {
            throw Fault.invalid("crs-not-metric", "cityreach.city.metric-crs", name, "a projected system");
        }
        return new MetricFrame(crs);
    }

    /** The frame of a metric system that is chosen already. */
    public static MetricFrame of(Crs metricCrs) {
        return new MetricFrame(metricCrs);
    }

    public Crs crs() {
        return crs;
    }

    /** Whether all of an area in longitude and latitude is near enough to the zone; an empty one is not. */
    public boolean holds(Envelope degrees) {
        return !degrees.isNull() && holds(degrees.getMinX()) && holds(degrees.getMaxX());
    }

    /** Whether a place is near enough to the zone; a NaN longitude is not. */
    public boolean holds(double longitude) {
        return longitude >= west && longitude <= east
                || longitude + 360 >= west && longitude + 360 <= east
                || longitude - 360 >= west && longitude - 360 <= east;
    }

    /** The median longitude and latitude, so that a few strays do not choose the system. */
    private static @Nullable Coordinate middle(LayerSnapshot layer, int[] rows) {
        Places places = new Places(layer);
        int step = Math.max(1, rows.length / SAMPLE);
        double[] xs = new double[rows.length / step + 1];
        double[] ys = new double[xs.length];
        int count = 0;
        for (int i = 0; i < rows.length; i += step) {
            double longitude = places.longitude(rows[i]);
            if (Double.isFinite(longitude)) {
                xs[count] = longitude;
                ys[count++] = places.latitude(rows[i]);
            }
        }
        return median(xs, ys, count);
    }

    private static @Nullable Coordinate median(double[] xs, double[] ys, int count) {
        if (count == 0) {
            return null;
        }
        Arrays.sort(xs, 0, count);
        Arrays.sort(ys, 0, count);
        return new Coordinate(xs[count / 2], ys[count / 2]);
    }

    /** One place of each feature in longitude and latitude. */
    public static final class Places {
        private final LayerSnapshot.Projected degrees;
        private final double @Nullable [] longitudes;
        private final double @Nullable [] latitudes;

        public Places(LayerSnapshot layer) {
            degrees = layer.in(Crs.WGS84);
            boolean points = layer.layer().geometryType() == GeometryType.POINT;
            longitudes = points ? degrees.eastings() : null;
            latitudes = points ? degrees.northings() : null;
        }

        /** NaN where the feature has no geometry. */
        public double longitude(int row) {
            if (longitudes != null) {
                return longitudes[row];
            }
            Geometry geometry = degrees.geometry(row);
            return geometry == null || geometry.isEmpty() ? Double.NaN : geometry.getCoordinate().x;
        }

        public double latitude(int row) {
            if (latitudes != null) {
                return latitudes[row];
            }
            Geometry geometry = degrees.geometry(row);
            return geometry == null || geometry.isEmpty() ? Double.NaN : geometry.getCoordinate().y;
        }
    }
}
