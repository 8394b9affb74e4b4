package org.cityreach.analysis;

import java.util.List;
import org.cityreach.layer.LocalizedText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a reader should know of an answer.
 *
 * @param code stable, kebab-case
 */
public record Note(String code, LocalizedText text) {

    public static Note of(String code, String zh, String en) {
        return new Note(code, new LocalizedText(zh, en));
    }

    /** As outputs tell them: {@code [{code, zh, en}]}. */
    public static ArrayNode write(List<Note> notes) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Note note : notes) {
            list.addObject()
                    .put("code", note.code())
                    .put("zh", note.text().zh())
                    .put("en", note.text().en());
        }
        return list;
    }
}
