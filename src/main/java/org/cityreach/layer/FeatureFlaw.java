package org.cityreach.layer;

import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Why a feature cannot be taken into a layer.
 *
 * @param code stable, kebab-case: {@code invalid-id}, {@code missing-geometry}, {@code wrong-geometry-type},
 *     {@code coordinates-outside-crs}, those of {@link org.cityreach.geo.GeometryFlaw},
 *     {@code unknown-property}, {@code missing-property}, {@code invalid-value}, {@code value-not-allowed}
 * @param member {@code id}, {@code geometry} or the property's name
 * @param value what was given; null if nothing
 * @param reason one sentence in English: what is wrong or what would be accepted
 */
public record FeatureFlaw(
        String code, String member, @Nullable Object value, String reason) {

    /** The same as a fault, for a request that carries one feature. */
    public Fault toFault() {
        return Fault.invalid(code, member, value, reason);
    }
}
