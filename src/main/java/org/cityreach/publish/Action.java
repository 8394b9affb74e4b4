package org.cityreach.publish;

import java.util.Locale;

/** What a step of a publication does. */
public enum Action {
    CREATE,
    CHANGE,
    KEEP,
    REMOVE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
