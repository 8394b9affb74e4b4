package org.cityreach.exchange.osm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settles who stands for an area of a layer where a relation and its ways both could. A relation without tags
 * of its own gets those of its outer way, as was the custom once, and takes the place of that way. A way that
 * is not closed is told of by its relation where there is one, and is an error else.
 */
final class AreaOwners {

    private final List<OsmObject> taken;
    private final Map<Long, OsmObject> waysByNumber = new HashMap<>();

    AreaOwners(List<OsmObject> taken) {
        this.taken = taken;
        taken.stream()
                .filter(object -> object.kind() == OsmKind.WAY)
                .forEach(way -> waysByNumber.put(way.number(), way));
    }

    /**
     * @param bare relations without tags of their own
     */
    List<OsmObject> settled(List<OsmObject> bare) {
        Set<Long> toldByRelation = new HashSet<>();
        for (OsmObject object : taken) {
            for (OsmMember member : object.members()) {
                OsmObject way = member.mayBeOuter() ? waysByNumber.get(member.id()) : null;
                if (way != null && !way.isClosed()) {
                    toldByRelation.add(member.id());
                }
            }
        }
        List<OsmObject> heirs = new ArrayList<>();
        for (OsmObject relation : bare) {
            OsmObject outer = findTaggedOuter(relation);
            if (outer != null) {
                heirs.add(new OsmObject(
                        OsmKind.RELATION, relation.number(), new long[0], relation.members(), outer.values()));
                relation.members().stream()
                        .filter(OsmMember::mayBeOuter)
                        .forEach(member -> toldByRelation.add(member.id()));
            }
        }
        List<OsmObject> settled = new ArrayList<>(taken);
        settled.removeIf(object -> object.kind() == OsmKind.WAY && toldByRelation.contains(object.number()));
        settled.addAll(heirs);
        return settled;
    }

    private @Nullable OsmObject findTaggedOuter(OsmObject relation) {
        for (OsmMember member : relation.members()) {
            OsmObject way = member.mayBeOuter() ? waysByNumber.get(member.id()) : null;
            if (way != null) {
                return way;
            }
        }
        return null;
    }
}
