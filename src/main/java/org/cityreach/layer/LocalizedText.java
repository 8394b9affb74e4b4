package org.cityreach.layer;

/** A text in Chinese and in English; neither is empty. */
public record LocalizedText(String zh, String en) {

    public LocalizedText {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a text needs both languages, got zh='" + zh + "', en='" + en + "'");
        }
    }

    /** The same text for both languages, for names that users give once. */
    public static LocalizedText same(String text) {
        return new LocalizedText(text, text);
    }
}
