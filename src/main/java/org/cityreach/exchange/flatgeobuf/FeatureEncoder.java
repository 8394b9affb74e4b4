package org.cityreach.exchange.flatgeobuf;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.wololo.flatgeobuf.ColumnMeta;
import org.wololo.flatgeobuf.GeometryConversions;
import org.wololo.flatgeobuf.HeaderMeta;
import org.wololo.flatgeobuf.generated.ColumnType;

/** Features as FlatGeobuf's buffers, each with its size before it. The first column is the id. Not for many threads. */
final class FeatureEncoder {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int FIRST_BYTES = 1024;

    private final Layer layer;
    private final byte geometryType;
    private ByteBuffer properties = ByteBuffer.allocate(FIRST_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    FeatureEncoder(Layer layer) {
        this.layer = layer;
        this.geometryType = typeOf(layer.geometryType());
    }

    /** Lines and polygons are all multi, since a file has one type. */
    private static byte typeOf(GeometryType type) {
        return (byte)
                switch (type) {
                    case POINT -> org.wololo.flatgeobuf.generated.GeometryType.Point;
                    case MULTI_POINT -> org.wololo.flatgeobuf.generated.GeometryType.MultiPoint;
                    case LINE_STRING, MULTI_LINE_STRING -> org.wololo.flatgeobuf.generated.GeometryType.MultiLineString;
                    case POLYGON, MULTI_POLYGON -> org.wololo.flatgeobuf.generated.GeometryType.MultiPolygon;
                };
    }

    /** The head of a file of the layer, without counts and bounds. */
    static HeaderMeta header(Layer layer) {
        HeaderMeta header = new HeaderMeta();
        header.name = layer.id();
        header.geometryType = typeOf(layer.geometryType());
        header.srid = layer.crs().srid();
        List<ColumnMeta> columns = new ArrayList<>();
        columns.add(column("id", ColumnType.String));
        for (PropertySchema property : layer.properties()) {
            columns.add(column(property.name(), columnType(property.type())));
        }
        header.columns = columns;
        return header;
    }

    private static ColumnMeta column(String name, int type) {
        ColumnMeta column = new ColumnMeta();
        column.name = name;
        column.type = (byte) type;
        column.nullable = true;
        return column;
    }

    private static int columnType(PropertyType type) {
        return switch (type) {
            case STRING -> ColumnType.String;
            case NUMBER -> ColumnType.Double;
            case INTEGER -> ColumnType.Long;
            case BOOLEAN -> ColumnType.Bool;
            case DATE, DATE_TIME -> ColumnType.DateTime;
        };
    }

    /** A feature's buffer; good until the next call. */
    ByteBuffer encode(Feature feature) {
        FlatBufferBuilder builder = new FlatBufferBuilder(FIRST_BYTES);
        Geometry geometry = feature.geometry();
        int geometryAt = geometry == null || geometry.isEmpty() ? 0 : geometryAt(builder, geometry);
        encodeProperties(feature);
        int propertiesAt = org.wololo.flatgeobuf.generated.Feature.createPropertiesVector(builder, properties);
        int at = org.wololo.flatgeobuf.generated.Feature.createFeature(builder, geometryAt, propertiesAt, 0);
        builder.finishSizePrefixed(at);
        return builder.dataBuffer();
    }

    private int geometryAt(FlatBufferBuilder builder, Geometry geometry) {
        try {
            return GeometryConversions.serialize(builder, asType(geometry), geometryType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Geometry asType(Geometry geometry) {
        if (geometryType == org.wololo.flatgeobuf.generated.GeometryType.Point) {
            return geometry.getGeometryN(0);
        }
        if (geometry instanceof Point point) {
            return FACTORY.createMultiPoint(new Point[] {point});
        }
        if (geometry instanceof LineString line) {
            return FACTORY.createMultiLineString(new LineString[] {line});
        }
        return geometry instanceof Polygon polygon ? FACTORY.createMultiPolygon(new Polygon[] {polygon}) : geometry;
    }

    private void encodeProperties(Feature feature) {
        properties.clear();
        put(0, feature.id());
        List<PropertySchema> schemas = layer.properties();
        for (int i = 0; i < schemas.size(); i++) {
            put(i + 1, feature.property(schemas.get(i).name()));
        }
        properties.flip();
    }

    private void put(int column, @Nullable Object value) {
        if (value == null) {
            return;
        }
        byte[] text = value instanceof Double || value instanceof Long || value instanceof Boolean
                ? new byte[0]
                : value.toString().getBytes(StandardCharsets.UTF_8);
        makeRoom(text.length + 16);
        properties.putShort((short) column);
        if (value instanceof Double number) {
            properties.putDouble(number);
        } else if (value instanceof Long number) {
            properties.putLong(number);
        } else if (value instanceof Boolean truth) {
            properties.put((byte) (truth ? 1 : 0));
        } else {
            properties.putInt(text.length).put(text);
        }
    }

    private void makeRoom(int bytes) {
        if (properties.remaining() < bytes) {
            ByteBuffer larger =
                    ByteBuffer.allocate(2 * (properties.capacity() + bytes)).order(ByteOrder.LITTLE_ENDIAN);
            properties.flip();
            properties = larger.put(properties);
        }
    }
}
