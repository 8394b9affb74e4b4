package org.cityreach.exchange.format;

import java.util.Objects;

/**
 * Why one row cannot be taken. Bad rows are expected, so this carries no stack trace.
 */
public final class RowProblem extends Exception {

    private final String code;

    /**
     * @param code stable, kebab-case, such as {@code unclosed-ring}
     * @param reason one sentence with the value at fault
     */
    public RowProblem(String code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }

    public String reason() {
        return Objects.requireNonNull(getMessage());
    }
}
