package org.cityreach.ranking;

import org.cityreach.layer.LocalizedText;

/** What a reader should know of a result, with a stable code in kebab-case. */
public record Note(String code, LocalizedText text) {

    static Note of(String code, String zh, String en) {
        return new Note(code, new LocalizedText(zh, en));
    }
}
