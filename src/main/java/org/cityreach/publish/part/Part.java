package org.cityreach.publish.part;

import java.util.function.Function;
import org.cityreach.fault.Fault;
import org.cityreach.publish.server.GeoServer;
import org.cityreach.publish.server.GeoServer.Written;
import org.jspecify.annotations.Nullable;

/**
 * One thing of a publication: how to read it, what should become of it, and the one write that brings it a step
 * nearer. {@link #decide} knows nothing of the server but what was read, so the plan is a pure function of what is
 * there and what is wanted, and the same function judges a write by what is read after it.
 *
 * @param <P> what is there
 */
public abstract class Part<P> {

    private final String kind;
    private final String name;

    Part(String kind, String name) {
        this.kind = kind;
        this.name = name;
    }

    public String kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    /** What is there now; null where nothing of that name is. */
    abstract @Nullable P read(GeoServer server);

    /** What should become of it; a fault where it is somebody else's. */
    abstract Decision decide(@Nullable P present);

    /** Does the one write that the decision asks for. */
    abstract Written write(GeoServer server, Decision decision, @Nullable P present);

    /** Whether a refused write leaves the rest of the publication sound, so that it goes on with a note. */
    boolean isOptional() {
        return false;
    }

    /** A thing as it was read, with what should become of it. */
    public static final class Finding<P> {

        private final Part<P> part;
        private final @Nullable P present;
        private final Decision decision;

        private Finding(Part<P> part, @Nullable P present, Decision decision) {
            this.part = part;
            this.present = present;
            this.decision = decision;
        }

        public Decision decision() {
            return decision;
        }

        public Written write(GeoServer server) {
            return part.write(server, decision, present);
        }
    }

    /** Reads it and decides. */
    public Finding<P> find(GeoServer server) {
        P present = read(server);
        return new Finding<>(this, present, decide(present));
    }

    public boolean mayBeRefused() {
        return isOptional();
    }

    static Fault foreign(String what, String name) {
        return Fault.conflict(
                "not-ours",
                "there is a " + what + " '" + name + "' already that this service did not make; it is left alone."
                        + " Choose another name, or remove it there");
    }

    static <T> T required(@Nullable T present) {
        if (present == null) {
            throw new IllegalStateException("a decision without what it was made of");
        }
        return present;
    }

    static <A, B> @Nullable B mapped(@Nullable A value, Function<A, B> how) {
        return value == null ? null : how.apply(value);
    }
}
