package org.cityreach.store;

/** What becomes of the features a layer already has. */
public enum WriteMode {
    /** They stay; a feature whose id is taken is a conflict. */
    APPEND,
    /** They go; the written features are the whole layer. */
    REPLACE,
    /** They stay; a feature whose id is taken takes its place. */
    UPSERT
}
