package org.cityreach.demo.plan;

/** What a block is for. */
public enum LandUse {
    RESIDENTIAL,
    COMMERCIAL,
    PUBLIC,
    INDUSTRIAL,
    PARK,
    /** Not built on yet. */
    FIELD
}
