package org.cityreach.snapshot.column;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Filter.Operator;
import org.cityreach.layer.FilterEvaluator;
import org.cityreach.layer.LikePattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Turns a filter into a test of rows over columns. A leaf on a row without a value is false. */
final class FilterRows {

    private final Map<String, Column> columns;
    private final PackedText ids;

    private final GeometryColumn geometries;

    FilterRows(Map<String, Column> columns, PackedText ids, GeometryColumn geometries) {
        this.columns = columns;
        this.ids = ids;
        this.geometries = geometries;
    }

    IntPredicate of(Filter filter) {
        if (filter instanceof Filter.And and) {
            List<IntPredicate> parts = and.parts().stream().map(this::of).toList();
            return parts.stream().reduce(IntPredicate::and).orElse(row -> true);
        }
        if (filter instanceof Filter.Or or) {
            List<IntPredicate> parts = or.parts().stream().map(this::of).toList();
            return parts.stream().reduce(IntPredicate::or).orElse(row -> false);
        }
        if (filter instanceof Filter.Not not) {
            return of(not.part()).negate();
        }
        return leaf(filter);
    }

    private IntPredicate leaf(Filter filter) {
        if (filter instanceof Filter.Comparison comparison) {
            return column(comparison.property()).comparison(comparison.operator(), comparison.value());
        }
        if (filter instanceof Filter.Between between) {
            Column column = column(between.property());
            return column.comparison(Operator.GREATER_OR_EQUAL, between.low())
                    .and(column.comparison(Operator.LESS_OR_EQUAL, between.high()));
        }
        if (filter instanceof Filter.In in) {
            return in(column(in.property()), in.values());
        }
        if (filter instanceof Filter.Like like) {
            return textColumn(like.property()).matchingText(LikePattern.of(like.pattern())::matches);
        }
        if (filter instanceof Filter.IsNull isNull) {
            return column(isNull.property())::isNull;
        }
        if (filter instanceof Filter.IdIn idIn) {
            return idIn(idIn.ids());
        }
        FilterEvaluator evaluator = FilterEvaluator.of(filter);
        return row -> evaluator.matches(new Row(row));
    }

    /** A row for what columns alone cannot decide. */
    private final class Row implements FilterEvaluator.Row {

        private final int row;

        Row(int row) {
            this.row = row;
        }

        @Override
        public String id() {
            return ids.get(row);
        }

        @Override
        public @Nullable Object value(String property) {
            return column(property).value(row);
        }

        @Override
        public @Nullable Geometry geometry() {
            return geometries.get(row);
        }
    }

    private static IntPredicate in(Column column, List<Object> values) {
        if (column instanceof TextColumn text) {
            Set<Object> wanted = new HashSet<>(values);
            return text.matchingText(wanted::contains);
        }
        return values.stream()
                .map(value -> column.comparison(Operator.EQUAL, value))
                .reduce(IntPredicate::or)
                .orElse(row -> false);
    }

    private IntPredicate idIn(List<String> wanted) {
        Map<Integer, Set<ByteBuffer>> byHash = new HashMap<>();
        for (String id : wanted) {
            byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
            byHash.computeIfAbsent(Arrays.hashCode(bytes), hash -> new HashSet<>())
                    .add(ByteBuffer.wrap(bytes));
        }
        return row -> {
            @Nullable Set<ByteBuffer> candidates = byHash.get(ids.hash(row));
            return candidates != null
                    && candidates.stream().anyMatch(candidate -> ids.compare(row, candidate.array()) == 0);
        };
    }

    private TextColumn textColumn(String property) {
        if (column(property) instanceof TextColumn text) {
            return text;
        }
        throw new IllegalArgumentException("property " + property + " is no text");
    }

    private Column column(String property) {
        @Nullable Column column = columns.get(property);
        if (column == null) {
            throw new IllegalArgumentException("there is no property " + property);
        }
        return column;
    }
}
