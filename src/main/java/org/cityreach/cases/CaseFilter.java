package org.cityreach.cases;

import java.util.Map;
import java.util.Set;
import org.cityreach.layer.Filter;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Which cases of a collection. All parts must hold.
 *
 * @param period of the moment a case was reported; {@link Period#ALWAYS} lets cases without that moment in
 *     too, any other period does not
 * @param values for an attribute, the values of which a case must have one; attributes that are not
 *     named here are free. Categories are full codes here: a class has been replaced by its categories
 * @param within polygon in longitude and latitude, its border belongs; null for everywhere, cases without a
 *     place included
 * @param condition on any property of the collection, checked against its schema
 */
public record CaseFilter(
        Period period,
        Map<CaseAttribute, Set<String>> values,
        @Nullable Geometry within,
        Filter condition) {

    /** Every case. */
    public static final CaseFilter ALL = new CaseFilter(Period.ALWAYS, Map.of(), null, Filter.all());

    public CaseFilter {
        values = Map.copyOf(values);
    }

    /** The same with another period. */
    public CaseFilter in(Period other) {
        return new CaseFilter(other, values, within, condition);
    }
}
