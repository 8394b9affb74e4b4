package org.cityreach.heat;

import org.cityreach.heat.algorithm.DensityField;

/**
 * The density of a question's cases.
 *
 * @param radiusMetres as asked, or by the rule
 * @param byRule whether the rule chose the radius
 */
record HeatField(DensityField field, double radiusMetres, boolean byRule) {

    long bytes() {
        return 64 + field.bytes();
    }
}
