package org.cityreach.exchange.osm;

/**
 * A member of a relation.
 *
 * @param role such as {@code outer}; may be empty
 */
record OsmMember(OsmKind kind, long id, String role) {

    /** Whether it is part of the area's edge: any way but a hole's; an empty role leaves that open. */
    boolean mayBeOuter() {
        return kind == OsmKind.WAY && !role.equals("inner");
    }
}
