package org.cityreach.exchange.mapping;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Reads the one form of ISO 8601 that data files mostly have, {@code 2026-01-31T08:00:00} with {@code Z} or
 * an offset such as {@code +08:00}, some ten times as fast as the general parser. Every other form, and
 * everything that is not clearly right, is left to that parser.
 */
final class IsoMoment {

    /** Stands for a text of another form. */
    static final long NONE = Long.MIN_VALUE;

    private static final int WITHOUT_OFFSET = 19;
    private static final int WITH_OFFSET = 25;
    private static final String FORM = "0000-00-00T00:00:00";
    private static final long DAY_SECONDS = 86_400;

    private IsoMoment() {}

    /** Milliseconds since 1970, or {@link #NONE}. */
    static long parse(String text) {
        boolean utc = text.length() == WITHOUT_OFFSET + 1 && text.charAt(WITHOUT_OFFSET) == 'Z';
        if (!utc && text.length() != WITH_OFFSET || !hasForm(text)) {
            return NONE;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        boolean onClock = hour < 24 && minute < 60 && second < 60;
        if (!onClock || year < 2 || year > 9998 || month < 1 || month > 12 || day < 1) {
            return NONE;
        }
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return NONE;
        }
        int offsetMinutes = utc ? 0 : offsetMinutes(text);
        if (offsetMinutes == Integer.MIN_VALUE) {
            return NONE;
        }
        long seconds = LocalDate.of(year, month, day).toEpochDay() * DAY_SECONDS
                + hour * 3600L
                + (minute - offsetMinutes) * 60L
                + second;
        return seconds * 1000;
    }

    private static int offsetMinutes(String text) {
        char sign = text.charAt(WITHOUT_OFFSET);
        boolean form = (sign == '+' || sign == '-')
                && isDigit(text, 20)
                && isDigit(text, 21)
                && text.charAt(22) == ':'
                && isDigit(text, 23)
                && isDigit(text, 24);
        int hours = form ? number(text, 20, 22) : 99;
        int minutes = form ? number(text, 23, 25) : 99;
        if (hours > 17 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        return (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
    }

    private static boolean hasForm(String text) {
        for (int i = 0; i < WITHOUT_OFFSET; i++) {
            char expected = FORM.charAt(i);
            if (expected == '0' ? !isDigit(text, i) : text.charAt(i) != expected) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }
}
