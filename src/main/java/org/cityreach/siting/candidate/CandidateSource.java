package org.cityreach.siting.candidate;

import org.cityreach.analysis.Selection;
import org.jspecify.annotations.Nullable;

/** Where candidates come from, as asked. */
public sealed interface CandidateSource {

    /**
     * Points, or polygons as parcels of land.
     *
     * @param nameProperty null for the name or code of the feature
     * @param landProperty in m²; null for the area of a parcel, and for points without land
     */
    record Features(
            Selection selection,
            @Nullable String nameProperty,
            @Nullable String landProperty) implements CandidateSource {}

    /**
     * Points at whole multiples of a spacing in city metres.
     *
     * @param within polygons that hold them, borders included; null for the box around the demand
     */
    record Lattice(double spacingMetres, @Nullable Selection within) implements CandidateSource {}

    /** None: the plan chooses among what stands. */
    record None() implements CandidateSource {}
}
