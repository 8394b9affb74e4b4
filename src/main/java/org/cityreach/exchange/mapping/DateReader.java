package org.cityreach.exchange.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as texts. Without a pattern they are ISO 8601, with {@code T} or a space between date
 * and time; a time may lack its seconds or be absent, which is midnight. Where an offset or zone is
 * absent the reader's zone counts. A time that a zone passes over in spring is taken as late as the
 * gap is long; one that comes twice in autumn is the first. Milliseconds are kept. Years 1 to 9999.
 * Not safe for use by many threads.
 */
public final class DateReader {

    private static final int LAST_YEAR = 9999;
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalEnd()
            .optionalStart()
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:mm:ss", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "+0000")
            .optionalEnd()
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    private final DateTimeFormatter format;
    private final @Nullable String pattern;
    private final ZoneId zone;
    private boolean zoneUsed;

    private DateReader(DateTimeFormatter format, @Nullable String pattern, ZoneId zone) {
        this.format = format;
        this.pattern = pattern;
        this.zone = zone;
    }

    /**
     * A reader; the faults {@code invalid-date-pattern} and {@code unknown-zone}.
     *
     * @param pattern of {@link DateTimeFormatter}, with English names of months and days; null for ISO 8601
     */
    public static DateReader of(@Nullable String pattern, String zone) {
        return new DateReader(pattern == null ? ISO : compiled(pattern), pattern, zoneOf(zone));
    }

    /** A reader of the same kind for another pass. */
    public DateReader fresh() {
        return new DateReader(format, pattern, zone);
    }

    private static ZoneId zoneOf(String name) {
        try {
            return ZoneId.of(name.strip());
        } catch (DateTimeException unknown) {
            throw Fault.invalid(
                    "unknown-zone", "zone", name, "a zone of the IANA time zone database such as Asia/Shanghai");
        }
    }

    private static DateTimeFormatter compiled(String pattern) {
        String allowed = "a pattern such as yyyy-MM-dd HH:mm:ss or MM/dd/yyyy hh:mm:ss a";
        try {
            DateTimeFormatter format = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    // yyyy is the year of an era; strict reading needs to know which.
                    .parseDefaulting(ChronoField.ERA, 1)
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
            LocalDateTime probe = LocalDateTime.of(2001, 12, 31, 23, 59, 58);
            String text = format.format(probe.atZone(ZoneId.of("UTC")));
            LocalDate back = LocalDate.from(format.parse(text));
            if (!back.equals(probe.toLocalDate())) {
                throw Fault.invalid("invalid-date-pattern", "datePattern", pattern, allowed + "; it loses the date");
            }
            return format;
        } catch (IllegalArgumentException | DateTimeException unfit) {
            throw Fault.invalid("invalid-date-pattern", "datePattern", pattern, allowed);
        }
    }

    /** A moment, to the millisecond. */
    public Instant readMoment(String text, String what) throws RowProblem {
        if (pattern == null) {
            long milliseconds = IsoMoment.parse(text);
            if (milliseconds != IsoMoment.NONE) {
                return Instant.ofEpochMilli(milliseconds);
            }
        }
        TemporalAccessor parsed = parse(text, what);
        if (parsed instanceof ZonedDateTime moment) {
            return checked(moment.toInstant(), text, what);
        }
        zoneUsed = true;
        LocalDateTime local = parsed instanceof LocalDate date ? date.atStartOfDay() : LocalDateTime.from(parsed);
        return checked(local.atZone(zone).toInstant(), text, what);
    }

    /** The moment of a time that a file has as such, without offset: at the reader's zone. */
    Instant atZone(LocalDateTime local) {
        zoneUsed = true;
        return local.atZone(zone).toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A date; of a moment with an offset, the date at the reader's zone. */
    public LocalDate readDate(String text, String what) throws RowProblem {
        TemporalAccessor parsed = parse(text, what);
        LocalDate date;
        if (parsed instanceof LocalDate plain) {
            date = plain;
        } else if (parsed instanceof LocalDateTime local) {
            date = local.toLocalDate();
        } else {
            zoneUsed = true;
            date = Instant.from(parsed).atZone(zone).toLocalDate();
        }
        if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
            throw refused(text, what);
        }
        return date;
    }

    private TemporalAccessor parse(String text, String what) throws RowProblem {
        try {
            return format.parseBest(text.strip(), ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
        } catch (DateTimeException unfit) {
            throw refused(text, what);
        }
    }

    private Instant checked(Instant moment, String text, String what) throws RowProblem {
        int year = moment.atZone(zone).getYear();
        if (year < 1 || year > LAST_YEAR) {
            throw refused(text, what);
        }
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }

    private RowProblem refused(String text, String what) {
        String wanted = pattern == null ? "ISO 8601 such as 2026-01-31T08:00:00+08:00" : "of the pattern " + pattern;
        return new RowProblem("invalid-date", what + " is '" + text.strip() + "', not a date " + wanted);
    }

    /** Whether any text so far had no offset, so that the zone counted. */
    public boolean isZoneUsed() {
        return zoneUsed;
    }

    public ZoneId zone() {
        return zone;
    }
}
