package org.cityreach.tile.algorithm;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tile of one layer as bytes: Mapbox Vector Tile specification 2.1. Values are kept once and numbered. Features stand in
 * the order they are added, so the same features give the same bytes. One thread.
 */
final class LayerWriter {

    /** Units along the side of a tile. */
    static final int EXTENT = 4096;

    private static final int TILE_LAYER = 3;
    private static final int LAYER_NAME = 1;
    private static final int LAYER_FEATURE = 2;
    private static final int LAYER_KEY = 3;
    private static final int LAYER_VALUE = 4;
    private static final int LAYER_EXTENT = 5;
    private static final int LAYER_VERSION = 15;
    private static final int FEATURE_ID = 1;
    private static final int FEATURE_TAGS = 2;
    private static final int FEATURE_TYPE = 3;
    private static final int FEATURE_GEOMETRY = 4;
    private static final int VALUE_STRING = 1;
    private static final int VALUE_DOUBLE = 3;
    private static final int VALUE_INT = 4;
    private static final int VALUE_SINT = 6;
    private static final int VALUE_BOOL = 7;

    /** What the layer takes beside features, keys and values, generously. */
    private static final int FRAME_BYTES = 64;

    private static final int MOST_ID_DIGITS = 15;
    private static final String ID = "id";

    private final byte[] name;
    private final int mostBytes;
    private final List<String> keys;
    private final TileFeatures source;
    private final String countKey;
    private final ByteWriter features = new ByteWriter(8192);
    private final ByteWriter values = new ByteWriter(4096);
    private final ByteWriter feature = new ByteWriter(256);
    private final ByteWriter tags = new ByteWriter(64);
    private final ByteWriter value = new ByteWriter(64);
    private final Map<Object, Integer> numbers = new HashMap<>();
    private int valueCount;
    private int keyBytes;
    private int count;
    private boolean isFull;

    /**
     * @param countKey name of the property that says how many features one stands for
     * @param mostBytes what the whole tile may take
     */
    LayerWriter(String name, TileFeatures source, String countKey, int mostBytes) {
        this.name = name.getBytes(StandardCharsets.UTF_8);
        this.source = source;
        this.keys = source.keys();
        this.countKey = countKey;
        this.mostBytes = mostBytes;
        keyBytes = countKey.length() + 12;
        keys.forEach(key -> keyBytes += 3 * key.length() + 4);
    }

    /** Whether something did not fit any more; what was added before is still there. */
    boolean isFull() {
        return isFull;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** A feature with its properties, standing for itself and perhaps others. */
    void add(int row, int stands, int type, GeometryCommands geometry) {
        String id = source.id(row);
        tags.clear();
        tags.varint(0);
        tags.varint(newValue(id));
        for (int key = 0; key < keys.size(); key++) {
            Object told = source.value(row, key);
            if (told != null) {
                tags.varint(key + 1);
                tags.varint(number(told));
            }
        }
        if (stands > 1) {
            addCount(stands);
        }
        write(numberOf(id), type, geometry);
    }

    /** A feature that stands for others and has no properties of its own. */
    void addCluster(int stands, int type, GeometryCommands geometry) {
        tags.clear();
        addCount(stands);
        write(-1, type, geometry);
    }

    private void addCount(int stands) {
        tags.varint(keys.size() + 1);
        tags.varint(number((long) stands));
    }

    private void write(long id, int type, GeometryCommands geometry) {
        feature.clear();
        if (id >= 0) {
            feature.tag(FEATURE_ID, ByteWriter.VARINT);
            feature.varint(id);
        }
        feature.message(FEATURE_TAGS, tags);
        feature.tag(FEATURE_TYPE, ByteWriter.VARINT);
        feature.varint(type);
        feature.message(FEATURE_GEOMETRY, geometry.bytes());
        int before = features.size();
        features.message(LAYER_FEATURE, feature);
        if (features.size() + values.size() + keyBytes + name.length + FRAME_BYTES > mostBytes) {
            features.cut(before);
            isFull = true;
        } else {
            count++;
        }
    }

    /** Ids that are plain whole numbers are the feature's number too. */
    private static long numberOf(String id) {
        if (id.isEmpty() || id.length() > MOST_ID_DIGITS || id.length() > 1 && id.charAt(0) == '0') {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < id.length(); i++) {
            int digit = id.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private int number(Object told) {
        @Nullable Integer known = numbers.get(told);
        if (known != null) {
            return known;
        }
        int fresh = newValue(told);
        numbers.put(told, fresh);
        return fresh;
    }

    private int newValue(Object told) {
        value.clear();
        if (told instanceof String text) {
            value.text(VALUE_STRING, text.getBytes(StandardCharsets.UTF_8));
        } else if (told instanceof Long whole) {
            value.tag(whole < 0 ? VALUE_SINT : VALUE_INT, ByteWriter.VARINT);
            value.varint(whole < 0 ? whole << 1 ^ whole >> 63 : whole);
        } else if (told instanceof Double real) {
            value.tag(VALUE_DOUBLE, ByteWriter.FIXED_64);
            value.fixed64(Double.doubleToLongBits(real));
        } else if (told instanceof Boolean truth) {
            value.tag(VALUE_BOOL, ByteWriter.VARINT);
            value.varint(truth ? 1 : 0);
        } else {
            throw new IllegalArgumentException("a tile carries no " + told.getClass());
        }
        values.message(LAYER_VALUE, value);
        return valueCount++;
    }

    /** The tile; no bytes at all where it holds no feature. */
    byte[] toTile() {
        if (count == 0) {
            return new byte[0];
        }
        ByteWriter layer = new ByteWriter(features.size() + values.size() + keyBytes + FRAME_BYTES);
        layer.tag(LAYER_VERSION, ByteWriter.VARINT);
        layer.varint(2);
        layer.text(LAYER_NAME, name);
        layer.raw(features);
        layer.text(LAYER_KEY, ID.getBytes(StandardCharsets.UTF_8));
        for (String key : keys) {
            layer.text(LAYER_KEY, key.getBytes(StandardCharsets.UTF_8));
        }
        layer.text(LAYER_KEY, countKey.getBytes(StandardCharsets.UTF_8));
        layer.raw(values);
        layer.tag(LAYER_EXTENT, ByteWriter.VARINT);
        layer.varint(EXTENT);
        ByteWriter tile = new ByteWriter(layer.size() + 16);
        tile.message(TILE_LAYER, layer);
        return tile.toArray();
    }
}
