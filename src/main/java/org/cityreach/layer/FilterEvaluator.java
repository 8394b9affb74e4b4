package org.cityreach.layer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Tests features, or anything with an id and properties, against a filter. A condition on a missing value
 * is false; {@code Not} is plain. Numbers compare as numbers, strings by code point, false before true.
 * Make it once and use it for many rows. Immutable.
 */
public final class FilterEvaluator {

    /** What is tested: a feature, or a row of columns. */
    public interface Row {
        String id();

        /** In the Java type of the property; null where it is missing. */
        @Nullable
        Object value(String property);

        /** In the layer's CRS, x first; null where it is missing. */
        @Nullable
        Geometry geometry();
    }

    private final Predicate<Row> test;

    private FilterEvaluator(Predicate<Row> test) {
        this.test = test;
    }

    public static FilterEvaluator of(Filter filter) {
        return new FilterEvaluator(compile(filter));
    }

    public boolean matches(Row row) {
        return test.test(row);
    }

    public boolean matches(Feature feature) {
        return test.test(new FeatureRow(feature));
    }

    private static Predicate<Row> compile(Filter filter) {
        if (filter instanceof Filter.And and) {
            List<Predicate<Row>> parts =
                    and.parts().stream().map(FilterEvaluator::compile).toList();
            return row -> parts.stream().allMatch(part -> part.test(row));
        }
        if (filter instanceof Filter.Or or) {
            List<Predicate<Row>> parts =
                    or.parts().stream().map(FilterEvaluator::compile).toList();
            return row -> parts.stream().anyMatch(part -> part.test(row));
        }
        if (filter instanceof Filter.Not not) {
            return compile(not.part()).negate();
        }
        if (filter instanceof Filter.IdIn idIn) {
            Set<String> ids = new HashSet<>(idIn.ids());
            return row -> ids.contains(row.id());
        }
        if (filter instanceof Filter.IsNull isNull) {
            return row -> row.value(isNull.property()) == null;
        }
        return compileCondition(filter);
    }

    private static Predicate<Row> compileCondition(Filter filter) {
        if (filter instanceof Filter.Comparison comparison) {
            return onValue(
                    comparison.property(), value -> holds(comparison.operator(), compare(value, comparison.value())));
        }
        if (filter instanceof Filter.Between between) {
            return onValue(
                    between.property(),
                    value -> compare(value, between.low()) >= 0 && compare(value, between.high()) <= 0);
        }
        if (filter instanceof Filter.In in) {
            Set<Object> values = new HashSet<>(in.values());
            return onValue(in.property(), values::contains);
        }
        if (filter instanceof Filter.Like like) {
            LikePattern pattern = LikePattern.of(like.pattern());
            return onValue(like.property(), value -> pattern.matches(value.toString()));
        }
        return compileTerms(filter);
    }

    private static Predicate<Row> compileTerms(Filter filter) {
        if (filter instanceof Filter.TermComparison comparison) {
            return row -> {
                Object left = TermValue.of(comparison.left(), row);
                Object right = left == null ? null : TermValue.of(comparison.right(), row);
                return left != null && right != null && holds(comparison.operator(), compareTerms(left, right));
            };
        }
        if (filter instanceof Filter.TermLike like) {
            LikePattern pattern = LikePattern.of(like.pattern());
            return row -> TermValue.of(like.text(), row) instanceof String text && pattern.matches(text);
        }
        if (filter instanceof Filter.TermIsNull isNull) {
            return row -> TermValue.of(isNull.term(), row) == null;
        }
        if (filter instanceof Filter.HasGeometry) {
            return row -> {
                Geometry geometry = row.geometry();
                return geometry != null && !geometry.isEmpty();
            };
        }
        if (filter instanceof Filter.Spatial spatial) {
            SpatialTest test = SpatialTest.of(spatial);
            return row -> test.matches(row.geometry());
        }
        throw new IllegalArgumentException("no condition: " + filter);
    }

    private static int compareTerms(Object left, Object right) {
        boolean areMixed = left instanceof Number && right instanceof Number && left.getClass() != right.getClass();
        return areMixed ? compare(((Number) left).doubleValue(), ((Number) right).doubleValue()) : compare(left, right);
    }

    private static Predicate<Row> onValue(String property, Predicate<Object> condition) {
        return row -> {
            Object value = row.value(property);
            return value != null && condition.test(value);
        };
    }

    private static boolean holds(Filter.Operator operator, int order) {
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    /** The order of two values of one type. */
    static int compare(Object left, Object right) {
        if (left instanceof String text && right instanceof String other) {
            return compareByCodePoint(text, other);
        }
        if (left instanceof Double number && right instanceof Double other) {
            return number.doubleValue() == other.doubleValue() ? 0 : number.compareTo(other);
        }
        if (left instanceof Long number && right instanceof Long other) {
            return number.compareTo(other);
        }
        if (left instanceof Boolean truth && right instanceof Boolean other) {
            return truth.compareTo(other);
        }
        if (left instanceof LocalDate date && right instanceof LocalDate other) {
            return date.compareTo(other);
        }
        if (left instanceof Instant instant && right instanceof Instant other) {
            return instant.compareTo(other);
        }
        throw new IllegalArgumentException("cannot compare " + left.getClass() + " with " + right.getClass());
    }

    /** UTF-16 order differs from code point order only where a surrogate meets a character above it. */
    private static int compareByCodePoint(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean aIsHigh = Character.isSurrogate(a);
                boolean bIsHigh = Character.isSurrogate(b);
                return aIsHigh == bIsHigh ? a - b : aIsHigh ? 1 : -1;
            }
        }
        return left.length() - right.length();
    }

    private record FeatureRow(Feature feature) implements Row {
        @Override
        public String id() {
            return feature.id();
        }

        @Override
        public @Nullable Object value(String property) {
            return feature.property(property);
        }

        @Override
        public @Nullable Geometry geometry() {
            return feature.geometry();
        }
    }
}
