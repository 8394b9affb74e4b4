package org.cityreach.exchange.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * GeoJSON (RFC 7946) as a stream: a FeatureCollection, one Feature, one geometry, a GeometryCollection
 * (each member a row), or any number of these one after the other, with line breaks or record
 * separators (RFC 8142) between. A feature that is broken inside good JSON is a bad row; broken JSON is a fault.
 */
public final class GeoJsonFormat implements FormatReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            // NaN is no JSON, but many programs write it; as a token it spoils one feature, not the file.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_RS_CONTROL_CHAR)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(20_000_000).build())
            .build();

    /** The longest of JSON's words, false. */
    private static final int LONGEST_WORD = 5;

    private final TextFile file;

    public GeoJsonFormat(TextFile file) {
        this.file = file;
    }

    @Override
    public Scan scan(Progress progress) {
        RowSample sample = new RowSample(progress);
        FoundColumns columns = FoundColumns.found();
        Pass pass = new Pass(columns, (row, fraction) -> sample.add(row));
        pass.run();
        List<String> notes = new ArrayList<>();
        if (!file.charset().equals(StandardCharsets.UTF_8)) {
            notes.add("the file is in " + file.charset().name() + ", not in UTF-8 as GeoJSON should be");
        }
        return new Scan(
                file.charset().name(),
                null,
                columns.names(),
                true,
                pass.declaredCrs,
                sample.count(),
                sample.first(),
                sample.spread(),
                notes);
    }

    @Override
    public void read(List<String> columns, RowSink sink) {
        new Pass(FoundColumns.of(columns), sink).run();
    }

    /** One feature and the names of its properties, which its values follow. */
    public record Single(RawRow row, List<String> columns) {}

    /** Reads a text that holds one Feature object and nothing else; else the faults of a file. */
    public static Single readSingle(String text) {
        FoundColumns columns = FoundColumns.found();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw notGeoJson("it is no object");
            }
            RawRow row = GeoJsonFeature.read(parser, columns, 1);
            if (parser.nextToken() != null) {
                throw notGeoJson("something follows the feature");
            }
            return new Single(row, columns.names());
        } catch (JacksonException broken) {
            throw unreadable(broken, false);
        }
    }

    private static Fault notGeoJson(String why) {
        return Fault.invalid("not-geojson", "the text is JSON but not GeoJSON: " + why);
    }

    /**
     * @param atEnd whether the text ends where it broke, as inside a word such as {@code nul}
     */
    private static Fault unreadable(JacksonException broken, boolean atEnd) {
        String at = broken.getLocation() == null
                ? ""
                : ", line " + broken.getLocation().getLineNr() + ", column "
                        + broken.getLocation().getColumnNr();
        return atEnd || broken instanceof UnexpectedEndOfInputException
                ? Fault.invalid("truncated-file", "the text ends in the middle" + at)
                : Fault.invalid("invalid-json", "the text is not JSON: " + firstLine(broken.getOriginalMessage()) + at);
    }

    private boolean endedAt(JacksonException broken) {
        boolean word = broken.getOriginalMessage().startsWith("Unrecognized token");
        return word
                && broken.getLocation() != null
                && broken.getLocation().getByteOffset() >= file.bytes() - file.markBytes() - LONGEST_WORD;
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /** One pass through the file. */
    private final class Pass {

        private final FoundColumns columns;
        private final RowSink sink;
        private @Nullable CountingStream stream;
        private @Nullable String declaredCrs;
        private long rows;

        Pass(FoundColumns columns, RowSink sink) {
            this.columns = columns;
            this.sink = sink;
        }

        void run() {
            try (CountingStream in = file.stream();
                    JsonParser parser = open(in)) {
                stream = in;
                boolean something = false;
                while (parser.nextToken() != null) {
                    something = true;
                    readRoot(parser);
                }
                if (!something) {
                    throw Fault.invalid("empty-file", "the file holds nothing but white space");
                }
            } catch (JacksonException broken) {
                throw unreadable(broken, endedAt(broken));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private JsonParser open(CountingStream in) {
            return file.charset().equals(StandardCharsets.UTF_8)
                    ? JSON.createParser(ObjectReadContext.empty(), in)
                    : JSON.createParser(ObjectReadContext.empty(), TextFile.reader(in, file.charset()));
        }

        private void readRoot(JsonParser parser) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw notGeoJson("it begins with " + parser.currentToken());
            }
            long line = parser.currentTokenLocation().getLineNr();
            GeoJsonFeature parts = new GeoJsonFeature(columns);
            boolean streamed = false;
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (token == JsonToken.START_ARRAY && name.equals("features")) {
                    streamed = true;
                    readRows(parser, this::readFeature);
                } else if (token == JsonToken.START_ARRAY && name.equals("geometries")) {
                    streamed = true;
                    readRows(parser, this::readBareGeometry);
                } else if (name.equals("crs")) {
                    declaredCrs = readDeclaredCrs(parser);
                } else {
                    parts.readMember(name, parser);
                }
            }
            finishRoot(parts, streamed, line);
        }

        private void finishRoot(GeoJsonFeature parts, boolean streamed, long line) {
            String type = parts.type();
            boolean collection = type.equals("FeatureCollection") || type.equals("GeometryCollection");
            if (collection != streamed) {
                throw notGeoJson(
                        streamed
                                ? "it has features but its type is '" + type + "'"
                                : "its " + type + " has no array of members");
            }
            if (!collection && !type.equals("Feature") && !GeoJsonGeometry.TYPES.contains(type)) {
                throw notGeoJson("its type is '" + type + "'");
            }
            if (!collection) {
                give(parts.toRow(++rows, line));
            }
        }

        private void readRows(JsonParser parser, RowReader row) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                row.read(parser, parser.currentTokenLocation().getLineNr());
            }
        }

        private void readFeature(JsonParser parser, long line) {
            rows++;
            RawRow row = GeoJsonFeature.read(parser, columns, rows);
            give(new RawRow(rows, line, row.id(), row.geometry(), row.values(), row.problem()));
        }

        private void readBareGeometry(JsonParser parser, long line) {
            GeoJsonFeature parts = new GeoJsonFeature(columns);
            parts.readMember("geometry", parser);
            give(parts.toRow(++rows, line));
        }

        private void give(RawRow row) {
            sink.accept(row, stream == null ? 0 : stream.fraction());
        }

        /** The old GeoJSON of 2008 names its system so: {@code {"type": "name", "properties": {"name": …}}}. */
        private static @Nullable String readDeclaredCrs(JsonParser parser) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return null;
            }
            String name = null;
            int depth = 1;
            while (depth > 0) {
                JsonToken token = parser.nextToken();
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                } else if (token == JsonToken.VALUE_STRING && "name".equals(parser.currentName())) {
                    name = parser.getString();
                }
            }
            return name;
        }
    }

    /** Reads one row at the parser's token. */
    private interface RowReader {
        void read(JsonParser parser, long line);
    }
}
