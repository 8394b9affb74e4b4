package org.cityreach.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Note;
import org.cityreach.publish.part.Part;

/**
 * What is wanted, in the order in which it is to be made: each thing after what it needs.
 *
 * @param versions of the collections
 * @param surfaces the job of each surface by its name
 */
record Blueprint(List<Part<?>> parts, Map<String, Long> versions, Map<String, String> surfaces, List<Note> notes) {

    Blueprint {
        parts = List.copyOf(parts);
        versions = new LinkedHashMap<>(versions);
        surfaces = new LinkedHashMap<>(surfaces);
        notes = List.copyOf(notes);
    }
}
