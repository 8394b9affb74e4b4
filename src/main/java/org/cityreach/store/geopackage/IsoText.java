package org.cityreach.store.geopackage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Dates and moments as a GeoPackage has them: {@code 2024-05-01} and {@code 2024-05-01T08:30:00.000Z},
 * always of one length, so that text order is time order for the years 0 to 9999. Moments are in UTC,
 * cut to milliseconds towards the past.
 */
final class IsoText {

    private static final int MILLIS_A_DAY = 86_400_000;

    private IsoText() {}

    static String of(LocalDate date) {
        char[] out = new char[10];
        putDate(out, date);
        return new String(out);
    }

    static String of(Instant moment) {
        long millis = moment.toEpochMilli();
        char[] out = new char[24];
        putDate(out, LocalDate.ofEpochDay(Math.floorDiv(millis, MILLIS_A_DAY)));
        int ofDay = Math.floorMod(millis, MILLIS_A_DAY);
        out[10] = 'T';
        putDigits(out, 11, 2, ofDay / 3_600_000);
        out[13] = ':';
        putDigits(out, 14, 2, ofDay / 60_000 % 60);
        out[16] = ':';
        putDigits(out, 17, 2, ofDay / 1000 % 60);
        out[19] = '.';
        putDigits(out, 20, 3, ofDay % 1000);
        out[23] = 'Z';
        return new String(out);
    }

    private static void putDate(char[] out, LocalDate date) {
        if (date.getYear() > 9999) {
            // sorts after every date there can be
            "9999-12-32".getChars(0, 10, out, 0);
            return;
        }
        putDigits(out, 0, 4, Math.max(0, date.getYear()));
        out[4] = '-';
        putDigits(out, 5, 2, date.getMonthValue());
        out[7] = '-';
        putDigits(out, 8, 2, date.getDayOfMonth());
    }

    private static void putDigits(char[] out, int at, int count, int number) {
        int rest = number;
        for (int i = at + count - 1; i >= at; i--) {
            out[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }

    static LocalDate date(String text) {
        return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
    }

    /** Reads what {@link #of(Instant)} wrote, and also moments other programs wrote. */
    static Instant moment(String text) {
        if (text.length() == 24 && text.charAt(10) == 'T' && text.charAt(23) == 'Z') {
            long day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2))
                    .toEpochDay();
            int ofDay = (digits(text, 11, 2) * 3600 + digits(text, 14, 2) * 60 + digits(text, 17, 2)) * 1000
                    + digits(text, 20, 3);
            return Instant.ofEpochMilli(day * MILLIS_A_DAY + ofDay);
        }
        if (text.length() == 10) {
            return date(text).atTime(LocalTime.MIDNIGHT).toInstant(ZoneOffset.UTC);
        }
        return Instant.parse(text);
    }

    private static int digits(String text, int at, int count) {
        int number = 0;
        for (int i = at; i < at + count; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("not a moment: " + text);
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
