package org.cityreach.exchange.format;

import java.util.List;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/** Which of a file's several layers is meant: tables, sheets, folders. */
public final class SourceLayers {

    private SourceLayers() {}

    /**
     * The layer that a caller names, or the only one there is; the faults {@code no-layers},
     * {@code source-layer-required} and {@code unknown-source-layer}, which name what there is.
     */
    public static String choose(List<String> names, @Nullable String wanted) {
        if (names.isEmpty()) {
            throw Fault.invalid("no-layers", "the file has no layer that could be imported");
        }
        if (wanted == null) {
            if (names.size() == 1) {
                return names.get(0);
            }
            throw Fault.invalid("source-layer-required", "sourceLayer", null, String.join(", ", names));
        }
        if (!names.contains(wanted)) {
            throw Fault.invalid("unknown-source-layer", "sourceLayer", wanted, String.join(", ", names));
        }
        return wanted;
    }
}
