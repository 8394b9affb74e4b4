package org.cityreach.ogc;

import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/** The parameter {@code f} of documents that there are as JSON only. */
public final class JsonOnly {

    private JsonOnly() {}

    public static void check(@Nullable String f) {
        if (f != null && !f.equals("json")) {
            throw Fault.invalid("unknown-format", "f", f, "json");
        }
    }
}
