package org.cityreach.exchange.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cityreach.fault.Fault;

/** The character between columns: given by sign or name, or found in the first records. */
final class Delimiter {

    private static final String CANDIDATES = ",;\t|";
    private static final int SAMPLE_CHARACTERS = 1 << 16;
    private static final int MOST_RECORDS = 50;

    private Delimiter() {}

    /** The delimiter a caller wrote; the fault {@code unknown-delimiter}. */
    static char named(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case ",", "comma" -> ',';
            case ";", "semicolon" -> ';';
            case "\t", "\\t", "tab" -> '\t';
            case "|", "pipe" -> '|';
            default ->
                throw Fault.invalid(
                        "unknown-delimiter", "delimiter", text, "comma, semicolon, tab, pipe or their signs");
        };
    }

    /**
     * The delimiter that splits most of the first records into the same number of columns, more than one;
     * of equals the one with more columns. A comma where none splits anything.
     */
    static char detect(Reader text) throws IOException {
        char[] buffer = new char[SAMPLE_CHARACTERS];
        int length = 0;
        for (int read = 0; read >= 0 && length < buffer.length; ) {
            length += read;
            read = text.read(buffer, length, buffer.length - length);
        }
        String sample = new String(buffer, 0, length);
        char best = ',';
        double bestScore = 0;
        for (char candidate : CANDIDATES.toCharArray()) {
            double score = score(sample, candidate, length == buffer.length);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static double score(String sample, char candidate, boolean cut) {
        List<Integer> widths = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvFormat.parser(candidate).ofCsvRecord(sample)) {
            for (CsvRecord csvRecord : reader) {
                widths.add(csvRecord.getFieldCount());
                if (widths.size() == MOST_RECORDS) {
                    break;
                }
            }
        } catch (CsvParseException | IOException unreadable) {
            return 0;
        }
        if (cut && widths.size() > 1 && widths.size() < MOST_RECORDS) {
            widths.remove(widths.size() - 1);
        }
        if (widths.isEmpty() || widths.get(0) < 2) {
            return 0;
        }
        int width = widths.get(0);
        double agreeing = widths.stream().filter(other -> other == width).count() / (double) widths.size();
        return agreeing * 1000 + Math.min(width, 999);
    }
}
