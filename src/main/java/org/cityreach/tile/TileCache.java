package org.cityreach.tile;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drawn tiles by key, those longest not asked for leaving first. Bounded by bytes. Safe for use by many threads. */
final class TileCache {

    /** What an entry takes beside its picture and the letters of its key. */
    private static final long ENTRY_BYTES = 160;

    private final long mostBytes;
    private final LinkedHashMap<String, Tile> tiles = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    TileCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    synchronized @Nullable Tile find(String key) {
        return tiles.get(key);
    }

    synchronized void put(String key, Tile tile) {
        Tile before = tiles.put(key, tile);
        bytes += sizeOf(key, tile) - (before == null ? 0 : sizeOf(key, before));
        Iterator<Map.Entry<String, Tile>> oldest = tiles.entrySet().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            Map.Entry<String, Tile> leaving = oldest.next();
            bytes -= sizeOf(leaving.getKey(), leaving.getValue());
            oldest.remove();
        }
    }

    synchronized long bytes() {
        return bytes;
    }

    private static long sizeOf(String key, Tile tile) {
        return ENTRY_BYTES + key.length() + tile.content().length;
    }
}
