package org.cityreach.exchange.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cityreach.exchange.LayerPart;
import org.cityreach.exchange.format.RawRow;
import org.cityreach.exchange.format.Scan;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LayerCodec;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Truth: fastexcel's own reader and writer, and what ECMA-376 says of dates and texts. */
class WorkbookTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int SMALL = 50;

    @TempDir
    Path folder;

    private static Layer layer() {
        return LayerCodec.fromMap(
                "sheet",
                Map.of(
                        "title", "表",
                        "geometryType", "Point",
                        "properties", Map.of("text", Map.of("type", "string"), "at", Map.of("type", "date-time"))),
                false);
    }

    private Path written(int mostRows, List<Feature> features) {
        Path file = folder.resolve("sheet.xlsx");
        new WorkbookMaker(ZONE, mostRows)
                .make(List.of(new LayerPart(layer(), features::forEach)), null, file, Progress.NONE);
        return file;
    }

    @Test
    void aSheetThatIsFullIsToldNotCut() {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < SMALL - 1; i++) {
            features.add(new Feature("f" + i, null, Map.of()));
        }
        assertThat(new WorkbookFormat(written(SMALL, features), null)
                        .scan(Progress.NONE)
                        .rowCount())
                .isEqualTo(SMALL - 1);
        features.add(new Feature("more", null, Map.of()));
        assertThatThrownBy(() -> written(SMALL, features))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("too-large-for-format"));
        assertThat(WorkbookMaker.MOST_ROWS).isEqualTo(1_048_576);
    }

    @Test
    void textsAreNeverFormulasAndComeBackWhole() throws IOException {
        List<String> texts = List.of(
                "=1+1", "+86 519", "@here", "-", "'quoted", "a\nb", "a\rb", "_x0041_", "a\u0007b", " 空格 ", "😀");
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            features.add(new Feature("f" + i, null, Map.of("text", texts.get(i))));
        }
        Path file = written(WorkbookMaker.MOST_ROWS, features);
        try (ReadableWorkbook other = new ReadableWorkbook(file.toFile())) {
            for (Row row : other.getFirstSheet().read()) {
                row.forEach(cell ->
                        assertThat(cell == null || cell.getFormula() == null).isTrue());
            }
        }
        WorkbookFormat reader = new WorkbookFormat(file, null);
        Scan scan = reader.scan(Progress.NONE);
        int column = scan.columns().indexOf("text");
        List<Object> found = new ArrayList<>();
        reader.read(scan.columns(), (row, fraction) -> found.add(row.value(column)));
        assertThat(found).isEqualTo(texts);
    }

    @Test
    void timesAreOfTheCityAndThoseThatComeTwiceKeepTheirOffset() {
        Instant plain = Instant.parse("2026-03-01T00:00:00.123Z");
        // clocks were set back for the last time in 1991
        Instant twice = ZONE.getRules()
                .previousTransition(Instant.parse("1992-01-01T00:00:00Z"))
                .getInstant()
                .minusSeconds(600);
        Path file = written(
                WorkbookMaker.MOST_ROWS,
                List.of(new Feature("a", null, Map.of("at", plain)), new Feature("b", null, Map.of("at", twice))));
        Scan scan = new WorkbookFormat(file, null).scan(Progress.NONE);
        int column = scan.columns().indexOf("at");
        assertThat(scan.first().get(0).value(column)).isEqualTo(LocalDateTime.parse("2026-03-01T08:00:00.123"));
        assertThat(scan.first().get(1).value(column)).isEqualTo(twice.toString());
    }

    @Test
    void whatSpreadsheetsWriteIsReadAsItIsMeant() throws IOException {
        Path file = folder.resolve("other.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "other", "1.0")) {
            workbook.newWorksheet("说明").value(0, 0, "说明文字");
            Worksheet sheet = workbook.newWorksheet("数据");
            sheet.value(2, 1, "编号");
            sheet.value(2, 2, "日期");
            sheet.value(2, 3, "开放");
            sheet.value(4, 1, 1001);
            sheet.value(4, 2, LocalDate.of(2026, 1, 31));
            sheet.style(4, 2).format("yyyy\"年\"m\"月\"d\"日\"").set();
            sheet.value(4, 3, true);
        }
        assertThat(WorkbookFormat.layers(file)).containsExactly("说明", "数据");
        assertThatThrownBy(() -> new WorkbookFormat(file, null))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.allowed()).contains("数据"));
        Scan scan = new WorkbookFormat(file, "数据").scan(Progress.NONE);
        assertThat(scan.columns()).containsExactly("column_1", "编号", "日期", "开放");
        RawRow row = scan.first().get(0);
        assertThat(row.line()).isEqualTo(5);
        assertThat(row.values()).containsExactly(null, 1001L, LocalDate.of(2026, 1, 31), true);
    }
}
