package org.cityreach.demo.layout;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties of one feature in the order they are written. */
final class Properties {

    private final Map<String, Object> values = new LinkedHashMap<>();

    static Properties of(String name, Object value) {
        return new Properties().and(name, value);
    }

    /** Adds one; null is left out. */
    Properties and(String name, @Nullable Object value) {
        if (value != null && !"".equals(value)) {
            values.put(name, value instanceof Integer whole ? Long.valueOf(whole) : value);
        }
        return this;
    }

    Map<String, Object> map() {
        return values;
    }
}
