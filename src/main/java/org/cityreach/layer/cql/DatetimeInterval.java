package org.cityreach.layer.cql;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Filter.Operator;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code datetime} parameter of OGC API - Features: an instant, or a start and an end with
 * {@code /} between, either of which may be open ({@code ..} or nothing). Both ends belong. A date stands for
 * the whole day in the given zone.
 */
public final class DatetimeInterval {

    private static final String ALLOWED =
            "2026-01-31, 2026-01-31T08:00:00Z, or an interval of these such as 2026-01-01/2026-01-31 or 2026-01-01/..";

    private DatetimeInterval() {}

    public static Filter parse(String text, PropertySchema property, ZoneId zone) {
        String[] ends = text.strip().split("/", -1);
        if (ends.length > 2 || ends.length == 1 && isOpen(ends[0])) {
            throw invalid(text);
        }
        Span first = isOpen(ends[0]) ? null : span(ends[0], text, property.type(), zone);
        Span last = ends.length == 1 ? first : isOpen(ends[1]) ? null : span(ends[1], text, property.type(), zone);
        if (first != null && last != null && first.isAfter(last)) {
            throw Fault.invalid("invalid-datetime", "datetime", text, "an interval whose start is not after its end");
        }
        List<Filter> parts = new ArrayList<>();
        if (first != null) {
            parts.add(new Filter.Comparison(property.name(), Operator.GREATER_OR_EQUAL, first.start));
        }
        if (last != null) {
            parts.add(new Filter.Comparison(
                    property.name(), last.endBelongs ? Operator.LESS_OR_EQUAL : Operator.LESS, last.end));
        }
        return parts.isEmpty() ? new Filter.Not(new Filter.IsNull(property.name())) : new Filter.And(parts);
    }

    private static boolean isOpen(String end) {
        return end.isBlank() || end.strip().equals("..");
    }

    private static Span span(String end, String whole, PropertyType type, ZoneId zone) {
        try {
            String stripped = end.strip();
            boolean isDay = stripped.indexOf('T') < 0 && stripped.indexOf('t') < 0;
            if (isDay) {
                LocalDate day = LocalDate.parse(stripped);
                return type == PropertyType.DATE
                        ? new Span(day, day, true)
                        : new Span(start(day, zone), start(day.plusDays(1), zone), false);
            }
            OffsetDateTime moment = OffsetDateTime.parse(stripped);
            if (type == PropertyType.DATE) {
                LocalDate day = moment.atZoneSameInstant(zone).toLocalDate();
                return new Span(day, day, true);
            }
            Instant instant = moment.toInstant().truncatedTo(ChronoUnit.MILLIS);
            return new Span(instant, instant, true);
        } catch (DateTimeException unreadable) {
            throw invalid(whole);
        }
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Fault invalid(@Nullable String text) {
        return Fault.invalid("invalid-datetime", "datetime", text, ALLOWED);
    }

    /** What one end of the interval stands for: LocalDate or Instant, from start to end. */
    private record Span(Comparable<?> start, Comparable<?> end, boolean endBelongs) {

        boolean isAfter(Span other) {
            int order = start instanceof LocalDate day && other.end instanceof LocalDate otherDay
                    ? day.compareTo(otherDay)
                    : ((Instant) start).compareTo((Instant) other.end);
            return order > 0 || order == 0 && !other.endBelongs;
        }
    }
}
