package org.cityreach.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The members of one object of a JSON or YAML document, with the path that leads there, so that every
 * fault names the place. A member that is null counts as missing.
 */
final class Members {

    private final String path;
    private final Map<?, ?> object;

    private Members(String path, Map<?, ?> object) {
        this.path = path;
        this.object = object;
    }

    /** The members of a value that has to be an object. {@code path} is empty for the whole document. */
    static Members of(String path, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw Fault.invalid("invalid-member", path.isEmpty() ? "body" : path, value, "an object");
        }
        return new Members(path, map);
    }

    /** Refuses members of any other name. */
    Members allowing(Set<String> names) {
        for (Object name : object.keySet()) {
            if (!(name instanceof String text && names.contains(text))) {
                throw Fault.invalid(
                        "unknown-member",
                        pathTo(String.valueOf(name)),
                        name,
                        String.join(", ", names.stream().sorted().toList()));
            }
        }
        return this;
    }

    String pathTo(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    @Nullable
    Object find(String name) {
        return object.get(name);
    }

    Object get(String name) {
        Object value = object.get(name);
        if (value == null) {
            throw Fault.invalid("missing-member", pathTo(name), null, "a value");
        }
        return value;
    }

    @Nullable
    String findText(String name) {
        Object value = object.get(name);
        if (value != null && !(value instanceof String)) {
            throw Fault.invalid("invalid-member", pathTo(name), value, "a text");
        }
        return (String) value;
    }

    String getText(String name) {
        get(name);
        String text = findText(name);
        if (text == null || text.isBlank()) {
            throw Fault.invalid("invalid-member", pathTo(name), text, "a text that is not blank");
        }
        return text;
    }

    boolean flag(String name) {
        Object value = object.get(name);
        if (value != null && !(value instanceof Boolean)) {
            throw Fault.invalid("invalid-member", pathTo(name), value, "true or false");
        }
        return Boolean.TRUE.equals(value);
    }

    List<?> list(String name) {
        Object value = object.get(name);
        if (value != null && !(value instanceof List<?>)) {
            throw Fault.invalid("invalid-member", pathTo(name), value, "a list");
        }
        return value == null ? List.of() : (List<?>) value;
    }

    /** The members of a member, by name and in order; empty where it is missing. */
    Map<String, @Nullable Object> objects(String name) {
        Object value = object.get(name);
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        if (value != null) {
            of(pathTo(name), value).object.forEach((key, entry) -> entries.put(String.valueOf(key), entry));
        }
        return entries;
    }
}
