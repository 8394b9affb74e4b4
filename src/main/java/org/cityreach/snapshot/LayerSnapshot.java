package org.cityreach.snapshot;

import java.util.Arrays;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Layer;
import org.cityreach.snapshot.column.ColumnSnapshot;
import org.cityreach.store.FeatureReader;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * All features of one layer at one version, as columns. Rows are numbered from 0 to {@code size() - 1}
 * in the order the store gives them. Immutable.
 */
public interface LayerSnapshot {

    /** All of a layer, read now. */
    static LayerSnapshot read(FeatureReader reader, String layerId) {
        return ColumnSnapshot.load(reader, layerId);
    }

    Layer layer();

    long version();

    int size();

    String id(int row);

    /** In the layer's CRS; null where the feature has none. */
    @Nullable
    Geometry geometry(int row);

    /** Of all geometries, in longitude and latitude (EPSG:4326, x is longitude); null-envelope if empty. */
    Envelope longitudeLatitudeBounds();

    /** The value as in a feature; null where it is missing. */
    @Nullable
    Object value(int row, String property);

    /** A number or integer property as numbers; NaN where it is missing. */
    double number(int row, String property);

    /** The rows that pass, ascending. */
    int[] rows(Filter filter);

    /** The geometries in a metric CRS, made once and kept. */
    Projected in(Crs metricCrs);

    /** The rows of a snapshot in city metres: x easting, y northing. */
    interface Projected {
        Crs crs();

        /** Eastings of a point layer by row, NaN where the feature has no geometry. Do not write to it. */
        double[] eastings();

        double[] northings();

        /** Null where the feature has no geometry, or one that the system cannot express. */
        @Nullable
        Geometry geometry(int row);
    }

    /** All row numbers. */
    default int[] allRows() {
        int[] rows = new int[size()];
        Arrays.setAll(rows, row -> row);
        return rows;
    }
}
