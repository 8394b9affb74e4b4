package org.cityreach.layer.cql;

import java.util.List;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Filter.Operator;

/**
 * Carries every {@code not} of a filter to its leaves. CQL2 knows three truths: where a property is null,
 * neither a condition on it nor the opposite holds. A filter tree knows two, in which a plain {@code Not}
 * of a condition on null would hold; so an opposite becomes a condition of its own, or is paired with a
 * test for null.
 */
final class NegationNormalForm {

    private NegationNormalForm() {}

    static Filter of(Filter filter) {
        return of(filter, true);
    }

    private static Filter of(Filter filter, boolean positive) {
        if (filter instanceof Filter.Not not) {
            return of(not.part(), !positive);
        }
        if (filter instanceof Filter.And and) {
            return positive ? new Filter.And(all(and.parts(), true)) : new Filter.Or(all(and.parts(), false));
        }
        if (filter instanceof Filter.Or or) {
            return positive ? new Filter.Or(all(or.parts(), true)) : new Filter.And(all(or.parts(), false));
        }
        return positive ? filter : opposite(filter);
    }

    private static List<Filter> all(List<Filter> parts, boolean positive) {
        return parts.stream().map(part -> of(part, positive)).toList();
    }

    private static Filter opposite(Filter leaf) {
        if (leaf instanceof Filter.Comparison comparison) {
            return new Filter.Comparison(comparison.property(), opposite(comparison.operator()), comparison.value());
        }
        if (leaf instanceof Filter.Between between) {
            return new Filter.Or(List.of(
                    new Filter.Comparison(between.property(), Operator.LESS, between.low()),
                    new Filter.Comparison(between.property(), Operator.GREATER, between.high())));
        }
        if (leaf instanceof Filter.In in) {
            return presentAndNot(leaf, in.property());
        }
        if (leaf instanceof Filter.Like like) {
            return presentAndNot(leaf, like.property());
        }
        if (leaf instanceof Filter.TermComparison comparison) {
            return new Filter.TermComparison(comparison.left(), opposite(comparison.operator()), comparison.right());
        }
        if (leaf instanceof Filter.TermLike like) {
            return new Filter.And(List.of(new Filter.Not(new Filter.TermIsNull(like.text())), new Filter.Not(leaf)));
        }
        if (leaf instanceof Filter.Spatial) {
            return new Filter.And(List.of(new Filter.HasGeometry(), new Filter.Not(leaf)));
        }
        return new Filter.Not(leaf);
    }

    private static Filter presentAndNot(Filter leaf, String property) {
        return new Filter.And(List.of(new Filter.Not(new Filter.IsNull(property)), new Filter.Not(leaf)));
    }

    private static Operator opposite(Operator operator) {
        return switch (operator) {
            case EQUAL -> Operator.NOT_EQUAL;
            case NOT_EQUAL -> Operator.EQUAL;
            case LESS -> Operator.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Operator.GREATER;
            case GREATER -> Operator.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Operator.LESS;
        };
    }
}
