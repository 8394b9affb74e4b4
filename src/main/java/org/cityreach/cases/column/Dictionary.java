package org.cityreach.cases.column;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Texts by number, from 0 on in the order they came. Only grows, so a number never changes its text; indexes
 * of different versions share one and each knows how many texts there were in its time. Safe for use by many
 * threads.
 */
final class Dictionary {

    private final Map<String, Integer> codes = new ConcurrentHashMap<>();
    private volatile String[] texts = {};
    private volatile int size;

    int size() {
        return size;
    }

    String get(int code) {
        return texts[code];
    }

    /** The number of a text, a new one where it has none yet. */
    int code(String text) {
        Integer known = codes.get(text);
        return known == null ? add(text) : known;
    }

    private synchronized int add(String text) {
        Integer known = codes.get(text);
        if (known != null) {
            return known;
        }
        int code = size;
        if (code == texts.length) {
            texts = Arrays.copyOf(texts, Math.max(16, code + (code >> 1)));
        }
        texts[code] = text;
        size = code + 1;
        codes.put(text, code);
        return code;
    }
}
