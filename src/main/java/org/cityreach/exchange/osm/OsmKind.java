package org.cityreach.exchange.osm;

import java.util.Locale;

/** The three kinds of objects of OpenStreetMap. */
enum OsmKind {
    NODE,
    WAY,
    RELATION;

    /** The id of an object as it is told to people and kept in layers, such as {@code way-123}. */
    String id(long number) {
        return name().toLowerCase(Locale.ROOT) + "-" + number;
    }
}
