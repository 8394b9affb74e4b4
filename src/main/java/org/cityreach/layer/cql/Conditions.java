package org.cityreach.layer.cql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Filter.Operator;
import org.cityreach.layer.Filter.SpatialOperator;
import org.cityreach.layer.FilterEvaluator;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.layer.PropertyValue;
import org.cityreach.layer.Term;

/**
 * Makes typed conditions on one layer of operands as written. A condition of a property with a value becomes a leaf
 * that indexes know; all others compare terms. The name {@code id} means the feature's id. Counts what it makes, so
 * that a filter stays of bounded size. Not safe for use by many threads.
 */
final class Conditions {

    static final String ID = "id";
    private static final int MOST_CONDITIONS = 1000;
    private static final int MOST_LISTED = 10_000;
    private static final Feature NOTHING = new Feature("-", null, Map.of());

    private final Terms terms;
    private final SpatialConditions spatial;
    private final TemporalConditions temporal;
    private int made;

    Conditions(Layer layer, ShapeFrame frame) {
        this.terms = new Terms(layer);
        this.spatial = new SpatialConditions(frame);
        this.temporal = new TemporalConditions(this);
    }

    static Filter constant(boolean truth) {
        List<Filter> none = List.of();
        return truth ? new Filter.And(none) : new Filter.Or(none);
    }

    Term term(Operand operand) {
        return terms.of(operand);
    }

    Filter spatial(SpatialOperator operator, Operand left, Operand right) {
        count();
        return spatial.of(operator, left, right);
    }

    Filter temporal(String function, Operand left, Operand right, String place) {
        count();
        return temporal.of(function, left, right, place);
    }

    Filter comparison(Operand left, Operator operator, Operand right, String place) {
        if (left instanceof Operand.Name name && right instanceof Operand.Value value) {
            return comparison(name, operator, value);
        }
        if (left instanceof Operand.Value value && right instanceof Operand.Name name) {
            return comparison(name, Operators.mirrored(operator), value);
        }
        return comparison(terms.of(left), operator, terms.of(right), place);
    }

    private Filter comparison(Operand.Name name, Operator operator, Operand.Value value) {
        count();
        if (name.name().equals(ID)) {
            return idComparison(operator, value);
        }
        PropertySchema property = terms.property(name);
        if (isOrdered(operator) && property.type() == PropertyType.BOOLEAN) {
            throw noOrder(name.name(), value.literal().text(), value.place());
        }
        if (property.type() == PropertyType.INTEGER && isFraction(value.literal())) {
            Term number = terms.of(value);
            return new Filter.TermComparison(terms.of(name), operator, number);
        }
        return new Filter.Comparison(property.name(), operator, value(property, value));
    }

    /** Compares two terms of one sort. */
    Filter comparison(Term left, Operator operator, Term right, String place) {
        count();
        if (left instanceof Term.Constant && right instanceof Term.Constant) {
            checkComparable(left, operator, right, place);
            return constant(compareConstants(left, operator, right));
        }
        checkComparable(left, operator, right, place);
        if (left instanceof Term.Property property
                && right instanceof Term.Constant constant
                && property.type() == constant.type()) {
            return new Filter.Comparison(property.name(), operator, constant.value());
        }
        if (right instanceof Term.Property && left instanceof Term.Constant && left.type() == right.type()) {
            return comparison(right, Operators.mirrored(operator), left, place);
        }
        return new Filter.TermComparison(left, operator, right);
    }

    static boolean compareConstants(Term left, Operator operator, Term right) {
        return FilterEvaluator.of(new Filter.TermComparison(left, operator, right))
                .matches(NOTHING);
    }

    private static void checkComparable(Term left, Operator operator, Term right, String place) {
        boolean areNumbers = Terms.isNumeric(left.type()) && Terms.isNumeric(right.type());
        if (!areNumbers && left.type() != right.type()) {
            throw Fault.invalid(
                            "invalid-filter",
                            "filter",
                            "a comparison of " + left.type().jsonName() + " with "
                                    + right.type().jsonName(),
                            "two sides of one type")
                    .in(place);
        }
        if (isOrdered(operator) && left.type() == PropertyType.BOOLEAN) {
            throw noOrder("filter", "a boolean", place);
        }
    }

    private static boolean isOrdered(Operator operator) {
        return operator != Operator.EQUAL && operator != Operator.NOT_EQUAL;
    }

    private static Fault noOrder(String name, String found, String place) {
        return Fault.invalid("invalid-filter", name, found, "= or <>, because booleans have no order")
                .in(place);
    }

    private static boolean isFraction(Literal literal) {
        if (literal.kind() != Literal.Kind.NUMBER || literal.text().length() > Terms.LONGEST_NUMBER) {
            return false;
        }
        BigDecimal number = new BigDecimal(literal.text());
        return Math.abs((long) number.scale()) <= Terms.LONGEST_NUMBER
                && number.stripTrailingZeros().scale() > 0;
    }

    Filter between(Operand operand, Operand low, Operand high, String place) {
        if (operand instanceof Operand.Name name
                && low instanceof Operand.Value least
                && high instanceof Operand.Value most
                && !name.name().equals(ID)
                && !isFraction(least.literal())
                && !isFraction(most.literal())) {
            count();
            PropertySchema property = terms.property(name);
            if (property.type() == PropertyType.BOOLEAN) {
                throw noOrder(name.name(), "between", name.place());
            }
            return new Filter.Between(property.name(), value(property, least), value(property, most));
        }
        return new Filter.And(List.of(
                comparison(operand, Operator.GREATER_OR_EQUAL, low, place),
                comparison(operand, Operator.LESS_OR_EQUAL, high, place)));
    }

    Filter in(Operand operand, Operand.Listed list, String place) {
        if (list.values().size() > MOST_LISTED) {
            throw Fault.tooLarge("filter-too-large", "a list in the filter has more than " + MOST_LISTED + " values")
                    .in(list.place());
        }
        boolean isPlain = operand instanceof Operand.Name
                && list.values().stream().allMatch(value -> value instanceof Operand.Value);
        if (!isPlain) {
            List<Filter> parts = new ArrayList<>();
            list.values().forEach(value -> parts.add(comparison(operand, Operator.EQUAL, value, place)));
            return new Filter.Or(parts);
        }
        count();
        Operand.Name name = (Operand.Name) operand;
        List<Operand.Value> literals =
                list.values().stream().map(Operand.Value.class::cast).toList();
        if (name.name().equals(ID)) {
            return new Filter.IdIn(literals.stream().map(Conditions::idText).toList());
        }
        PropertySchema property = terms.property(name);
        List<Object> values = new ArrayList<>();
        for (Operand.Value literal : literals) {
            // no whole number is equal to a fraction, but a missing value stays missing
            if (property.type() != PropertyType.INTEGER || !isFraction(literal.literal())) {
                values.add(value(property, literal));
            }
        }
        return new Filter.In(property.name(), values);
    }

    Filter like(Operand operand, Operand pattern) {
        count();
        Term text = terms.of(operand);
        if (text.type() != PropertyType.STRING) {
            String name = operand instanceof Operand.Name named ? named.name() : "filter";
            throw Fault.invalid(
                            "invalid-filter",
                            name,
                            "like",
                            "a text; " + (name.equals("filter") ? "this" : name) + " is a "
                                    + text.type().jsonName())
                    .in(operand.place());
        }
        if (!(pattern instanceof Operand.Value || pattern instanceof Operand.Fold)
                || !(terms.of(pattern) instanceof Term.Constant constant)
                || !(constant.value() instanceof String letters)) {
            throw Fault.invalid("invalid-filter", "filter", "something else", "a pattern in single quotes")
                    .in(pattern.place());
        }
        if (text instanceof Term.Constant fixed) {
            return constant(
                    FilterEvaluator.of(new Filter.TermLike(fixed, letters)).matches(NOTHING));
        }
        return text instanceof Term.Property property
                ? new Filter.Like(property.name(), letters)
                : new Filter.TermLike(text, letters);
    }

    Filter isNull(Operand operand) {
        count();
        if (operand instanceof Operand.Name name && name.name().equals(SpatialConditions.GEOMETRY)) {
            return new Filter.Not(new Filter.HasGeometry());
        }
        if (operand instanceof Operand.Shape || operand instanceof Operand.Interval) {
            return constant(false);
        }
        Term term = terms.of(operand);
        if (term instanceof Term.Id || term instanceof Term.Constant) {
            return constant(false);
        }
        return term instanceof Term.Property property
                ? new Filter.IsNull(property.name())
                : new Filter.TermIsNull(term);
    }

    private Filter idComparison(Operator operator, Operand.Value value) {
        String text = idText(value);
        Filter same = new Filter.IdIn(List.of(text));
        return switch (operator) {
            case EQUAL -> same;
            case NOT_EQUAL -> new Filter.Not(same);
            default -> new Filter.TermComparison(new Term.Id(), operator, new Term.Constant(PropertyType.STRING, text));
        };
    }

    private static String idText(Operand.Value value) {
        Literal literal = value.literal();
        if (literal.kind() != Literal.Kind.STRING) {
            throw Fault.invalid("invalid-value", ID, literal.text(), "a string in single quotes")
                    .in(value.place());
        }
        return literal.text();
    }

    private static Object value(PropertySchema property, Operand.Value operand) {
        Literal literal = operand.literal();
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
                            expected(property) + ", not " + literal.kind().phrase())
                    .in(operand.place());
        }
        try {
            return PropertyValue.parse(property.name(), property.type(), literal.text());
        } catch (Fault unfit) {
            throw unfit.in(operand.place());
        }
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
