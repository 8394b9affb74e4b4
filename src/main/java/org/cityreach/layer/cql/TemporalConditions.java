package org.cityreach.layer.cql;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Filter.Operator;
import org.cityreach.layer.PropertyType;
import org.cityreach.layer.Term;

/**
 * The temporal functions of CQL2 as comparisons of the ends of intervals, both of which belong. An instant is its own
 * start and end. A date beside moments is its whole day in UTC: its first millisecond as a start, its last as an end.
 * Source: OGC 21-065r2, tables 8 and 9; W3C OWL-Time.
 */
final class TemporalConditions {

    static final Set<String> NAMES = Set.of(
            "T_AFTER",
            "T_BEFORE",
            "T_CONTAINS",
            "T_DISJOINT",
            "T_DURING",
            "T_EQUALS",
            "T_FINISHEDBY",
            "T_FINISHES",
            "T_INTERSECTS",
            "T_MEETS",
            "T_METBY",
            "T_OVERLAPPEDBY",
            "T_OVERLAPS",
            "T_STARTEDBY",
            "T_STARTS");

    private static final Set<String> OF_INSTANTS_TOO =
            Set.of("T_AFTER", "T_BEFORE", "T_DISJOINT", "T_EQUALS", "T_INTERSECTS");
    private static final String EXPECTED = "a property of type date or date-time, DATE('2026-01-31'),"
            + " TIMESTAMP('2026-01-31T08:00:00Z') or INTERVAL('2026-01-01', '..')";

    private final Conditions conditions;

    TemporalConditions(Conditions conditions) {
        this.conditions = conditions;
    }

    /** An end of an interval. A day is a constant until it is known what it is compared with. */
    private record End(Term term, String place) {
        boolean isProperty() {
            return term instanceof Term.Property;
        }

        boolean isDate() {
            return term.type() == PropertyType.DATE;
        }

        boolean isOpen() {
            return term instanceof Term.Constant constant
                    && (constant.value().equals(Instant.MIN) || constant.value().equals(Instant.MAX));
        }

        /** The end among moments, or among days. */
        Term in(PropertyType type, boolean isStart) {
            if (term instanceof Term.Constant constant && isOpen() && type == PropertyType.DATE) {
                return new Term.Constant(type, constant.value().equals(Instant.MIN) ? LocalDate.MIN : LocalDate.MAX);
            }
            if (term instanceof Term.Constant constant
                    && constant.value() instanceof LocalDate day
                    && type == PropertyType.DATE_TIME) {
                Instant first = day.atStartOfDay(ZoneOffset.UTC).toInstant();
                Instant last = first.plus(Duration.ofDays(1)).minusMillis(1);
                return new Term.Constant(type, isStart ? first : last);
            }
            return term;
        }
    }

    private record Span(End start, End end, boolean isInterval, String place) {}

    Filter of(String function, Operand left, Operand right, String place) {
        Span a = span(left);
        Span b = span(right);
        if (!OF_INSTANTS_TOO.contains(function) && !(a.isInterval && b.isInterval)) {
            throw Fault.invalid(
                            "unsupported-filter",
                            "filter",
                            function,
                            "two intervals, such as INTERVAL(reported, closed); for moments T_AFTER, T_BEFORE,"
                                    + " T_DISJOINT, T_EQUALS, T_INTERSECTS")
                    .in(a.isInterval ? b.place : a.place);
        }
        PropertyType type = commonType(List.of(a.start, a.end, b.start, b.end));
        checkOrder(a, type);
        checkOrder(b, type);
        return new Ends(
                        a.start.in(type, true),
                        a.end.in(type, false),
                        b.start.in(type, true),
                        b.end.in(type, false),
                        place)
                .relation(function);
    }

    private static PropertyType commonType(List<End> ends) {
        boolean hasMoment = false;
        boolean hasDate = false;
        for (End end : ends) {
            hasMoment |= !end.isDate() && !end.isOpen();
            hasDate |= end.isDate();
        }
        for (End end : ends) {
            if (hasMoment && end.isProperty() && end.isDate()) {
                throw Fault.invalid(
                                "invalid-value",
                                ((Term.Property) end.term).name(),
                                "a date",
                                "dates only, because it is one; not moments beside it")
                        .in(end.place);
            }
        }
        return hasDate && !hasMoment ? PropertyType.DATE : PropertyType.DATE_TIME;
    }

    private void checkOrder(Span span, PropertyType type) {
        Term start = span.start.in(type, true);
        Term end = span.end.in(type, false);
        if (span.isInterval
                && start instanceof Term.Constant
                && end instanceof Term.Constant
                && Conditions.compareConstants(start, Operator.GREATER, end)) {
            throw Fault.invalid(
                            "invalid-filter", "filter", "an interval", "an interval whose start is not after its end")
                    .in(span.place);
        }
    }

    private Span span(Operand operand) {
        if (operand instanceof Operand.Interval interval) {
            return new Span(end(interval.start(), true), end(interval.end(), false), true, operand.place());
        }
        End both = end(operand, true);
        if (both.isOpen()) {
            throw expected("'..'", operand.place());
        }
        return new Span(both, both, false, operand.place());
    }

    private End end(Operand operand, boolean isStart) {
        if (operand instanceof Operand.Name name) {
            Term property = conditions.term(name);
            if (property.type() != PropertyType.DATE && property.type() != PropertyType.DATE_TIME) {
                throw expected(name.name(), operand.place());
            }
            return new End(property, operand.place());
        }
        if (operand instanceof Operand.Value value) {
            return new End(constant(value.literal(), isStart, operand.place()), operand.place());
        }
        throw expected("something else", operand.place());
    }

    private static Term constant(Literal literal, boolean isStart, String place) {
        String text = literal.text().strip();
        boolean mayBeDate = literal.kind() == Literal.Kind.DATE || literal.kind() == Literal.Kind.STRING;
        boolean mayBeMoment = literal.kind() == Literal.Kind.TIMESTAMP || literal.kind() == Literal.Kind.STRING;
        if (literal.kind() == Literal.Kind.STRING && text.equals("..")) {
            return new Term.Constant(PropertyType.DATE_TIME, isStart ? Instant.MIN : Instant.MAX);
        }
        try {
            boolean isMoment = text.toUpperCase(Locale.ROOT).indexOf('T') >= 0;
            if (isMoment && mayBeMoment) {
                return new Term.Constant(
                        PropertyType.DATE_TIME,
                        OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS));
            }
            if (!isMoment && mayBeDate) {
                return new Term.Constant(PropertyType.DATE, LocalDate.parse(text));
            }
        } catch (DateTimeException unreadable) {
            throw expected(text, place);
        }
        throw expected(text, place);
    }

    private static Fault expected(String found, String place) {
        return Fault.invalid("invalid-filter", "filter", found, EXPECTED).in(place);
    }

    /** The four ends of two intervals. */
    private final class Ends {

        private final Term a1;
        private final Term a2;
        private final Term b1;
        private final Term b2;
        private final String place;

        Ends(Term a1, Term a2, Term b1, Term b2, String place) {
            this.a1 = a1;
            this.a2 = a2;
            this.b1 = b1;
            this.b2 = b2;
            this.place = place;
        }

        Filter relation(String function) {
            return switch (function) {
                case "T_AFTER" -> after(a1, b2);
                case "T_BEFORE" -> after(b1, a2);
                case "T_DISJOINT" -> new Filter.Or(List.of(after(b1, a2), after(a1, b2)));
                case "T_INTERSECTS" -> both(notAfter(a1, b2), notAfter(b1, a2));
                case "T_EQUALS" -> both(same(a1, b1), same(a2, b2));
                case "T_CONTAINS" -> both(after(b1, a1), after(a2, b2));
                case "T_DURING" -> both(after(a1, b1), after(b2, a2));
                case "T_FINISHEDBY" -> both(after(b1, a1), same(a2, b2));
                case "T_FINISHES" -> both(after(a1, b1), same(a2, b2));
                case "T_MEETS" -> same(a2, b1);
                case "T_METBY" -> same(a1, b2);
                case "T_OVERLAPPEDBY" -> new Filter.And(List.of(after(a1, b1), after(b2, a1), after(a2, b2)));
                case "T_OVERLAPS" -> new Filter.And(List.of(after(b1, a1), after(a2, b1), after(b2, a2)));
                case "T_STARTEDBY" -> both(same(a1, b1), after(a2, b2));
                case "T_STARTS" -> both(same(a1, b1), after(b2, a2));
                default -> throw new IllegalArgumentException("no temporal function: " + function);
            };
        }

        private static Filter both(Filter one, Filter other) {
            return new Filter.And(List.of(one, other));
        }

        private Filter after(Term one, Term other) {
            return conditions.comparison(one, Operator.GREATER, other, place);
        }

        private Filter notAfter(Term one, Term other) {
            return conditions.comparison(one, Operator.LESS_OR_EQUAL, other, place);
        }

        private Filter same(Term one, Term other) {
            return conditions.comparison(one, Operator.EQUAL, other, place);
        }
    }
}
