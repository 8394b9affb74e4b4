package org.cityreach.demo.casebook;

/** Where cases of a category happen. */
public enum PlaceKind {
    /** Anywhere along main roads and branches. */
    STREET,
    /** Shop fronts. */
    SHOP,
    /** At the edge of estates. */
    HOME,
    MARKET,
    SCHOOL,
    /** Stations and malls. */
    HUB,
    CONSTRUCTION,
    GREEN,
    RIVER,
    /** Land not built on, and works. */
    FIELD
}
