package org.cityreach.layer.cql;

import java.util.List;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Term;
import org.cityreach.layer.TextFold;
import org.jspecify.annotations.Nullable;

/** Reads what stands on the sides of a predicate in CQL2 JSON. */
final class OperandJson {

    private static final int DEEPEST = 50;
    private static final String VALUE = "{\"property\": …}, a text, a number, a boolean, {\"date\": …},"
            + " {\"timestamp\": …}, {\"interval\": […]}, arithmetic, casei, accenti, a GeoJSON geometry or {\"bbox\": […]}";

    private final ShapeJson shapes;

    OperandJson(Crs filterCrs) {
        this.shapes = new ShapeJson(filterCrs);
    }

    Operand read(@Nullable Object node, String place, int depth) {
        if (depth > DEEPEST) {
            throw Fault.tooLarge("filter-too-large", "the filter is nested deeper than " + DEEPEST)
                    .in(place);
        }
        if (node instanceof String text) {
            return value(Literal.Kind.STRING, text, place);
        }
        if (node instanceof Number number) {
            return value(Literal.Kind.NUMBER, number.toString(), place);
        }
        if (node instanceof Boolean truth) {
            return value(Literal.Kind.BOOLEAN, truth.toString(), place);
        }
        if (node instanceof Map<?, ?> map) {
            return object(map, place, depth);
        }
        throw CqlJson.invalid(node, VALUE, place);
    }

    private static Operand value(Literal.Kind kind, String text, String place) {
        return new Operand.Value(new Literal(kind, text), place);
    }

    private Operand object(Map<?, ?> map, String place, int depth) {
        if (map.get("property") instanceof String name) {
            return new Operand.Name(name, place);
        }
        if (map.get("date") instanceof String date) {
            return value(Literal.Kind.DATE, date, place);
        }
        if (map.get("timestamp") instanceof String timestamp) {
            return value(Literal.Kind.TIMESTAMP, timestamp, place);
        }
        if (map.get("interval") instanceof List<?> ends && ends.size() == 2) {
            return new Operand.Interval(
                    read(ends.get(0), place + "/interval/0", depth + 1),
                    read(ends.get(1), place + "/interval/1", depth + 1),
                    place);
        }
        for (TextFold fold : TextFold.values()) {
            if (map.containsKey(nameOf(fold))) {
                return new Operand.Fold(
                        fold, read(map.get(nameOf(fold)), place + "/" + nameOf(fold), depth + 1), place);
            }
        }
        if (map.get("bbox") instanceof List<?> && !map.containsKey("type")
                || map.containsKey("coordinates")
                || map.containsKey("geometries")) {
            return new Operand.Shape(shapes.read(map, place), place);
        }
        if (map.get("op") instanceof String operation && map.get("args") instanceof List<?> args) {
            return operation(operation, args, place, depth);
        }
        throw CqlJson.invalid(map, VALUE, place);
    }

    private static String nameOf(TextFold fold) {
        return fold == TextFold.CASE ? "casei" : "accenti";
    }

    private Operand operation(String operation, List<?> args, String place, int depth) {
        for (TextFold fold : TextFold.values()) {
            if (operation.equals(nameOf(fold)) && args.size() == 1) {
                return new Operand.Fold(fold, read(args.get(0), place + "/args/0", depth + 1), place);
            }
        }
        for (Term.Operation one : Term.Operation.values()) {
            if (operation.equals(one.sign()) && args.size() == 2) {
                return new Operand.Sum(
                        one,
                        read(args.get(0), place + "/args/0", depth + 1),
                        read(args.get(1), place + "/args/1", depth + 1),
                        place);
            }
        }
        throw Fault.invalid("unsupported-filter", "filter", operation, VALUE + "; arithmetic is + - * / % div ^ of two")
                .in(place + "/op");
    }
}
