package org.cityreach.publish.part;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * A layer as the server is to show it.
 *
 * @param name on the server
 * @param item the collection it shows
 * @param store the store in the workspace
 * @param table in that store
 * @param srs such as {@code EPSG:4549}
 * @param isGeographic whether that system counts degrees
 * @param version of the collection
 * @param extent of its features in that system, x first; null where it has none
 * @param area of use of that system, to stand in for the extent of an empty layer, in longitude and latitude
 */
public record WantedLayer(
        String name,
        String item,
        String store,
        String table,
        Words words,
        String srs,
        boolean isGeographic,
        String version,
        @Nullable Envelope extent,
        Envelope area) {

    /** Title and description as the server lists them. */
    public record Words(String title, String about) {}
}
