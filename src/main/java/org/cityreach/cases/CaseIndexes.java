package org.cityreach.cases;

/** Gives the newest case index of a collection. Safe for use by many threads. */
public interface CaseIndexes {

    /**
     * The index at the collection's present version: a caller whose write was acknowledged sees it. The fault
     * {@code collection-not-found}, or {@code collection-not-points} where it has lines or polygons.
     */
    CaseIndex current(String collection);
}
