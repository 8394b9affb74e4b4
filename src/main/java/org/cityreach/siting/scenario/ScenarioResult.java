package org.cityreach.siting.scenario;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the process {@code siting-evaluation} said of a plan, read.
 *
 * @param document the outputs, without the demand places
 * @param demands the demand places; none where the evaluation gave none
 */
public record ScenarioResult(
        ObjectNode document,
        Figures before,
        Figures after,
        List<SiteFigures> sites,
        List<GroupFigures> groups,
        DemandTable demands) {

    private static final String PACKED = "packedDemands";

    public ScenarioResult {
        sites = List.copyOf(sites);
        groups = List.copyOf(groups);
    }

    /** The outputs as they are kept: the demand places packed. */
    static ObjectNode pack(ObjectNode outputs) {
        ObjectNode kept = outputs.deepCopy();
        JsonNode demands = kept.remove("demands");
        if (demands != null) {
            kept.set(PACKED, DemandTable.pack(demands));
        }
        return kept;
    }

    /** Reads what {@link #pack} made. */
    static ScenarioResult unpack(ObjectNode kept) {
        ObjectNode document = kept.deepCopy();
        JsonNode packed = document.path(PACKED);
        document.remove(PACKED);
        List<SiteFigures> sites = new ArrayList<>();
        document.path("sites").path("features").forEach(feature -> sites.add(SiteFigures.read(feature)));
        List<GroupFigures> groups = new ArrayList<>();
        document.path("groups").forEach(group -> groups.add(GroupFigures.read(group)));
        return new ScenarioResult(
                document,
                Figures.read(document.path("before")),
                Figures.read(document.path("after")),
                sites,
                groups,
                DemandTable.read(packed));
    }

    /** Reads outputs as the process gave them. */
    public static ScenarioResult of(ObjectNode outputs) {
        return unpack(pack(outputs));
    }

    public List<SiteFigures> newSites() {
        return sites.stream().filter(SiteFigures::isNew).toList();
    }

    /** Sites of a role. */
    public List<SiteFigures> sites(String role) {
        return sites.stream().filter(site -> site.role().equals(role)).toList();
    }
}
