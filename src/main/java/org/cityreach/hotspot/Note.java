package org.cityreach.hotspot;

import org.cityreach.layer.LocalizedText;

/** What a reader should know of an answer, by a stable code. */
public record Note(String code, LocalizedText text) {

    static Note of(String code, String zh, String en) {
        return new Note(code, new LocalizedText(zh, en));
    }
}
