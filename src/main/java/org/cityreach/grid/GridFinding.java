package org.cityreach.grid;

import java.util.List;
import org.cityreach.layer.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Something that a cell layer should not have.
 *
 * @param code stable, kebab-case
 * @param warning whether it may be meant so; an error else
 * @param id of the feature at fault
 * @param others ids of features that have to do with it
 * @param value what was found; null where something is missing
 * @param allowed what would be right
 */
public record GridFinding(
        String code,
        boolean warning,
        String id,
        List<String> others,
        @Nullable Object value,
        String allowed,
        LocalizedText message) {

    public GridFinding {
        others = List.copyOf(others);
    }
}
