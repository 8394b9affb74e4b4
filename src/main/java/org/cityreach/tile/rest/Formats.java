package org.cityreach.tile.rest;

import java.util.List;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The parameter {@code f}. */
final class Formats {

    private Formats() {}

    /** Refuses what is not there; a missing parameter is the first. */
    static void check(@Nullable String f, String... known) {
        if (f != null && !List.of(known).contains(f)) {
            throw Fault.invalid("unknown-format", "f", f, String.join(", ", known));
        }
    }

    static void checkTileset(@Nullable String f) {
        check(f, "json", "tilejson", "html");
    }

    static ResponseEntity<Map<String, Object>> json(Map<String, Object> document) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document);
    }
}
