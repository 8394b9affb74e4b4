package org.cityreach.store.jdbc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Filter.Operator;
import org.cityreach.layer.PropertyType;

/**
 * Writes a filter as an SQL condition that is never null: a leaf on a null property is false, so that
 * {@code not} means the same here as in memory.
 */
final class FilterSql {

    private static final int DEEPEST = 200;

    private final Dialect dialect;
    private final StoredLayer layer;
    private final Sql sql;

    FilterSql(Dialect dialect, StoredLayer layer, Sql sql) {
        this.dialect = dialect;
        this.layer = layer;
        this.sql = sql;
    }

    void add(Filter filter) {
        add(filter, 0);
    }

    private void add(Filter filter, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("a filter is nested at most " + DEEPEST + " deep");
        }
        if (filter instanceof Filter.And and) {
            addAll(and.parts(), " AND ", "(1 = 1)", depth);
        } else if (filter instanceof Filter.Or or) {
            addAll(or.parts(), " OR ", "(1 = 0)", depth);
        } else if (filter instanceof Filter.Not not) {
            sql.add("(NOT ");
            add(not.part(), depth + 1);
            sql.add(")");
        } else {
            addLeaf(filter);
        }
    }

    private void addAll(List<Filter> parts, String between, String whenEmpty, int depth) {
        if (parts.isEmpty()) {
            sql.add(whenEmpty);
            return;
        }
        sql.add("(");
        for (int i = 0; i < parts.size(); i++) {
            sql.add(i == 0 ? "" : between);
            add(parts.get(i), depth + 1);
        }
        sql.add(")");
    }

    private void addLeaf(Filter filter) {
        if (filter instanceof Filter.Comparison comparison) {
            addComparison(comparison.property(), comparison.operator(), comparison.value());
        } else if (filter instanceof Filter.Between between) {
            sql.add("(");
            addComparison(between.property(), Operator.GREATER_OR_EQUAL, between.low());
            sql.add(" AND ");
            addComparison(between.property(), Operator.LESS_OR_EQUAL, between.high());
            sql.add(")");
        } else if (filter instanceof Filter.In in) {
            addIn(in);
        } else if (filter instanceof Filter.Like like) {
            String column = layer.column(like.property());
            sql.add("(" + column + " IS NOT NULL AND ");
            dialect.addLike(sql, column, LikePattern.canonical(like.pattern()));
            sql.add(")");
        } else if (filter instanceof Filter.IsNull isNull) {
            sql.add("(" + layer.column(isNull.property()) + " IS NULL)");
        } else if (filter instanceof Filter.IdIn idIn) {
            addValues("id", PropertyType.STRING, List.copyOf(idIn.ids()));
        } else if (filter instanceof Filter.Spatial spatial) {
            dialect.addSpatial(sql, layer, spatial);
        } else if (filter instanceof Filter.HasGeometry) {
            dialect.addHasGeometry(sql);
        } else {
            new TermSql(dialect, layer, sql).add(filter);
        }
    }

    private void addComparison(String property, Operator asked, Object value) {
        String column = layer.column(property);
        PropertyType type = layer.layer().getProperty(property).type();
        Operator operator = asked;
        if (value instanceof Instant instant && !isWhole(instant)) {
            // stored moments are whole milliseconds, so one between two of them is never equal
            if (asked == Operator.EQUAL || asked == Operator.NOT_EQUAL) {
                sql.add(asked == Operator.EQUAL ? "(1 = 0)" : "(" + column + " IS NOT NULL)");
                return;
            }
            operator = asked == Operator.LESS ? Operator.LESS_OR_EQUAL : asked;
            operator = asked == Operator.GREATER_OR_EQUAL ? Operator.GREATER : operator;
        }
        sql.add("(" + column + " IS NOT NULL AND " + column + symbol(operator));
        sql.bind(dialect.bindable(type, value)).add(")");
    }

    private void addIn(Filter.In in) {
        PropertyType type = layer.layer().getProperty(in.property()).type();
        List<Object> possible = in.values().stream()
                .filter(value -> !(value instanceof Instant instant) || isWhole(instant))
                .toList();
        addValues(layer.column(in.property()), type, possible);
    }

    private void addValues(String column, PropertyType type, List<Object> values) {
        if (values.isEmpty()) {
            sql.add("(1 = 0)");
            return;
        }
        sql.add("(" + column + " IS NOT NULL AND ");
        dialect.addIn(
                sql,
                column,
                type,
                values.stream().map(value -> dialect.bindable(type, value)).toList());
        sql.add(")");
    }

    private static boolean isWhole(Instant instant) {
        return instant.equals(instant.truncatedTo(ChronoUnit.MILLIS));
    }

    static String symbol(Operator operator) {
        return switch (operator) {
            case EQUAL -> " = ";
            case NOT_EQUAL -> " <> ";
            case LESS -> " < ";
            case LESS_OR_EQUAL -> " <= ";
            case GREATER -> " > ";
            case GREATER_OR_EQUAL -> " >= ";
        };
    }
}
