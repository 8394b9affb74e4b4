package org.cityreach.exchange.sheet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cityreach.exchange.LayerPart;
import org.cityreach.exchange.export.FileMaker;
import org.cityreach.exchange.export.OutgoingLayer;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.WKTWriter;

/**
 * Layers as sheets of one workbook: {@code id}, the properties in the schema's order, then {@code x} and {@code y} for
 * layers of single points, else {@code wkt}; x is easting or longitude. Texts are texts, never formulas. Dates are
 * dates; times are in the city's zone to the millisecond, and texts with their offset where a cell cannot hold them
 * (before March 1900, and where a clock shows the same time twice). Whole numbers beyond 2^53 are texts.
 */
public final class WorkbookMaker implements FileMaker {

    static final int MOST_ROWS = 1_048_576;
    static final int MOST_TEXT = 32_767;
    private static final int LONGEST_SHEET_NAME = 31;
    private static final int FLUSH_ROWS = 500;
    private static final long EXACT = 1L << 53;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private final ZoneId zone;
    private final int mostRows;

    /**
     * @param zone that times are shown in
     */
    public WorkbookMaker(ZoneId zone) {
        this(zone, MOST_ROWS);
    }

    /** A maker of smaller sheets. */
    WorkbookMaker(ZoneId zone, int mostRows) {
        this.zone = zone;
        this.mostRows = mostRows;
    }

    @Override
    public void make(List<LayerPart> parts, @Nullable Crs output, Path file, Progress progress) {
        Set<String> names = new HashSet<>();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                Workbook workbook = new Workbook(out, "CityReach", "1.0")) {
            for (int i = 0; i < parts.size(); i++) {
                progress.report(i / (double) parts.size(), "writing");
                OutgoingLayer layer = new OutgoingLayer(parts.get(i), output);
                Worksheet sheet = workbook.newWorksheet(name(layer.layer().id(), names));
                new Rows(sheet, layer.layer()).write(layer, progress);
                sheet.finish();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name as sheets may have: at most 31 characters, each once whatever the case. */
    private static String name(String layerId, Set<String> taken) {
        String name = layerId.substring(0, Math.min(layerId.length(), LONGEST_SHEET_NAME));
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            String number = "_" + i;
            name = layerId.substring(0, Math.min(layerId.length(), LONGEST_SHEET_NAME - number.length())) + number;
        }
        return name;
    }

    /** The rows of one sheet, in the making. */
    private final class Rows {

        private final Worksheet sheet;
        private final Layer layer;
        private final WKTWriter wkt = new WKTWriter();
        private int row;

        Rows(Worksheet sheet, Layer layer) {
            this.sheet = sheet;
            this.layer = layer;
        }

        void write(OutgoingLayer outgoing, Progress progress) throws IOException {
            writeHeader();
            outgoing.forEach(progress, feature -> {
                row++;
                if (row >= mostRows) {
                    throw Fault.tooLarge(
                            "too-large-for-format",
                            "a sheet holds " + (mostRows - 1) + " features below its header, and " + layer.id()
                                    + " has more; choose f=gpkg, f=fgb or f=csv, or ask for less");
                }
                write(feature);
                flushAtTimes();
            });
            sheet.flush();
        }

        private void flushAtTimes() {
            if (row % FLUSH_ROWS == 0) {
                try {
                    sheet.flush();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private void writeHeader() {
            int column = 0;
            sheet.freezePane(0, 1);
            sheet.inlineString(0, column++, "id");
            for (PropertySchema property : layer.properties()) {
                sheet.inlineString(0, column++, property.name());
            }
            if (layer.geometryType() == GeometryType.POINT) {
                sheet.inlineString(0, column++, "x");
                sheet.inlineString(0, column, "y");
            } else {
                sheet.inlineString(0, column, "wkt");
            }
        }

        private void write(Feature feature) {
            int column = 0;
            text(column++, feature.id(), feature, "id");
            for (PropertySchema property : layer.properties()) {
                Object value = feature.property(property.name());
                if (value != null) {
                    put(column, value, feature, property.name());
                }
                column++;
            }
            Geometry geometry = feature.geometry();
            if (geometry == null || geometry.isEmpty()) {
                return;
            }
            if (layer.geometryType() == GeometryType.POINT) {
                Point point = (Point) geometry.getGeometryN(0);
                sheet.value(row, column, point.getX());
                sheet.value(row, column + 1, point.getY());
            } else {
                text(column, wkt.write(geometry), feature, "wkt");
            }
        }

        private void put(int column, Object value, Feature feature, String name) {
            if (value instanceof Boolean truth) {
                sheet.value(row, column, truth);
            } else if (value instanceof Double number) {
                sheet.value(row, column, number);
            } else if (value instanceof Long number && Math.abs(number) <= EXACT) {
                sheet.value(row, column, number);
            } else if (value instanceof LocalDate date && !date.isBefore(FIRST_DAY)) {
                sheet.value(row, column, date);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            } else if (value instanceof Instant moment) {
                put(column, moment, feature, name);
            } else {
                text(column, value.toString(), feature, name);
            }
        }

        private void put(int column, Instant moment, Feature feature, String name) {
            LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
            boolean isOnce = zone.getRules().getValidOffsets(local).size() == 1;
            if (isOnce && !local.toLocalDate().isBefore(FIRST_DAY)) {
                sheet.value(row, column, local);
                sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss.000").set();
            } else {
                text(column, moment.toString(), feature, name);
            }
        }

        private void text(int column, String text, Feature feature, String name) {
            String escaped = CellText.escaped(text);
            if (escaped.length() > MOST_TEXT) {
                throw Fault.tooLarge(
                        "not-in-format",
                        "a cell holds " + MOST_TEXT + " characters, and " + name + " of feature " + feature.id()
                                + " has " + escaped.length() + "; choose f=gpkg, f=fgb or f=csv");
            }
            sheet.inlineString(row, column, escaped);
        }
    }
}
