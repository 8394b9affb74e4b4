package org.cityreach.exchange.sheet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cityreach.exchange.format.FormatReader;
import org.cityreach.exchange.format.RawRow;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.exchange.format.RowSample;
import org.cityreach.exchange.format.SafeXml;
import org.cityreach.exchange.format.Scan;
import org.cityreach.exchange.format.SourceLayers;
import org.cityreach.exchange.format.ZipFolder;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;

/**
 * One sheet of a workbook (XLSX). Its first row that is not empty has the names of the columns; rows without values are
 * passed over. Formulas count with the results that the file has of them, and refuse the file where it has none;
 * merged cells refuse it too. Hidden sheets are sheets like any others. Source: ECMA-376, part 1.
 */
public final class WorkbookFormat implements FormatReader {

    private static final String WORKBOOK = "xl/workbook.xml";
    private static final long MOST_SHARED_BYTES = 512L << 20;
    private static final int MOST_COLUMNS = 2000;

    private final Path file;
    private final Map<String, String> sheets;
    private final String sheet;
    private final @Nullable String styles;
    private final @Nullable String texts;
    private final boolean isFrom1904;

    /** Opens a workbook; faults of {@link ZipFolder#open}, {@code not-a-workbook} and of {@link SourceLayers#choose}. */
    public WorkbookFormat(Path file, @Nullable String sourceLayer) {
        this.file = file;
        try (ZipFolder zip = ZipFolder.open(file)) {
            Map<String, String> parts = parts(zip);
            this.isFrom1904 = isFrom1904(zip);
            this.sheets = sheets(zip, parts);
            this.sheet = SourceLayers.choose(List.copyOf(sheets.keySet()), sourceLayer);
            this.styles = ofType(zip, parts, "/styles");
            this.texts = ofType(zip, parts, "/sharedStrings");
        }
    }

    /** The sheets of a workbook. */
    public static List<String> layers(Path file) {
        try (ZipFolder zip = ZipFolder.open(file)) {
            return List.copyOf(sheets(zip, parts(zip)).keySet());
        }
    }

    /** The parts of the workbook: path by id, and by the end of their type. */
    private static Map<String, String> parts(ZipFolder zip) {
        Optional<String> relations = zip.find("xl/_rels/workbook.xml.rels");
        if (zip.find(WORKBOOK).isEmpty() || relations.isEmpty()) {
            throw Fault.invalid("not-a-workbook", "the zip archive is not a workbook: it has no " + WORKBOOK);
        }
        Map<String, String> parts = new HashMap<>();
        try (SafeXml xml = SafeXml.open(zip.open(relations.get()))) {
            while (xml.nextElement()) {
                String id = xml.attribute("Id");
                String type = xml.attribute("Type");
                String target = xml.attribute("Target");
                if (xml.name().equals("Relationship") && id != null && type != null && target != null) {
                    String path = target.startsWith("/") ? target.substring(1) : "xl/" + target;
                    parts.put(id, path);
                    parts.put(type.substring(type.lastIndexOf('/')), path);
                }
            }
        }
        return parts;
    }

    private static @Nullable String ofType(ZipFolder zip, Map<String, String> parts, String type) {
        String path = parts.get(type);
        return path == null ? null : zip.find(path).orElse(null);
    }

    private static Map<String, String> sheets(ZipFolder zip, Map<String, String> parts) {
        Map<String, String> sheets = new LinkedHashMap<>();
        try (SafeXml xml = SafeXml.open(zip.open(zip.find(WORKBOOK).orElseThrow()))) {
            while (xml.nextElement()) {
                String name = xml.attribute("name");
                // the attribute r:id, whose namespace is of no interest
                String id = xml.attribute("id");
                String path = id == null ? null : parts.get(id);
                if (xml.name().equals("sheet") && name != null && path != null) {
                    zip.find(path).ifPresent(found -> sheets.put(name, found));
                }
            }
        }
        return sheets;
    }

    private static boolean isFrom1904(ZipFolder zip) {
        try (SafeXml xml = SafeXml.open(zip.open(zip.find(WORKBOOK).orElseThrow()))) {
            while (xml.nextElement()) {
                if (xml.name().equals("workbookPr")) {
                    String flag = xml.attribute("date1904");
                    return "1".equals(flag) || "true".equals(flag);
                }
            }
        }
        return false;
    }

    @Override
    public List<String> sourceLayers() {
        return List.copyOf(sheets.keySet());
    }

    @Override
    public Scan scan(Progress progress) {
        RowSample sample = new RowSample(progress);
        Pass pass = new Pass((row, fraction) -> sample.add(row));
        pass.run();
        if (pass.header.isEmpty()) {
            throw Fault.invalid("empty-file", "the sheet " + sheet + " is empty");
        }
        List<String> notes = new ArrayList<>();
        if (pass.formulas > 0) {
            notes.add(pass.formulas + " cells are formulas; the results that the file has of them were taken");
        }
        return new Scan(
                "UTF-8", null, pass.header, false, null, sample.count(), sample.first(), sample.spread(), notes);
    }

    @Override
    public void read(List<String> columns, RowSink sink) {
        new Pass(sink).run();
    }

    /** One pass through the sheet. */
    private final class Pass {

        private final RowSink sink;
        private List<String> header = List.of();
        private long rows;
        private long formulas;
        private double expectedRows = 1;

        Pass(RowSink sink) {
            this.sink = sink;
        }

        void run() {
            try (ZipFolder zip = ZipFolder.reopen(file)) {
                String path = sheets.get(sheet);
                if (path == null) {
                    throw new IllegalStateException("the sheet " + sheet + " has no part");
                }
                // Some forty bytes a cell is what sheets come to; it only tells how far the reading is.
                expectedRows = Math.max(1, zip.bytes(path) / 400.);
                List<String> shared = sharedTexts(zip);
                CellStyles cellStyles = CellStyles.read(zip, styles, isFrom1904);
                try (SafeXml xml = SafeXml.open(zip.open(path))) {
                    SheetCells cells = new SheetCells(xml, shared, cellStyles);
                    cells.forEach(this::take);
                    formulas = cells.formulas();
                }
            }
        }

        private void take(long number, List<@Nullable Object> cells, @Nullable RowProblem problem) {
            boolean isEmpty = problem == null && cells.stream().allMatch(WorkbookFormat::isNothing);
            if (isEmpty) {
                return;
            }
            if (header.isEmpty()) {
                header = names(cells);
                return;
            }
            rows++;
            RowProblem found = problem != null ? problem : beyondHeader(cells);
            sink.accept(new RawRow(rows, number, null, null, cells.toArray(), found), Math.min(1, rows / expectedRows));
        }

        private @Nullable RowProblem beyondHeader(List<@Nullable Object> cells) {
            for (int i = header.size(); i < cells.size(); i++) {
                Object cell = cells.get(i);
                if (!isNothing(cell)) {
                    return new RowProblem(
                            "column-count", "the row has a value in column " + (i + 1) + ", the header none");
                }
            }
            return null;
        }
    }

    private static boolean isNothing(@Nullable Object cell) {
        return cell == null || cell instanceof String text && text.isBlank();
    }

    private List<String> sharedTexts(ZipFolder zip) {
        List<String> shared = new ArrayList<>();
        if (texts == null) {
            return shared;
        }
        if (zip.bytes(texts) > MOST_SHARED_BYTES) {
            throw Fault.tooLarge(
                    "file-too-large", "the texts of the workbook fill more than the memory there is for them");
        }
        try (SafeXml xml = SafeXml.open(zip.open(texts))) {
            while (xml.nextElement()) {
                if (xml.name().equals("si")) {
                    shared.add(CellText.plain(SheetCells.richText(xml)));
                }
            }
        }
        return shared;
    }

    private static List<String> names(List<@Nullable Object> cells) {
        int end = cells.size();
        while (end > 0 && (isNothing(cells.get(end - 1)))) {
            end--;
        }
        if (end > MOST_COLUMNS) {
            throw Fault.tooLarge("too-many-columns", "the header has more than " + MOST_COLUMNS + " columns");
        }
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        boolean isAnyText = false;
        for (int i = 0; i < end; i++) {
            Object cell = cells.get(i);
            isAnyText |= cell instanceof String;
            String name =
                    isNothing(cell) ? "column_" + (i + 1) : cell.toString().strip();
            String free = name;
            for (int more = 2; !taken.add(free.toLowerCase(Locale.ROOT)); more++) {
                free = name + "#" + more;
            }
            names.add(free);
        }
        if (!isAnyText) {
            throw Fault.invalid("missing-header", "the first row holds no names; a header with column names is needed");
        }
        return names;
    }
}
