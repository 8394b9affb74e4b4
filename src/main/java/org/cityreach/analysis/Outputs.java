package org.cityreach.analysis;

import java.util.List;
import java.util.Map;
import org.cityreach.layer.LocalizedText;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The parts that the documents of all answers have in common. */
public final class Outputs {

    /** Beyond it not every whole number is a double. */
    private static final double MOST_WHOLE = 1e15;

    private Outputs() {}

    /** As {@code {zh, en}}. */
    public static ObjectNode text(LocalizedText text) {
        return JsonNodeFactory.instance.objectNode().put("zh", text.zh()).put("en", text.en());
    }

    /** Sets a figure: null where it does not exist, never NaN; without a fraction where it has none. */
    public static void number(ObjectNode node, String name, double value) {
        if (!Double.isFinite(value)) {
            node.putNull(name);
        } else if (value == Math.rint(value) && Math.abs(value) < MOST_WHOLE) {
            node.put(name, (long) value);
        } else {
            node.put(name, value);
        }
    }

    /** What every answer ends with: the versions read by collection, and what a reader should know. */
    public static void close(ObjectNode document, Map<String, Long> versions, List<Note> notes) {
        ObjectNode read = document.putObject("versions");
        versions.forEach(read::put);
        document.set("notes", Note.write(notes));
    }
}
