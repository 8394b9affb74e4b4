package org.cityreach.layer.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Filter.Operator;
import org.cityreach.layer.Layer;
import org.jspecify.annotations.Nullable;

/**
 * Reads CQL2 JSON as maps and lists. Source: OGC 21-065r2, the parts named in
 * {@link org.cityreach.layer.FilterParser}. Not safe for use by many threads.
 */
public final class CqlJson {

    private static final int DEEPEST = 50;
    private static final String OPERATIONS = "and, or, not, =, <>, <, <=, >, >=, between, in, like, isNull";

    private final Conditions conditions;

    private CqlJson(Layer layer) {
        this.conditions = new Conditions(layer);
    }

    public static Filter parse(@Nullable Object tree, Layer layer) {
        return NegationNormalForm.of(new CqlJson(layer).filter(tree, 1));
    }

    private Filter filter(@Nullable Object node, int depth) {
        if (depth > DEEPEST) {
            throw Fault.tooLarge("filter-too-large", "the filter is nested deeper than " + DEEPEST);
        }
        if (node instanceof Boolean constant) {
            return constant ? new Filter.And(List.of()) : new Filter.Or(List.of());
        }
        if (node instanceof Map<?, ?> map
                && map.get("op") instanceof String operation
                && map.get("args") instanceof List<?> args) {
            return operation(operation, args, depth);
        }
        throw invalid(node, "an object with op, a text, and args, a list");
    }

    private Filter operation(String operation, List<?> args, int depth) {
        return switch (operation) {
            case "and" -> new Filter.And(filters(args, depth));
            case "or" -> new Filter.Or(filters(args, depth));
            case "not" -> new Filter.Not(filter(argument(args, 1, 0), depth + 1));
            default -> condition(operation, args);
        };
    }

    private List<Filter> filters(List<?> args, int depth) {
        List<Filter> parts = new ArrayList<>();
        args.forEach(part -> parts.add(filter(part, depth + 1)));
        return parts;
    }

    private Filter condition(String operation, List<?> args) {
        return switch (operation) {
            case "isNull" -> conditions.isNull(name(argument(args, 1, 0)));
            case "between" ->
                conditions.between(
                        name(argument(args, 3, 0)), literal(argument(args, 3, 1)), literal(argument(args, 3, 2)));
            case "in" -> conditions.in(name(argument(args, 2, 0)), literals(argument(args, 2, 1)));
            case "like" -> conditions.like(name(argument(args, 2, 0)), pattern(argument(args, 2, 1)));
            default -> comparison(operation, args);
        };
    }

    private Filter comparison(String sign, List<?> args) {
        Operator operator =
                Operators.find(sign).orElseThrow(() -> Fault.invalid("unsupported-filter", "filter", sign, OPERATIONS));
        Object left = argument(args, 2, 0);
        Object right = argument(args, 2, 1);
        return isName(left)
                ? conditions.comparison(name(left), operator, literal(right))
                : conditions.comparison(name(right), Operators.mirrored(operator), literal(left));
    }

    private static @Nullable Object argument(List<?> args, int count, int index) {
        if (args.size() != count) {
            throw invalid(args, count + " arguments");
        }
        return args.get(index);
    }

    private static boolean isName(@Nullable Object node) {
        return node instanceof Map<?, ?> map && map.containsKey("property");
    }

    private static String name(@Nullable Object node) {
        if (node instanceof Map<?, ?> map && map.get("property") instanceof String name) {
            return name;
        }
        throw invalid(node, "an object such as {\"property\": \"status\"}");
    }

    private static String pattern(@Nullable Object node) {
        if (node instanceof String text) {
            return text;
        }
        throw invalid(node, "a pattern as text");
    }

    private static List<Literal> literals(@Nullable Object node) {
        if (!(node instanceof List<?> values)) {
            throw invalid(node, "a list of values");
        }
        List<Literal> literals = new ArrayList<>();
        values.forEach(value -> literals.add(literal(value)));
        return literals;
    }

    private static Literal literal(@Nullable Object node) {
        if (node instanceof String text) {
            return new Literal(Literal.Kind.STRING, text);
        }
        if (node instanceof Number number) {
            return new Literal(Literal.Kind.NUMBER, number.toString());
        }
        if (node instanceof Boolean truth) {
            return new Literal(Literal.Kind.BOOLEAN, truth.toString());
        }
        if (node instanceof Map<?, ?> map && map.get("date") instanceof String date) {
            return new Literal(Literal.Kind.DATE, date);
        }
        if (node instanceof Map<?, ?> map && map.get("timestamp") instanceof String timestamp) {
            return new Literal(Literal.Kind.TIMESTAMP, timestamp);
        }
        throw invalid(node, "a text, a number, a boolean, {\"date\": …} or {\"timestamp\": …}");
    }

    private static Fault invalid(@Nullable Object node, String allowed) {
        return Fault.invalid("invalid-filter", "filter", node, allowed);
    }
}
