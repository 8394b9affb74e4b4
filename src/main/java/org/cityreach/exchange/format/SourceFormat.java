package org.cityreach.exchange.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/** The formats that files are imported from. */
public enum SourceFormat {
    CSV(false),
    GEOJSON(true),
    XLSX(false),
    GPKG(false),
    SHP(false),
    FGB(false),
    GPX(true),
    KML(true),
    OSM(true);

    private static final int HEAD_BYTES = 4096;
    private static final List<String> TEXT_ENDINGS = List.of(".csv", ".tsv", ".txt");

    private final boolean longitudeLatitude;

    SourceFormat(boolean longitudeLatitude) {
        this.longitudeLatitude = longitudeLatitude;
    }

    /** The name callers choose it by. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether coordinates are longitude and latitude where nobody says otherwise. */
    public boolean isLongitudeLatitude() {
        return longitudeLatitude;
    }

    /**
     * The format of that name, or the one the file itself shows where the name is null or {@code auto}; the faults
     * {@code unknown-format} and {@code format-not-recognized}.
     *
     * @param fileName as the sender had it; null where nobody said
     */
    public static SourceFormat of(@Nullable String name, Path file, @Nullable String fileName) {
        if (name == null || name.equalsIgnoreCase("auto")) {
            return detect(file, fileName == null ? "" : fileName.toLowerCase(Locale.ROOT));
        }
        for (SourceFormat format : values()) {
            if (format.parameter().equals(name.toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw Fault.invalid("unknown-format", "format", name, "auto, " + names());
    }

    private static String names() {
        return Arrays.stream(values()).map(SourceFormat::parameter).collect(Collectors.joining(", "));
    }

    private static SourceFormat detect(Path file, String fileName) {
        byte[] head = head(file);
        if (head.length == 0) {
            throw Fault.invalid("empty-file", "the file is empty");
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("SQLite format 3")) {
            return GPKG;
        }
        if (text.startsWith("fgb\u0003")) {
            return FGB;
        }
        if (text.startsWith("\0\0'\n") || fileName.endsWith(".shp")) {
            throw Fault.invalid(
                    "not-a-zip", "a .shp alone is not enough; send it with its .dbf, .prj and .cpg in one zip archive");
        }
        if (ZipFolder.isZip(head)) {
            return inZip(file, fileName);
        }
        if (fileName.endsWith(".pbf") || fileName.endsWith(".osm.gz") || text.contains("OSMHeader")) {
            return OSM;
        }
        SourceFormat byText = inText(text);
        if (byText != null) {
            return byText;
        }
        if (TEXT_ENDINGS.stream().anyMatch(fileName::endsWith) || looksDelimited(text)) {
            return CSV;
        }
        throw Fault.invalid(
                "format-not-recognized", "format", fileName.isEmpty() ? null : fileName, "one of " + names());
    }

    private static @Nullable SourceFormat inText(String text) {
        String start = text.replaceFirst("^(\u00EF\u00BB\u00BF)?\\s*", "");
        if (start.startsWith("{") || start.startsWith("[")) {
            return GEOJSON;
        }
        if (start.startsWith("<")) {
            if (start.contains("<gpx")) {
                return GPX;
            }
            if (start.contains("<kml")) {
                return KML;
            }
            return start.contains("<osm") ? OSM : null;
        }
        return null;
    }

    /** Names ending so stand for what such archives hold; the archive's own names decide where they do not say. */
    private static SourceFormat inZip(Path file, String fileName) {
        if (fileName.endsWith(".xlsx")) {
            return XLSX;
        }
        if (fileName.endsWith(".kmz")) {
            return KML;
        }
        try (ZipFolder zip = ZipFolder.open(file)) {
            if (zip.find("xl/workbook.xml").isPresent()) {
                return XLSX;
            }
            if (!zip.namesEnding(".shp").isEmpty() || !zip.namesEnding(".dbf").isEmpty()) {
                return SHP;
            }
            if (!zip.namesEnding(".kml").isEmpty()) {
                return KML;
            }
            throw Fault.invalid(
                    "format-not-recognized",
                    "format",
                    String.join(", ", zip.names().stream().limit(5).toList()),
                    "a zip archive with a Shapefile (.shp), a KML document or a workbook in it");
        }
    }

    private static boolean looksDelimited(String text) {
        int lineEnd = text.indexOf('\n');
        String first = lineEnd < 0 ? text : text.substring(0, lineEnd);
        boolean isText = text.indexOf('\0') < 0;
        return isText && lineEnd > 0 && first.chars().anyMatch(sign -> ",;\t|".indexOf(sign) >= 0);
    }

    private static byte[] head(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
