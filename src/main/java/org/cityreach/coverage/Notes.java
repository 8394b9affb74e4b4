package org.cityreach.coverage;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.layer.LocalizedText;

/** Collects what a reader should know of an answer. One thread. */
final class Notes {

    private final List<CoverageResult.Note> notes = new ArrayList<>();

    /** Adds a note where there is something to note. */
    void add(String code, long count, String zh, String en) {
        if (count > 0) {
            notes.add(new CoverageResult.Note(code, count, new LocalizedText(zh, en)));
        }
    }

    List<CoverageResult.Note> list() {
        return List.copyOf(notes);
    }
}
