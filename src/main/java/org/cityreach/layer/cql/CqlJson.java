package org.cityreach.layer.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Filter.Operator;
import org.cityreach.layer.Filter.SpatialOperator;
import org.cityreach.layer.Layer;
import org.jspecify.annotations.Nullable;

/**
 * Reads CQL2 JSON as maps and lists; places are JSON pointers. What stands on the sides of a predicate is read by
 * {@link OperandJson}. Source: OGC 21-065r2, the parts named in {@link org.cityreach.layer.FilterParser}. Not safe
 * for use by many threads.
 */
public final class CqlJson {

    private static final int DEEPEST = 50;
    private static final String OPERATIONS =
            "and, or, not, =, <>, <, <=, >, >=, between, in, like, isNull, s_intersects"
                    + " and the other spatial functions, t_intersects and the other temporal functions";

    private final Conditions conditions;
    private final OperandJson operands;

    private CqlJson(Layer layer, Crs filterCrs) {
        this.conditions = new Conditions(layer, new ShapeFrame(filterCrs, layer.crs()));
        this.operands = new OperandJson(filterCrs);
    }

    public static Filter parse(@Nullable Object tree, Layer layer, Crs filterCrs) {
        return NegationNormalForm.of(new CqlJson(layer, filterCrs).filter(tree, "", 1));
    }

    private Filter filter(@Nullable Object node, String place, int depth) {
        if (depth > DEEPEST) {
            throw Fault.tooLarge("filter-too-large", "the filter is nested deeper than " + DEEPEST)
                    .in(place);
        }
        if (node instanceof Boolean constant) {
            return Conditions.constant(constant);
        }
        if (node instanceof Map<?, ?> map
                && map.get("op") instanceof String operation
                && map.get("args") instanceof List<?> args) {
            return operation(operation, args, place, depth);
        }
        throw invalid(node, "an object with op, a text, and args, a list", place.isEmpty() ? "/" : place);
    }

    private Filter operation(String operation, List<?> args, String place, int depth) {
        return switch (operation) {
            case "and" -> new Filter.And(filters(args, place, depth));
            case "or" -> new Filter.Or(filters(args, place, depth));
            case "not" -> {
                checkCount(args, 1, place);
                yield new Filter.Not(filter(args.get(0), place + "/args/0", depth + 1));
            }
            default -> condition(operation, args, place);
        };
    }

    private List<Filter> filters(List<?> args, String place, int depth) {
        List<Filter> parts = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            parts.add(filter(args.get(i), place + "/args/" + i, depth + 1));
        }
        return parts;
    }

    private Filter condition(String operation, List<?> args, String place) {
        switch (operation) {
            case "isNull" -> {
                return conditions.isNull(argument(args, 1, 0, place));
            }
            case "between" -> {
                return conditions.between(
                        argument(args, 3, 0, place), argument(args, 3, 1, place), argument(args, 3, 2, place), place);
            }
            case "in" -> {
                checkCount(args, 2, place);
                return conditions.in(argument(args, 2, 0, place), list(args.get(1), place + "/args/1"), place);
            }
            case "like" -> {
                return conditions.like(argument(args, 2, 0, place), argument(args, 2, 1, place));
            }
            default -> {
                return comparison(operation, args, place);
            }
        }
    }

    private Filter comparison(String operation, List<?> args, String place) {
        @Nullable Operator operator = Operators.find(operation).orElse(null);
        @Nullable SpatialOperator spatial = SpatialConditions.find(operation).orElse(null);
        String temporal = operation.toUpperCase(Locale.ROOT);
        if (operator == null && spatial == null && !TemporalConditions.NAMES.contains(temporal)) {
            throw Fault.invalid("unsupported-filter", "filter", operation, OPERATIONS)
                    .in(place + "/op");
        }
        Operand left = argument(args, 2, 0, place);
        Operand right = argument(args, 2, 1, place);
        if (operator != null) {
            return conditions.comparison(left, operator, right, place.isEmpty() ? "/" : place);
        }
        return spatial != null
                ? conditions.spatial(spatial, left, right)
                : conditions.temporal(temporal, left, right, place);
    }

    private Operand argument(List<?> args, int count, int index, String place) {
        checkCount(args, count, place);
        return operands.read(args.get(index), place + "/args/" + index, 1);
    }

    private static void checkCount(List<?> args, int count, String place) {
        if (args.size() != count) {
            throw invalid(args, count + " arguments", place + "/args");
        }
    }

    private Operand.Listed list(@Nullable Object node, String place) {
        if (!(node instanceof List<?> values)) {
            throw invalid(node, "a list of values", place);
        }
        List<Operand> read = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            read.add(operands.read(values.get(i), place + "/" + i, 1));
        }
        return new Operand.Listed(read, place);
    }

    static Fault invalid(@Nullable Object node, String allowed, String place) {
        return Fault.invalid("invalid-filter", "filter", node, allowed).in(place);
    }
}
