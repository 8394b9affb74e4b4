package org.cityreach.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Filter;

/** Evaluates a filter as its documentation reads, slowly: the judge of the fast ways. */
public final class PlainFilter {

    private PlainFilter() {}

    public static boolean passes(Filter filter, Feature feature) {
        if (filter instanceof Filter.And and) {
            return and.parts().stream().allMatch(part -> passes(part, feature));
        }
        if (filter instanceof Filter.Or or) {
            return or.parts().stream().anyMatch(part -> passes(part, feature));
        }
        if (filter instanceof Filter.Not not) {
            return !passes(not.part(), feature);
        }
        if (filter instanceof Filter.IdIn idIn) {
            return idIn.ids().contains(feature.id());
        }
        if (filter instanceof Filter.IsNull isNull) {
            return feature.property(isNull.property()) == null;
        }
        return passesLeaf(filter, feature);
    }

    private static boolean passesLeaf(Filter filter, Feature feature) {
        if (filter instanceof Filter.Comparison comparison) {
            Object value = feature.property(comparison.property());
            return value != null && holds(comparison.operator(), compare(value, comparison.value()));
        }
        if (filter instanceof Filter.Between between) {
            Object value = feature.property(between.property());
            return value != null && compare(value, between.low()) >= 0 && compare(value, between.high()) <= 0;
        }
        if (filter instanceof Filter.In in) {
            Object value = feature.property(in.property());
            return value != null && in.values().stream().anyMatch(other -> compare(value, other) == 0);
        }
        if (filter instanceof Filter.Like like) {
            return feature.property(like.property()) instanceof String text
                    && like(
                            text.codePoints().toArray(),
                            0,
                            like.pattern().codePoints().toArray(),
                            0);
        }
        throw new IllegalArgumentException(filter.toString());
    }

    private static boolean holds(Filter.Operator operator, int sign) {
        return switch (operator) {
            case EQUAL -> sign == 0;
            case NOT_EQUAL -> sign != 0;
            case LESS -> sign < 0;
            case LESS_OR_EQUAL -> sign <= 0;
            case GREATER -> sign > 0;
            case GREATER_OR_EQUAL -> sign >= 0;
        };
    }

    private static int compare(Object a, Object b) {
        if (a instanceof String x && b instanceof String y) {
            return Arrays.compare(x.codePoints().toArray(), y.codePoints().toArray());
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x < y ? -1 : x > y ? 1 : 0;
        }
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        if (a instanceof Boolean x && b instanceof Boolean y) {
            return Boolean.compare(x, y);
        }
        if (a instanceof LocalDate x && b instanceof LocalDate y) {
            return x.compareTo(y);
        }
        if (a instanceof Instant x && b instanceof Instant y) {
            return x.compareTo(y);
        }
        throw new IllegalArgumentException(a + " against " + b);
    }

    private static boolean like(int[] text, int at, int[] pattern, int in) {
        if (in == pattern.length) {
            return at == text.length;
        }
        if (pattern[in] == '%') {
            return like(text, at, pattern, in + 1) || at < text.length && like(text, at + 1, pattern, in);
        }
        boolean isEscape = pattern[in] == '\\' && in + 1 < pattern.length;
        boolean isAny = pattern[in] == '_';
        int wanted = isEscape ? pattern[in + 1] : pattern[in];
        return at < text.length
                && (isAny || text[at] == wanted)
                && like(text, at + 1, pattern, in + (isEscape ? 2 : 1));
    }
}
