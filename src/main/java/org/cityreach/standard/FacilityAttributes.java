package org.cityreach.standard;

import org.jspecify.annotations.Nullable;

/** What a standard asks of a facility to give its radius. */
public interface FacilityAttributes {

    /** The facility's property of that name, null where it is missing. */
    @Nullable
    Object property(String name);

    /** Ground area in m², from the boundary; NaN for points and lines. */
    double areaSquareMetres();
}
