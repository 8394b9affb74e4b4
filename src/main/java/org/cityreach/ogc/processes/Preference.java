package org.cityreach.ogc.processes;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The header {@code Prefer} of RFC 7240. What is not understood is ignored, as the RFC asks. */
final class Preference {

    private Preference() {}

    static boolean isAsync(@Nullable String prefer) {
        return prefer != null
                && Arrays.stream(prefer.split("[,;]"))
                        .anyMatch(part -> part.strip().equalsIgnoreCase("respond-async"));
    }
}
