package org.cityreach.exchange.sheet;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cityreach.exchange.format.SafeXml;
import org.cityreach.exchange.format.ZipFolder;
import org.jspecify.annotations.Nullable;

/** Which styles of a workbook show a number as a date, and which date it is. */
final class CellStyles {

    private static final LocalDateTime EPOCH_1900 = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final LocalDateTime EPOCH_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);
    private static final double LAST_SERIAL = 2_958_466;
    private static final double MILLIS_A_DAY = 86_400_000;

    /** Serials up to here count a 29 February 1900 that there was not. */
    private static final double LEAP_MISTAKE = 60;

    private final BitSet dates = new BitSet();
    private final boolean isFrom1904;

    private CellStyles(boolean isFrom1904) {
        this.isFrom1904 = isFrom1904;
    }

    /**
     * Reads the styles.
     *
     * @param path of the style sheet in the archive; null where there is none
     */
    static CellStyles read(ZipFolder zip, @Nullable String path, boolean isFrom1904) {
        CellStyles styles = new CellStyles(isFrom1904);
        if (path == null) {
            return styles;
        }
        Map<Integer, String> formats = new HashMap<>();
        List<Integer> used = new ArrayList<>();
        boolean isInCells = false;
        try (SafeXml xml = SafeXml.open(zip.open(path))) {
            while (xml.nextElement()) {
                switch (xml.name()) {
                    case "numFmt" -> formats.put(number(xml, "numFmtId"), String.valueOf(xml.attribute("formatCode")));
                    case "cellXfs" -> isInCells = true;
                    case "cellStyles", "dxfs" -> isInCells = false;
                    case "xf" -> {
                        if (isInCells) {
                            used.add(number(xml, "numFmtId"));
                        }
                    }
                    default -> {}
                }
            }
        }
        for (int i = 0; i < used.size(); i++) {
            styles.dates.set(i, isDate(used.get(i), formats.get(used.get(i))));
        }
        return styles;
    }

    private static int number(SafeXml xml, String attribute) {
        String text = xml.attribute(attribute);
        return text == null || !text.matches("\\d{1,6}") ? 0 : Integer.parseInt(text);
    }

    private static boolean isDate(int id, @Nullable String format) {
        if (format == null) {
            return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58;
        }
        String signs =
                format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h|m|s)[^\\]]*\\]", "");
        return !signs.contains("general") && signs.matches("(?s).*[ymdhs].*");
    }

    boolean isDate(int style) {
        return dates.get(style);
    }

    /** The moment a serial number stands for, to the millisecond; null where it is none. */
    @Nullable
    LocalDateTime moment(double serial) {
        if (!(serial >= 0) || serial >= LAST_SERIAL) {
            return null;
        }
        double days = !isFrom1904 && serial < LEAP_MISTAKE ? serial + 1 : serial;
        long millis = Math.round(days * MILLIS_A_DAY);
        return (isFrom1904 ? EPOCH_1904 : EPOCH_1900).plus(millis, ChronoUnit.MILLIS);
    }
}
