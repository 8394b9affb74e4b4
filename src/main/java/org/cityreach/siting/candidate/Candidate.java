package org.cityreach.siting.candidate;

import org.jspecify.annotations.Nullable;

/**
 * A place where a site could go, in city metres.
 *
 * @param landSquareMetres NaN where that is not known
 * @param row of the layer it comes from; -1 where it comes from none
 */
public record Candidate(String id, @Nullable String name, double x, double y, double landSquareMetres, int row) {}
