package org.cityreach.cases;

import java.util.Locale;

/** What a case is sorted by, each a text property of the same name in lower case. */
public enum CaseAttribute {
    KIND,
    CATEGORY,
    SOURCE,
    STATUS,
    GRID,
    UNIT;

    /** The property that holds it. */
    public String property() {
        return name().toLowerCase(Locale.ROOT);
    }
}
