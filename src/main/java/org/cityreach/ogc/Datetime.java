package org.cityreach.ogc;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertyType;
import org.jspecify.annotations.Nullable;

/**
 * The parameter {@code datetime}: a moment or an interval whose ends belong to it. A date stands for its
 * whole day in UTC.
 *
 * @param from null for an interval that is open to the past
 * @param to null for one that is open to the future
 */
public record Datetime(@Nullable Instant from, @Nullable Instant to) {

    private static final String ALLOWED = "a moment such as 2026-01-31T08:00:00Z, a date, or an interval: two of these"
            + " with / between, the earlier first, .. or nothing for an open end";

    /** Reads the parameter; the fault {@code invalid-datetime} where it is neither. */
    public static Datetime of(String text) {
        String[] ends = text.split("/", -1);
        if (ends.length > 2 || text.isBlank()) {
            throw invalid(text);
        }
        Instant from = end(text, ends[0], false);
        Instant to = end(text, ends[ends.length - 1], true);
        boolean open = from == null && to == null;
        if ((open && ends.length == 1) || (from != null && to != null && to.isBefore(from))) {
            throw invalid(text);
        }
        return new Datetime(from, to);
    }

    private static @Nullable Instant end(String whole, String text, boolean last) {
        if (text.isEmpty() || text.equals("..")) {
            return null;
        }
        try {
            if (text.length() == 10) {
                LocalDate day = LocalDate.parse(text);
                Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
                return last
                        ? day.plusDays(1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()
                                .minusMillis(1)
                        : start;
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw invalid(whole);
        }
    }

    /** Whether a moment is in the interval. */
    public boolean contains(Instant moment) {
        return (from == null || !moment.isBefore(from)) && (to == null || !moment.isAfter(to));
    }

    /** The condition on a layer; a layer without times, and a feature without one, matches always. */
    public Filter on(Layer layer) {
        String property = layer.timeProperty();
        if (property == null) {
            return Filter.all();
        }
        boolean days = layer.getProperty(property).type() == PropertyType.DATE;
        List<Filter> parts = new ArrayList<>();
        if (from != null) {
            parts.add(new Filter.Comparison(property, Filter.Operator.GREATER_OR_EQUAL, value(from, days)));
        }
        if (to != null) {
            parts.add(new Filter.Comparison(property, Filter.Operator.LESS_OR_EQUAL, value(to, days)));
        }
        return new Filter.Or(List.of(new Filter.IsNull(property), new Filter.And(parts)));
    }

    private static Object value(Instant moment, boolean days) {
        return days ? LocalDate.ofInstant(moment, ZoneOffset.UTC) : moment;
    }

    private static Fault invalid(String text) {
        return Fault.invalid("invalid-datetime", "datetime", text, ALLOWED);
    }
}
