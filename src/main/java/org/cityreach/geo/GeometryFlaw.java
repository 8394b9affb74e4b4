package org.cityreach.geo;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * Why a geometry cannot be taken.
 *
 * @param code stable, kebab-case: {@code empty-geometry}, {@code coordinate-not-finite},
 *     {@code too-few-points}, {@code unclosed-ring}, {@code self-intersection}, {@code hole-outside-shell},
 *     {@code nested-holes}, {@code nested-shells}, {@code duplicate-rings}, {@code disconnected-interior},
 *     {@code invalid-geometry}
 * @param message one sentence in English
 * @param where in the geometry's own coordinates; null where no place can be named
 */
public record GeometryFlaw(
        String code, String message, @Nullable Coordinate where) {}
