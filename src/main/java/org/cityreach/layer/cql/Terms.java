package org.cityreach.layer.cql;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.layer.Term;
import org.cityreach.layer.TermValue;

/** Makes typed terms of operands as written; what has no property in it is computed at once. */
final class Terms {

    /** No number is longer; keeps arithmetic on hostile texts cheap. */
    static final int LONGEST_NUMBER = 100;

    private final Layer layer;

    Terms(Layer layer) {
        this.layer = layer;
    }

    static boolean isNumeric(PropertyType type) {
        return type == PropertyType.NUMBER || type == PropertyType.INTEGER;
    }

    PropertySchema property(Operand.Name name) {
        try {
            return layer.getProperty(name.name());
        } catch (Fault unknown) {
            throw unknown.in(name.place());
        }
    }

    Term of(Operand operand) {
        if (operand instanceof Operand.Name name) {
            return nameTerm(name);
        }
        if (operand instanceof Operand.Value value) {
            return constant(value);
        }
        if (operand instanceof Operand.Sum sum) {
            return arithmetic(sum);
        }
        if (operand instanceof Operand.Fold fold) {
            return folded(fold);
        }
        String found = operand instanceof Operand.Shape
                ? "a geometry"
                : operand instanceof Operand.Interval ? "an interval" : "a list";
        throw Fault.invalid(
                        "invalid-filter",
                        "filter",
                        found,
                        "a value here; geometries go into S_INTERSECTS and its like, intervals into T_INTERSECTS")
                .in(operand.place());
    }

    private Term nameTerm(Operand.Name name) {
        if (name.name().equals(Conditions.ID)) {
            return new Term.Id();
        }
        if (name.name().equals(SpatialConditions.GEOMETRY)) {
            throw Fault.invalid(
                            "invalid-filter",
                            "filter",
                            SpatialConditions.GEOMETRY,
                            "a property with values; the geometry goes into S_INTERSECTS and its like")
                    .in(name.place());
        }
        PropertySchema property = property(name);
        return new Term.Property(property.name(), property.type());
    }

    private static Term constant(Operand.Value operand) {
        String text = operand.literal().text();
        try {
            return switch (operand.literal().kind()) {
                case STRING -> new Term.Constant(PropertyType.STRING, text);
                case NUMBER -> new Term.Constant(PropertyType.NUMBER, number(text));
                case BOOLEAN -> new Term.Constant(PropertyType.BOOLEAN, Boolean.parseBoolean(text));
                case DATE -> new Term.Constant(PropertyType.DATE, LocalDate.parse(text.strip()));
                case TIMESTAMP ->
                    new Term.Constant(
                            PropertyType.DATE_TIME,
                            OffsetDateTime.parse(text.strip()).toInstant().truncatedTo(ChronoUnit.MILLIS));
            };
        } catch (DateTimeException | NumberFormatException unreadable) {
            throw Fault.invalid(
                            "invalid-value",
                            "filter",
                            text,
                            "a finite number, DATE('2026-01-31') or TIMESTAMP('2026-01-31T08:00:00Z')")
                    .in(operand.place());
        }
    }

    private static Double number(String text) {
        double number = text.length() > LONGEST_NUMBER ? Double.NaN : Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new NumberFormatException("not finite");
        }
        return number;
    }

    private Term arithmetic(Operand.Sum sum) {
        Term left = numeric(sum.left());
        Term right = numeric(sum.right());
        if (!(left instanceof Term.Constant one && right instanceof Term.Constant other)) {
            return new Term.Arithmetic(sum.operation(), left, right);
        }
        Double result = TermValue.compute(
                sum.operation(), ((Number) one.value()).doubleValue(), ((Number) other.value()).doubleValue());
        if (result == null) {
            throw Fault.invalid(
                            "invalid-filter",
                            "filter",
                            one.value() + " " + sum.operation().sign() + " " + other.value(),
                            "arithmetic with a finite result")
                    .in(sum.place());
        }
        return new Term.Constant(PropertyType.NUMBER, result);
    }

    private Term numeric(Operand operand) {
        Term term = of(operand);
        if (!isNumeric(term.type())) {
            throw Fault.invalid(
                            "invalid-filter", "filter", "a " + term.type().jsonName(), "a number, to calculate with")
                    .in(operand.place());
        }
        return term;
    }

    private Term folded(Operand.Fold fold) {
        Term text = of(fold.text());
        if (text.type() != PropertyType.STRING) {
            throw Fault.invalid("invalid-filter", "filter", "a " + text.type().jsonName(), "a text")
                    .in(fold.text().place());
        }
        if (text instanceof Term.Constant constant) {
            return new Term.Constant(
                    PropertyType.STRING, fold.fold().apply(constant.value().toString()));
        }
        boolean isDone = text instanceof Term.Folded inner && inner.fold() == fold.fold();
        return isDone ? text : new Term.Folded(fold.fold(), text);
    }
}
