package org.cityreach.layer.cql;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Filter.Operator;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.layer.PropertyValue;

/**
 * Makes typed conditions on the properties of one layer. The name {@code id} means the feature's id.
 * Counts what it makes, so that a filter stays of bounded size. Not safe for use by many threads.
 */
final class Conditions {

    static final String ID = "id";
    private static final int MOST_CONDITIONS = 1000;
    private static final int MOST_LISTED = 10_000;

    private final Layer layer;
    private int made;

    Conditions(Layer layer) {
        this.layer = layer;
    }

    Filter comparison(String name, Operator operator, Literal literal) {
        count();
        if (name.equals(ID)) {
            return idComparison(operator, literal);
        }
        PropertySchema property = layer.getProperty(name);
        boolean ordered = operator != Operator.EQUAL && operator != Operator.NOT_EQUAL;
        if (ordered && property.type() == PropertyType.BOOLEAN) {
            throw Fault.invalid("invalid-filter", name, literal.text(), "= or <>, because " + name + " is a boolean");
        }
        return new Filter.Comparison(name, operator, value(property, literal));
    }

    Filter between(String name, Literal low, Literal high) {
        count();
        PropertySchema property = layer.getProperty(name);
        if (property.type() == PropertyType.BOOLEAN) {
            throw Fault.invalid("invalid-filter", name, "between", "= or <>, because " + name + " is a boolean");
        }
        return new Filter.Between(name, value(property, low), value(property, high));
    }

    Filter in(String name, List<Literal> literals) {
        count();
        if (literals.size() > MOST_LISTED) {
            throw Fault.tooLarge("filter-too-large", "a list in the filter has more than " + MOST_LISTED + " values");
        }
        if (name.equals(ID)) {
            return new Filter.IdIn(literals.stream().map(Conditions::idText).toList());
        }
        PropertySchema property = layer.getProperty(name);
        List<Object> values = new ArrayList<>();
        literals.forEach(literal -> values.add(value(property, literal)));
        return new Filter.In(name, values);
    }

    Filter like(String name, String pattern) {
        count();
        PropertySchema property = layer.getProperty(name);
        if (property.type() != PropertyType.STRING) {
            throw Fault.invalid(
                    "invalid-filter",
                    name,
                    "like",
                    "a property of type string; " + name + " is a "
                            + property.type().jsonName());
        }
        return new Filter.Like(name, pattern);
    }

    Filter isNull(String name) {
        count();
        return name.equals(ID)
                ? new Filter.Or(List.of())
                : new Filter.IsNull(layer.getProperty(name).name());
    }

    private static Filter idComparison(Operator operator, Literal literal) {
        Filter same = new Filter.IdIn(List.of(idText(literal)));
        return switch (operator) {
            case EQUAL -> same;
            case NOT_EQUAL -> new Filter.Not(same);
            default ->
                throw Fault.invalid("invalid-filter", ID, literal.text(), "=, <> or in, because ids have no order");
        };
    }

    private static String idText(Literal literal) {
        if (literal.kind() != Literal.Kind.STRING) {
            throw Fault.invalid("invalid-value", ID, literal.text(), "a string in single quotes");
        }
        return literal.text();
    }

    private static Object value(PropertySchema property, Literal literal) {
        boolean fits = switch (property.type()) {
            case STRING -> literal.kind() == Literal.Kind.STRING;
            case NUMBER, INTEGER -> literal.kind() == Literal.Kind.NUMBER;
            case BOOLEAN -> literal.kind() == Literal.Kind.BOOLEAN;
            case DATE -> literal.kind() == Literal.Kind.DATE || literal.kind() == Literal.Kind.STRING;
            case DATE_TIME -> literal.kind() == Literal.Kind.TIMESTAMP || literal.kind() == Literal.Kind.STRING;
        };
        if (!fits) {
            throw Fault.invalid(
                    "invalid-value",
                    property.name(),
                    literal.text(),
                    expected(property) + ", not " + literal.kind().phrase());
        }
        return PropertyValue.parse(property.name(), property.type(), literal.text());
    }

    private static String expected(PropertySchema property) {
        return switch (property.type()) {
            case STRING -> "a string in single quotes";
            case NUMBER, INTEGER -> "a number without quotes";
            case BOOLEAN -> "true or false without quotes";
            case DATE -> "DATE('2026-01-31')";
            case DATE_TIME -> "TIMESTAMP('2026-01-31T08:00:00Z')";
        };
    }

    private void count() {
        if (++made > MOST_CONDITIONS) {
            throw Fault.tooLarge("filter-too-large", "the filter has more than " + MOST_CONDITIONS + " conditions");
        }
    }
}
