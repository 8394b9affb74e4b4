package org.cityreach.store;

import org.jspecify.annotations.Nullable;

/**
 * Where other programs find the layers' tables. Only for those that are to read the database beside the service,
 * such as a map server. Safe for use by many threads.
 */
public interface LayerTables {

    /** None: the layers are in a file that nothing else is to open over a network. */
    LayerTables NONE = new LayerTables() {
        @Override
        public @Nullable Database findDatabase() {
            return null;
        }

        @Override
        public String tableOf(String layerId) {
            throw new IllegalStateException("the store has no tables for others");
        }
    };

    /** The database as this service reaches it; null where the store is a file. */
    @Nullable
    Database findDatabase();

    /** The table of a layer, unquoted; the fault {@code collection-not-found} where there is no such layer. */
    String tableOf(String layerId);

    /**
     * @param schema where the tables are
     * @param user empty where none is known
     * @param password empty where none is known
     */
    record Database(String host, int port, String name, String schema, String user, String password) {

        @Override
        public String toString() {
            return "Database[" + host + ":" + port + "/" + name + ", schema=" + schema + "]";
        }
    }
}
