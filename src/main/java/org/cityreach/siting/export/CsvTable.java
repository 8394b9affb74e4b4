package org.cityreach.siting.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as CSV (RFC 4180) that spreadsheets open as it is: with a byte order mark, and an apostrophe
 * before texts that would be taken for formulas. Not safe for use by many threads.
 */
final class CsvTable {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final StringWriter text = new StringWriter();
    private final CsvWriter csv;
    private final List<String> fields = new ArrayList<>();

    CsvTable(String... columns) {
        text.write('\uFEFF');
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(columns);
    }

    CsvTable add(@Nullable String value) {
        String field = value == null ? "" : value;
        fields.add(!field.isEmpty() && FORMULA_STARTS.indexOf(field.charAt(0)) >= 0 ? "'" + field : field);
        return this;
    }

    /** A figure with as many digits as a double has; empty where there is none. */
    CsvTable add(double figure) {
        fields.add(Double.isFinite(figure) ? plain(figure) : "");
        return this;
    }

    private static String plain(double figure) {
        return new BigDecimal(figure, MathContext.DECIMAL64)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A figure to so many decimals. */
    CsvTable add(double figure, int decimals) {
        double scale = Math.pow(10, decimals);
        return add(Double.isFinite(figure) ? Math.rint(figure * scale) / scale : figure);
    }

    void end() {
        csv.writeRecord(fields);
        fields.clear();
    }

    /** The table so far. */
    String text() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
