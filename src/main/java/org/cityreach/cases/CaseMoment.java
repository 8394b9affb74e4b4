package org.cityreach.cases;

import java.util.Locale;

/** The moments of a case's life, each a date-time property of the same name in lower case. */
public enum CaseMoment {
    REPORTED,
    ACCEPTED,
    FILED,
    DISPATCHED,
    RESOLVED,
    CLOSED,
    DUE;

    /** The property that holds it. */
    public String property() {
        return name().toLowerCase(Locale.ROOT);
    }
}
