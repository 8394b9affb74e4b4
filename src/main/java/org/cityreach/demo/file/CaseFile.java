package org.cityreach.demo.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyValue;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * The cases as gzipped CSV in UTF-8: a header, then a line a case; no value holds a comma, a quote or a
 * line break. The last two columns are longitude and latitude in degrees.
 */
public final class CaseFile {

    public static final String NAME = "case.csv.gz";

    private static final List<String> COLUMNS = List.of(
            "id",
            "kind",
            "category",
            "source",
            "reported",
            "accepted",
            "filed",
            "dispatched",
            "resolved",
            "closed",
            "due",
            "rework",
            "status",
            "grid",
            "unit",
            "longitude",
            "latitude");

    private static final int PLACE_COLUMN = COLUMNS.size() - 2;

    private CaseFile() {}

    /**
     * Writes cases in city metres. The bytes are the same on every machine: a fixed level and no time in
     * the header. (They depend on the deflater only; every JDK brings zlib's.)
     */
    static byte[] write(List<Feature> cases) {
        StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        for (Feature one : cases) {
            append(text, one);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new Best(bytes)) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void append(StringBuilder text, Feature one) {
        text.append(one.id());
        for (String column : COLUMNS.subList(1, PLACE_COLUMN)) {
            Object value = one.property(column);
            text.append(',').append(value == null ? "" : value);
        }
        Geometry place = one.geometry();
        if (place == null) {
            throw new IllegalArgumentException("case " + one.id() + " has no place");
        }
        double[] degrees = GaussKrueger.toDegrees(place.getCoordinate().x, place.getCoordinate().y);
        text.append(',')
                .append(Decimals.fixed(degrees[0], 6))
                .append(',')
                .append(Decimals.fixed(degrees[1], 6))
                .append('\n');
    }

    private static final class Best extends GZIPOutputStream {
        Best(ByteArrayOutputStream bytes) throws IOException {
            super(bytes);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    /** The cases of a file on the class path, in degrees, longitude first. */
    public static List<Feature> read(String path, Layer layer) {
        List<PropertySchema> schemas = COLUMNS.subList(1, PLACE_COLUMN).stream()
                .map(layer::getProperty)
                .toList();
        try (InputStream stream = CaseFile.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its file " + path);
            }
            byte[] bytes = new GZIPInputStream(stream, 1 << 16).readAllBytes();
            GeometryFactory factory = new GeometryFactory();
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> parse(line, schemas, factory))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static Feature parse(String line, List<PropertySchema> schemas, GeometryFactory factory) {
        String[] fields = line.split(",", -1);
        Map<String, Object> properties = new LinkedHashMap<>();
        for (int i = 1; i < PLACE_COLUMN; i++) {
            if (!fields[i].isEmpty()) {
                PropertySchema property = schemas.get(i - 1);
                properties.put(property.name(), value(property, fields[i]));
            }
        }
        double longitude = Double.parseDouble(fields[PLACE_COLUMN]);
        double latitude = Double.parseDouble(fields[PLACE_COLUMN + 1]);
        return new Feature(fields[0], factory.createPoint(new Coordinate(longitude, latitude)), properties);
    }

    private static Object value(PropertySchema property, String text) {
        return switch (property.type()) {
            case STRING -> text;
            case DATE_TIME -> moment(text);
            default -> PropertyValue.parse(property.name(), property.type(), text);
        };
    }

    /**
     * A moment as this class writes it, {@code 2025-06-30T16:20:22Z}. By hand, because the cases have
     * 470 000 of them and the general parser would take a good part of the first start.
     */
    static Instant moment(String text) {
        if (text.length() != 20 || text.charAt(10) != 'T' || text.charAt(19) != 'Z') {
            throw new IllegalArgumentException("moment " + text + "; must be like 2025-06-30T16:20:22Z");
        }
        LocalDate day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
        long second = digits(text, 11, 13) * 3600L + digits(text, 14, 16) * 60L + digits(text, 17, 19);
        return Instant.ofEpochSecond(day.toEpochDay() * 86_400 + second);
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
