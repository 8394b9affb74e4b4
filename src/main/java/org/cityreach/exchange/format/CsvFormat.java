package org.cityreach.exchange.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Delimited text (RFC 4180) with a header: quoted fields may hold delimiters, doubled quotes and line
 * breaks. Empty lines are passed over. A column without a name is called {@code column_} and its number;
 * columns that share a name are told apart as {@code name#1}, {@code name#2}. An empty field is no value.
 * A row with more or fewer fields than the header is a bad row; empty fields too many at its end are not.
 */
public final class CsvFormat implements FormatReader {

    private static final int MOST_COLUMNS = 2000;
    private static final int LONGEST_FIELD_CHARACTERS = 16 * 1024 * 1024;

    private final TextFile file;
    private final char delimiter;

    /**
     * @param delimiter as the caller gave it; null to find it
     */
    public CsvFormat(TextFile file, @Nullable String delimiter) {
        this.file = file;
        this.delimiter = delimiter == null ? detected(file) : Delimiter.named(delimiter);
    }

    private static char detected(TextFile file) {
        try (Reader text = TextFile.reader(file.stream(), file.charset())) {
            return Delimiter.detect(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CsvReader.CsvReaderBuilder parser(char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(LONGEST_FIELD_CHARACTERS);
    }

    @Override
    public Scan scan(Progress progress) {
        RowSample sample = new RowSample(progress);
        Pass pass = new Pass((row, fraction) -> sample.add(row));
        List<String> columns = pass.run();
        if (sample.count() == 0) {
            throw Fault.invalid("no-rows", "the file has a header but no rows");
        }
        return new Scan(
                file.charset().name(),
                String.valueOf(delimiter),
                columns,
                false,
                null,
                sample.count(),
                sample.first(),
                sample.spread(),
                List.of());
    }

    @Override
    public void read(List<String> columns, RowSink sink) {
        new Pass(sink).run();
    }

    /** One pass through the file. */
    private final class Pass {

        private final RowSink sink;
        private List<String> columns = List.of();
        private long rows;
        private boolean lastRowIsShort;

        Pass(RowSink sink) {
            this.sink = sink;
        }

        List<String> run() {
            try (CountingStream stream = file.stream();
                    QuoteWatch watch = new QuoteWatch(TextFile.reader(stream, file.charset()), delimiter);
                    CsvReader<CsvRecord> reader = parser(delimiter).ofCsvRecord(watch)) {
                for (CsvRecord csvRecord : reader) {
                    if (columns.isEmpty()) {
                        columns = columnNames(csvRecord.getFields());
                    } else {
                        sink.accept(row(csvRecord), stream.fraction());
                    }
                }
                checkEnd(watch);
            } catch (CsvParseException unreadable) {
                throw Fault.invalid("invalid-csv", "row " + (rows + 1) + ": " + unreadable.getMessage());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return columns;
        }

        private void checkEnd(QuoteWatch watch) {
            if (columns.isEmpty()) {
                throw Fault.invalid("empty-file", "the file holds nothing but line breaks");
            }
            if (watch.endedInQuotes()) {
                throw Fault.invalid("truncated-file", "the file ends inside quotes, in row " + rows + " of the data");
            }
            if (watch.endedInLine() && lastRowIsShort) {
                throw Fault.invalid("truncated-file", "the file ends in the middle of row " + rows + " of the data");
            }
        }

        private RawRow row(CsvRecord csvRecord) {
            rows++;
            int given = csvRecord.getFieldCount();
            @Nullable Object[] values = new @Nullable Object[columns.size()];
            boolean blank = true;
            for (int i = 0; i < Math.min(given, values.length); i++) {
                String field = csvRecord.getField(i);
                values[i] = field.isEmpty() ? null : SpreadsheetText.plain(field);
                blank &= field.isBlank();
            }
            lastRowIsShort = given < columns.size();
            return new RawRow(rows, csvRecord.getStartingLineNumber(), null, null, values, problem(csvRecord, blank));
        }

        private @Nullable RowProblem problem(CsvRecord csvRecord, boolean blank) {
            int given = csvRecord.getFieldCount();
            boolean tooMany = false;
            for (int i = columns.size(); i < given; i++) {
                tooMany |= !csvRecord.getField(i).isBlank();
            }
            if (tooMany || given < columns.size() && !blank) {
                return new RowProblem("column-count", "the row has " + given + " fields, the header " + columns.size());
            }
            return blank ? new RowProblem("empty-row", "every field of the row is empty") : null;
        }
    }

    private static List<String> columnNames(List<String> header) {
        if (header.size() > MOST_COLUMNS) {
            throw Fault.tooLarge("too-many-columns", "the header has more than " + MOST_COLUMNS + " columns");
        }
        if (header.stream().allMatch(CsvFormat::isNumberOrBlank)) {
            throw Fault.invalid("missing-header", "the first row holds no names; a header with column names is needed");
        }
        Map<String, Integer> counts = new HashMap<>();
        header.forEach(name -> counts.merge(name.strip(), 1, Integer::sum));
        Map<String, Integer> seen = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            if (name.isEmpty()) {
                names.add("column_" + (i + 1));
            } else {
                names.add(counts.getOrDefault(name, 1) == 1 ? name : name + "#" + seen.merge(name, 1, Integer::sum));
            }
        }
        return names;
    }

    private static boolean isNumberOrBlank(String text) {
        return text.isBlank() || text.strip().matches("[-+]?[0-9]*[.]?[0-9]+([eE][-+]?[0-9]+)?");
    }
}
