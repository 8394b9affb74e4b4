package org.cityreach.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** A GeoPackage file that somebody sent, open to be read. Not safe for use by many threads. */
public interface SentGeoPackage extends AutoCloseable {

    /** The tables of features, in the order of the file's contents. */
    List<Table> tables();

    /** Streams all rows of a table in the order of its keys; the fault {@code damaged-file} where that fails. */
    void read(Table table, RowSink sink);

    /**
     * Refuses a file that this CityReach cannot restore: the faults {@code not-a-backup} and, where a later one wrote
     * it, {@code backup-too-new}.
     */
    void requireBackup();

    /** Looks through every page, about a second for 200 MB; the fault {@code damaged-file}. */
    void requireSound();

    @Override
    void close();

    /**
     * One table of features.
     *
     * @param title what the file calls it; the name where it does not
     * @param geometryColumn null where it has none
     * @param key the column that numbers the rows; null where there is none
     * @param crs as authority and code, such as {@code EPSG:4490}; null where the file says none
     * @param columns those that are neither key nor geometry
     */
    record Table(
            String name,
            String title,
            @Nullable String geometryColumn,
            @Nullable String key,
            @Nullable String crs,
            List<String> columns,
            long rowCount) {

        public Table {
            columns = List.copyOf(columns);
        }
    }

    /** Takes rows one by one. */
    @FunctionalInterface
    interface RowSink {

        /**
         * @param geometry x first; null where the row has none
         * @param values in the order of the table's columns: String, Double, Long, Boolean or null
         * @param problem why the geometry cannot be read; null where it can
         */
        void accept(@Nullable Geometry geometry, @Nullable Object[] values, @Nullable String problem);
    }
}
