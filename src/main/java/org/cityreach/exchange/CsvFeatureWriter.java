package org.cityreach.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.exchange.format.SpreadsheetText;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyValue;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.WKTWriter;

/**
 * Writes features of one layer as CSV (RFC 4180, UTF-8) that an import reads back: {@code id}, the
 * properties in the schema's order, then {@code x} and {@code y} for layers of single points, else
 * {@code wkt}; x is easting or longitude whatever the authority says. Coordinates that need no transform
 * are written to the last bit, others rounded to 0.1 mm. A missing value and an empty text are both an
 * empty field. Texts that a spreadsheet would take for a formula get an apostrophe before them, which
 * imports take off again. Not safe for use by many threads.
 */
public final class CsvFeatureWriter implements Flushable {

    private static final double PER_DEGREE = 1e9;
    private static final double PER_METRE = 1e4;

    private final Layer layer;
    private final CrsTransform transform;
    private final double perUnit;
    private final CsvWriter csv;
    private final WKTWriter wkt = new WKTWriter();
    private final List<String> fields = new ArrayList<>();

    private CsvFeatureWriter(Layer layer, CrsTransform transform, double perUnit, CsvWriter csv) {
        this.layer = layer;
        this.transform = transform;
        this.perUnit = perUnit;
        this.csv = csv;
    }

    /**
     * A writer that has written the header.
     *
     * @param out not closed by the writer, which must be flushed at the end
     */
    public static CsvFeatureWriter begin(Layer layer, Crs output, OutputStream out) {
        CrsTransform transform = CrsTransform.between(layer.crs(), output);
        double perUnit = transform.isIdentity() ? 0 : output.isGeographic() ? PER_DEGREE : PER_METRE;
        OutputStreamWriter text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        CsvFeatureWriter writer = new CsvFeatureWriter(layer, transform, perUnit, csv);
        writer.writeHeader();
        return writer;
    }

    private void writeHeader() {
        fields.add("id");
        layer.properties().forEach(property -> fields.add(property.name()));
        if (isSinglePoints()) {
            fields.add("x");
            fields.add("y");
        } else {
            fields.add("wkt");
        }
        writeRecord();
    }

    private boolean isSinglePoints() {
        return layer.geometryType() == GeometryType.POINT;
    }

    public void write(Feature feature) {
        fields.add(SpreadsheetText.guarded(feature.id()));
        for (PropertySchema property : layer.properties()) {
            Object value = feature.property(property.name());
            fields.add(value == null ? "" : text(value));
        }
        addGeometry(feature.geometry());
        writeRecord();
    }

    private static String text(Object value) {
        return value instanceof String text ? SpreadsheetText.guarded(text) : PropertyValue.toText(value);
    }

    private void addGeometry(@Nullable Geometry stored) {
        Geometry geometry = stored == null || stored.isEmpty() ? null : served(stored);
        if (!isSinglePoints()) {
            fields.add(geometry == null ? "" : wkt.write(geometry));
        } else if (geometry instanceof Point point) {
            fields.add(Double.toString(point.getX()));
            fields.add(Double.toString(point.getY()));
        } else {
            fields.add("");
            fields.add("");
        }
    }

    private Geometry served(Geometry stored) {
        if (perUnit == 0) {
            return stored;
        }
        Geometry served = transform.apply(stored);
        served.apply(new Rounding(perUnit));
        return served;
    }

    private void writeRecord() {
        csv.writeRecord(fields);
        fields.clear();
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }

    /** Rounds coordinates in place. */
    private record Rounding(double perUnit) implements CoordinateSequenceFilter {

        @Override
        public void filter(CoordinateSequence sequence, int index) {
            sequence.setOrdinate(index, CoordinateSequence.X, Math.rint(sequence.getX(index) * perUnit) / perUnit);
            sequence.setOrdinate(index, CoordinateSequence.Y, Math.rint(sequence.getY(index) * perUnit) / perUnit);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
