package org.cityreach.store;

/**
 * A GeoPackage file in the making. It is a store of its own until it is finished: make layers, write features. Use:
 * fill it, call one of the two ends once, close it in any case. Not safe for use by many threads.
 */
public interface NewGeoPackage extends AutoCloseable {

    /** Where layers are made and filled; each layer becomes a table of its id. */
    FeatureStore features();

    DocumentStore documents();

    /**
     * Keeps a style for a layer, in the table that QGIS keeps styles in; QGIS draws the layer by it at once.
     *
     * @param qml a document of QGIS
     * @param sld an SLD 1.0 document
     */
    void putStyle(String layerId, String name, String qml, String sld);

    /** Says of a layer which version of it is in the file. */
    void putVersion(String layerId, long version);

    /** Ends the file as a store that CityReach can be started on or restored from. */
    void finishAsBackup();

    /** Ends the file as a plain GeoPackage, without anything that only CityReach understands. */
    void finishPlain();

    @Override
    void close();
}
