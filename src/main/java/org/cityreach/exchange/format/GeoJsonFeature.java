package org.cityreach.exchange.format;

import java.io.StringWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The members of one feature, or of a bare geometry that stands for one, in whatever order they come. */
final class GeoJsonFeature {

    private static final JsonFactory JSON = new JsonFactory();

    private final FoundColumns columns;
    private final GeoJsonGeometry bare = new GeoJsonGeometry();
    private @Nullable Object[] values;
    private @Nullable String type;
    private @Nullable String id;
    private @Nullable Geometry geometry;
    private @Nullable RowProblem problem;

    GeoJsonFeature(FoundColumns columns) {
        this.columns = columns;
        this.values = new @Nullable Object[columns.size()];
    }

    /** Reads one member of a collection at the parser's token, whatever it is. */
    static RawRow read(JsonParser parser, FoundColumns columns, long number) {
        GeoJsonFeature parts = new GeoJsonFeature(columns);
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                parts.readMember(name, parser);
            }
        } else {
            parser.skipChildren();
        }
        if (!"Feature".equals(parts.type)) {
            parts.problem =
                    new RowProblem("not-a-feature", "where a Feature should be the type is '" + parts.type() + "'");
        }
        return parts.toRow(number, 0);
    }

    /** The type as written; empty where there is none. */
    String type() {
        return type == null ? "" : type;
    }

    /** Takes a member; the parser stands at its value's first token and is left at its last. */
    void readMember(String name, JsonParser parser) {
        switch (name) {
            case "type" -> {
                type = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
                bare.readMember(name, parser);
            }
            case "coordinates" -> bare.readMember(name, parser);
            case "id" -> readId(parser);
            case "geometry" -> readGeometry(parser);
            case "properties" -> readProperties(parser);
            default -> parser.skipChildren();
        }
    }

    private void readId(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
            id = parser.getString();
        } else if (token != JsonToken.VALUE_NULL) {
            parser.skipChildren();
            remember(new RowProblem("invalid-id", "the feature's id is neither a text nor a number"));
        }
    }

    private void readGeometry(JsonParser parser) {
        try {
            geometry = GeoJsonGeometry.read(parser);
        } catch (RowProblem broken) {
            remember(broken);
        }
    }

    private void readProperties(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            if (parser.currentToken() != JsonToken.VALUE_NULL) {
                remember(new RowProblem("invalid-properties", "properties is neither an object nor null"));
            }
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int place = columns.place(parser.currentName());
            parser.nextToken();
            if (place < 0) {
                parser.skipChildren();
            } else {
                if (place >= values.length) {
                    values = Arrays.copyOf(values, Math.max(columns.size(), place + 1));
                }
                values[place] = value(parser);
            }
        }
    }

    private static @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NUMBER_INT -> wholeNumber(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case START_OBJECT, START_ARRAY -> nested(parser);
            default -> parser.getString();
        };
    }

    private static Object wholeNumber(JsonParser parser) {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            default -> parser.getDoubleValue();
        };
    }

    /** Objects and arrays have no column of their own; they are kept as their JSON text. */
    private static String nested(JsonParser parser) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            generator.copyCurrentStructure(parser);
        }
        return text.toString();
    }

    private void remember(RowProblem found) {
        if (problem == null) {
            problem = found;
        }
    }

    RawRow toRow(long number, long line) {
        if (GeoJsonGeometry.TYPES.contains(type())) {
            try {
                geometry = bare.build();
            } catch (RowProblem broken) {
                remember(broken);
            }
        }
        return new RawRow(number, line, id, geometry, values, problem);
    }
}
