package org.cityreach.standard;

import org.cityreach.fault.Fault;

/** How far a figure can be relied on, as domain experts mark it. */
public enum Mark {
    /** A mandatory code, read from a copy of its text. */
    MANDATORY("M"),
    /** A standard, read from a copy. */
    STANDARD("S"),
    /** Taken from a secondary page. */
    SECONDARY("2"),
    /** Common knowledge in the field, not confirmed. */
    COMMON_KNOWLEDGE("K"),
    /** Derived from other figures. */
    DERIVED("D"),
    /** Set by a user of this installation. */
    USER("U");

    private final String code;

    Mark(String code) {
        this.code = code;
    }

    /** One character, as documents write it. */
    public String code() {
        return code;
    }

    public static Mark of(String code) {
        for (Mark mark : values()) {
            if (mark.code.equals(code)) {
                return mark;
            }
        }
        throw Fault.invalid("unknown-mark", "mark", code, "M, S, 2, K, D, U");
    }
}
