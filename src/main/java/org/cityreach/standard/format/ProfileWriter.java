package org.cityreach.standard.format;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cityreach.layer.LocalizedText;
import org.cityreach.standard.StandardProfile;
import org.cityreach.standard.StandardRow;
import org.cityreach.standard.StandardValue;
import org.jspecify.annotations.Nullable;

/** Makes the tree that {@link ProfileReader} reads, with names in a fixed order. */
public final class ProfileWriter {

    private ProfileWriter() {}

    public static Map<String, Object> write(StandardProfile profile) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", profile.id());
        tree.put("version", profile.version());
        tree.put("title", write(profile.title()));
        tree.put("shipped", profile.shipped());
        tree.put(
                "values",
                profile.values().stream().map(ProfileWriter::writeValue).toList());
        return tree;
    }

    private static Map<String, Object> writeValue(StandardValue value) {
        Map<String, Object> tree = new LinkedHashMap<>();
        StandardRow.Source source = value.rows().get(0).source();
        tree.put("id", value.id());
        tree.put("layer", value.layer());
        tree.put("kind", value.kind().code());
        tree.put("title", write(value.title()));
        tree.put("unit", value.kind().unit());
        if (value.property() != null) {
            tree.put("property", value.property());
        }
        tree.put("source", source.text());
        tree.put("mark", source.mark().code());
        tree.put("rows", value.rows().stream().map(ProfileWriter::writeRow).toList());
        LocalizedText note = value.note();
        if (note != null) {
            tree.put("note", write(note));
        }
        return tree;
    }

    private static Map<String, Object> writeRow(StandardRow row) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("key", row.key());
        tree.put("title", write(row.title()));
        putFigure(tree, "value", row.value());
        putFigure(tree, "from", row.from());
        putFigure(tree, "to", row.to());
        if (row.exclusive()) {
            tree.put("exclusive", true);
        }
        tree.put("source", row.source().text());
        tree.put("mark", row.source().mark().code());
        return tree;
    }

    private static void putFigure(Map<String, Object> tree, String name, @Nullable Double figure) {
        if (figure != null) {
            tree.put(name, figure);
        }
    }

    private static Map<String, Object> write(LocalizedText text) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("zh", text.zh());
        tree.put("en", text.en());
        return tree;
    }
}
