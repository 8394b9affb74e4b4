package org.cityreach.fault;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request that cannot be answered, said so that the asker can mend it. A fault carries a stable code
 * and, where they apply, the name of the parameter at fault, its value and what is allowed. It says
 * nothing of HTTP; the web module maps {@link Kind} to a status in one place.
 */
public final class Fault extends RuntimeException {

    private static final int LONGEST_VALUE = 200;

    /** What sort of failure this is. */
    public enum Kind {
        /** The input is wrong: a value out of range, an unknown name, a text that does not parse. */
        INVALID,
        /** The thing named does not exist. */
        NOT_FOUND,
        /** The thing named exists in a state that does not permit the request. */
        CONFLICT,
        /** The input or the answer exceeds a stated limit. */
        TOO_LARGE,
        /** The server has no room for more heavy work now. */
        BUSY,
        /** Another server that the answer depends on refused, failed or could not be reached. */
        ELSEWHERE
    }

    private final Kind kind;
    private final String code;
    private final @Nullable String parameter;
    private final @Nullable String value;
    private final @Nullable String allowed;
    private final @Nullable String place;

    private Fault(
            Kind kind,
            String code,
            String message,
            @Nullable String parameter,
            @Nullable Object value,
            @Nullable String allowed) {
        this(kind, code, message, parameter, value, allowed, null);
    }

    private Fault(
            Kind kind,
            String code,
            String message,
            @Nullable String parameter,
            @Nullable Object value,
            @Nullable String allowed,
            @Nullable String place) {
        super(message);
        this.kind = Objects.requireNonNull(kind);
        this.code = Objects.requireNonNull(code);
        this.parameter = parameter;
        this.value = value == null ? null : shortened(value.toString());
        this.allowed = allowed;
        this.place = place;
    }

    /**
     * A wrong value.
     *
     * @param code stable, kebab-case, such as {@code unknown-crs}
     * @param parameter the name as the caller wrote it, such as {@code radiusMetres}
     * @param value what was given
     * @param allowed what would be accepted, such as {@code more than 0, at most 100000}
     */
    public static Fault invalid(String code, String parameter, @Nullable Object value, String allowed) {
        String given = value == null ? "missing" : "'" + shortened(value.toString()) + "'";
        return new Fault(
                Kind.INVALID, code, parameter + " is " + given + "; allowed: " + allowed, parameter, value, allowed);
    }

    /** Something wrong with the input as a whole, told in one sentence. */
    public static Fault invalid(String code, String message) {
        return new Fault(Kind.INVALID, code, message, null, null, null);
    }

    /** Nothing of that name exists. {@code what} is a noun such as {@code collection}. */
    public static Fault notFound(String what, String id) {
        return new Fault(
                Kind.NOT_FOUND,
                what + "-not-found",
                "there is no " + what + " '" + shortened(id) + "'",
                what,
                id,
                null);
    }

    public static Fault conflict(String code, String message) {
        return new Fault(Kind.CONFLICT, code, message, null, null, null);
    }

    public static Fault tooLarge(String code, String message) {
        return new Fault(Kind.TOO_LARGE, code, message, null, null, null);
    }

    public static Fault busy(String message) {
        return new Fault(Kind.BUSY, "busy", message, null, null, null);
    }

    /** Another server, such as a map server, did not do what was asked of it. */
    public static Fault elsewhere(String code, String message) {
        return new Fault(Kind.ELSEWHERE, code, message, null, null, null);
    }

    /** The same fault said of another parameter, such as the whole path to the one that a reader of parts knows. */
    public Fault at(String path) {
        String said = getMessage();
        String named = parameter;
        String message =
                named != null && said.startsWith(named + " is ") ? path + said.substring(named.length()) : said;
        return new Fault(kind, code, message, path, value, allowed, place);
    }

    /**
     * The same fault with the place inside a long text or tree, such as {@code character 12} or
     * {@code /args/0/property}; a place that is known already stays.
     */
    public Fault in(String where) {
        return place != null
                ? this
                : new Fault(kind, code, getMessage() + " (" + where + ")", parameter, value, allowed, where);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public @Nullable String parameter() {
        return parameter;
    }

    public @Nullable String value() {
        return value;
    }

    public @Nullable String allowed() {
        return allowed;
    }

    /** Where inside the parameter; null where that is not said. */
    public @Nullable String place() {
        return place;
    }

    /** The message; never null for a fault. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}
