package org.cityreach.print;

import org.cityreach.fault.Fault;
import org.cityreach.layer.LocalizedText;
import tools.jackson.databind.JsonNode;

/** The language of a report or a table. */
public enum Language {
    ZH,
    EN;

    /** As the parameter {@code lang} names it. */
    public static Language of(String name) {
        return switch (name) {
            case "zh" -> ZH;
            case "en" -> EN;
            default -> throw Fault.invalid("invalid-value", "lang", name, "zh, en");
        };
    }

    public String say(String zh, String en) {
        return this == ZH ? zh : en;
    }

    public String say(LocalizedText text) {
        return this == ZH ? text.zh() : text.en();
    }

    /** Of an object {@code {zh, en}}. */
    public String say(JsonNode text) {
        return text.path(this == ZH ? "zh" : "en").asString("");
    }
}
