package org.cityreach.standard.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.cityreach.fault.Fault;
import org.cityreach.layer.LocalizedText;
import org.cityreach.standard.Mark;
import org.cityreach.standard.StandardProfile;
import org.cityreach.standard.StandardRow;
import org.cityreach.standard.StandardValue;
import org.cityreach.standard.ValueKind;
import org.jspecify.annotations.Nullable;

/**
 * Makes a profile from its tree of maps, lists, texts and numbers, as YAML and JSON readers give it. A
 * fault names the place as a path such as {@code values[2].rows[0].to}; unknown names are refused.
 */
public final class ProfileReader {

    private static final int MOST_ROWS = 200;
    private static final Set<String> PROFILE_NAMES = Set.of("id", "version", "title", "values", "shipped");
    private static final Set<String> VALUE_NAMES =
            Set.of("id", "layer", "kind", "title", "property", "unit", "rows", "source", "mark", "note");
    private static final Set<String> ROW_NAMES =
            Set.of("key", "title", "value", "from", "to", "exclusive", "source", "mark");

    private ProfileReader() {}

    /**
     * Reads a profile.
     *
     * @param shipped what the profile is to say of itself, whatever the tree says
     */
    public static StandardProfile read(Map<?, ?> tree, boolean shipped) {
        Node node = new Node("", tree);
        node.requireNames(PROFILE_NAMES);
        List<StandardValue> values = new ArrayList<>();
        for (Node value : node.list("values")) {
            values.add(value.at(() -> readValue(value)));
        }
        return new StandardProfile(node.text("id"), node.text("version"), node.localized("title"), shipped, values);
    }

    private static StandardValue readValue(Node node) {
        node.requireNames(VALUE_NAMES);
        StandardRow.Source source = new StandardRow.Source(node.text("source"), Mark.of(node.text("mark")));
        List<StandardRow> rows = new ArrayList<>();
        for (Node row : node.list("rows")) {
            rows.add(row.at(() -> readRow(row, source)));
        }
        ValueKind kind = ValueKind.of(node.text("kind"));
        String unit = node.findText("unit");
        if (unit != null && !unit.equals(kind.unit())) {
            throw Fault.invalid("invalid-standard-unit", "unit", unit, kind.unit() + " for " + kind.code());
        }
        return new StandardValue(
                node.text("id"),
                node.text("layer"),
                kind,
                node.localized("title"),
                node.findText("property"),
                rows,
                node.has("note") ? node.localized("note") : null);
    }

    private static StandardRow readRow(Node node, StandardRow.Source inherited) {
        node.requireNames(ROW_NAMES);
        String key = node.findText("key");
        String source = node.findText("source");
        String mark = node.findText("mark");
        String shownKey = key == null ? "all" : key;
        return new StandardRow(
                shownKey,
                node.has("title") ? node.localized("title") : LocalizedText.same(shownKey),
                node.findNumber("value"),
                node.findNumber("from"),
                node.findNumber("to"),
                node.flag("exclusive"),
                new StandardRow.Source(
                        source == null ? inherited.text() : source, mark == null ? inherited.mark() : Mark.of(mark)));
    }

    /** A map of the tree that knows where it stands. */
    private record Node(String path, Map<?, ?> map) {

        private String pathOf(String name) {
            return path.isEmpty() ? name : path + "." + name;
        }

        /** Reads below this node and puts its path before the parameter of a fault. */
        <T> T at(Supplier<T> reading) {
            try {
                return reading.get();
            } catch (Fault fault) {
                String parameter = fault.parameter();
                String allowed = fault.allowed();
                if (parameter == null || allowed == null || parameter.startsWith(path)) {
                    throw fault;
                }
                throw Fault.invalid(fault.code(), pathOf(parameter), fault.value(), allowed);
            }
        }

        void requireNames(Set<String> known) {
            for (Object name : map.keySet()) {
                if (!known.contains(String.valueOf(name))) {
                    throw Fault.invalid(
                            "unknown-name",
                            pathOf(String.valueOf(name)),
                            map.get(name),
                            String.join(", ", known.stream().sorted().toList()));
                }
            }
        }

        boolean has(String name) {
            return map.get(name) != null;
        }

        String text(String name) {
            String text = findText(name);
            if (text == null || text.isBlank()) {
                throw Fault.invalid("missing-value", pathOf(name), text, "a text");
            }
            return text;
        }

        @Nullable
        String findText(String name) {
            Object value = map.get(name);
            if (value == null) {
                return null;
            }
            if (!(value instanceof String || value instanceof Number)
                    || value.toString().length() > 500) {
                throw Fault.invalid("invalid-text", pathOf(name), value, "a text of at most 500 characters");
            }
            return value.toString();
        }

        @Nullable
        Double findNumber(String name) {
            Object value = map.get(name);
            if (value == null) {
                return null;
            }
            if (!(value instanceof Number number)) {
                throw Fault.invalid("invalid-number", pathOf(name), value, "a number");
            }
            return number.doubleValue();
        }

        boolean flag(String name) {
            Object value = map.get(name);
            if (value != null && !(value instanceof Boolean)) {
                throw Fault.invalid("invalid-flag", pathOf(name), value, "true, false");
            }
            return Boolean.TRUE.equals(value);
        }

        LocalizedText localized(String name) {
            Object value = map.get(name);
            if (value instanceof String text && !text.isBlank()) {
                return LocalizedText.same(text);
            }
            if (!(value instanceof Map<?, ?> texts)) {
                throw Fault.invalid("invalid-title", pathOf(name), value, "a text or {zh, en}");
            }
            Node node = new Node(pathOf(name), texts);
            node.requireNames(Set.of("zh", "en"));
            return new LocalizedText(node.text("zh"), node.text("en"));
        }

        List<Node> list(String name) {
            if (!(map.get(name) instanceof List<?> items) || items.size() > MOST_ROWS) {
                throw Fault.invalid("invalid-list", pathOf(name), map.get(name), "a list of at most " + MOST_ROWS);
            }
            List<Node> nodes = new ArrayList<>();
            for (Object item : items) {
                String place = pathOf(name) + "[" + nodes.size() + "]";
                if (!(item instanceof Map<?, ?> child)) {
                    throw Fault.invalid("invalid-entry", place, item, "an object");
                }
                nodes.add(new Node(place, new LinkedHashMap<>(child)));
            }
            return nodes;
        }
    }
}
