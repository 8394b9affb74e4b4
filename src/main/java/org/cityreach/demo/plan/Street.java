package org.cityreach.demo.plan;

/**
 * A straight street of the plan.
 *
 * @param eastWest whether it runs along u; else along v
 * @param position the v of an east–west street, the u of a north–south one
 * @param from where it begins on the other axis, less than {@code to}
 * @param name empty where it has none (yet)
 */
public record Street(RoadClass roadClass, boolean eastWest, int position, int from, int to, String name) {

    public Street {
        if (from >= to) {
            throw new IllegalArgumentException("street from " + from + " to " + to + "; from must be less");
        }
    }

    public Street withName(String other) {
        return new Street(roadClass, eastWest, position, from, to, other);
    }

    public int lengthMetres() {
        return to - from;
    }

    /** Whether the other street, of the other direction, meets this one; touching ends count. */
    public boolean meets(Street other) {
        return eastWest != other.eastWest
                && other.position >= from
                && other.position <= to
                && position >= other.from
                && position <= other.to;
    }
}
