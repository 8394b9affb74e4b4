package org.cityreach.siting.export;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cityreach.analysis.GeoJson;
import org.cityreach.analysis.Outputs;
import org.cityreach.fault.Fault;
import org.cityreach.siting.report.GroupOutlines;
import org.cityreach.siting.scenario.DemandTable;
import org.cityreach.siting.scenario.Figures;
import org.cityreach.siting.scenario.GroupFigures;
import org.cityreach.siting.scenario.ScenarioResult;
import org.cityreach.siting.scenario.Scenarios.Evaluated;
import org.cityreach.siting.scenario.SiteFigures;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A scenario as one GeoJSON feature collection in longitude and latitude; the property {@code part} says
 * what each feature is. Areas have the outlines that their layer has now.
 */
@Component
public class GeoJsonExport {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final List<String> PARTS = List.of("sites", "groups", "assignments", "excluded", "demands");

    private final GroupOutlines outlines;

    GeoJsonExport(GroupOutlines outlines) {
        this.outlines = outlines;
    }

    /** Parts by their names; the fault names the parameter {@code include}. */
    public static Set<String> parts(String list) {
        Set<String> parts = new LinkedHashSet<>();
        for (String part : list.split(",")) {
            if (!PARTS.contains(part.strip())) {
                throw Fault.invalid("invalid-value", "include", part, "a list of " + String.join(", ", PARTS));
            }
            parts.add(part.strip());
        }
        return parts;
    }

    public ObjectNode write(Evaluated plan, Set<String> parts) {
        ScenarioResult result = plan.result();
        ObjectNode collection = JsonNodeFactory.instance.objectNode();
        collection.put("type", "FeatureCollection");
        collection.put("name", plan.scenario().name());
        ObjectNode versions = collection.putObject("versions");
        plan.scenario().versions().forEach(versions::put);
        ArrayNode features = collection.putArray("features");
        if (parts.contains("groups")) {
            addGroups(plan, features);
        }
        if (parts.contains("assignments")) {
            addAssignments(result, features);
        }
        if (parts.contains("demands")) {
            addDemands(result.demands(), features);
        }
        if (parts.contains("excluded")) {
            addAll(result.document().path("excluded"), "excluded", features);
        }
        if (parts.contains("sites")) {
            addAll(result.document().path("sites"), "site", features);
        }
        return collection;
    }

    private static void addAll(JsonNode featureCollection, String part, ArrayNode features) {
        for (JsonNode feature : featureCollection.path("features")) {
            ObjectNode copy = (ObjectNode) feature.deepCopy();
            copy.withObjectProperty("properties").put("part", part);
            features.add(copy);
        }
    }

    private void addGroups(Evaluated plan, ArrayNode features) {
        Map<String, Geometry> shapes = outlines.inDegrees(plan.scenario().inputs());
        for (GroupFigures group : plan.result().groups()) {
            String id = group.id() == null ? "" : group.id();
            ObjectNode feature = GeoJson.feature(id, shapes.get(id));
            ObjectNode properties = feature.withObjectProperty("properties");
            properties.put("part", "group").put("name", group.title());
            figures(properties, "Before", group.before());
            figures(properties, "After", group.after());
            features.add(feature);
        }
    }

    /** Flat members, for most programs show no others. */
    private static void figures(ObjectNode properties, String when, Figures figures) {
        Outputs.number(properties, "demand" + when, figures.demand());
        Outputs.number(properties, "demandWeight" + when, figures.demandWeight());
        Outputs.number(properties, "coveredWeight" + when, figures.coveredWeight());
        Outputs.number(properties, "ratio" + when, figures.ratio());
        Outputs.number(properties, "meanMetres" + when, figures.meanMetres());
    }

    private static void addAssignments(ScenarioResult result, ArrayNode features) {
        DemandTable demands = result.demands();
        Map<String, Integer> rows = new HashMap<>();
        for (int row = 0; row < demands.size(); row++) {
            rows.put(demands.id()[row], row);
        }
        Map<String, SiteFigures> sites = new HashMap<>();
        result.sites().forEach(site -> sites.put(site.id(), site));
        for (JsonNode assignment : result.document().path("assignments")) {
            String demandId = assignment.path(0).asString("");
            Integer row = rows.get(demandId);
            SiteFigures site = sites.get(assignment.path(1).asString(""));
            if (row != null && site != null) {
                ObjectNode feature = GeoJson.feature(demandId + " → " + site.id(), line(demands, row, site));
                feature.withObjectProperty("properties")
                        .put("part", "assignment")
                        .put("demand", demandId)
                        .put("site", site.id())
                        .put("weight", demands.weight()[row]);
                feature.withObjectProperty("properties").set("metres", assignment.path(2));
                feature.withObjectProperty("properties").set("share", assignment.path(3));
                features.add(feature);
            }
        }
    }

    private static @Nullable Geometry line(DemandTable demands, int row, SiteFigures site) {
        Coordinate[] ends = {
            new Coordinate(demands.longitude()[row], demands.latitude()[row]),
            new Coordinate(site.longitude(), site.latitude())
        };
        return Arrays.stream(ends).allMatch(Coordinate::isValid) ? FACTORY.createLineString(ends) : null;
    }

    private static void addDemands(DemandTable demands, ArrayNode features) {
        for (int row = 0; row < demands.size(); row++) {
            Coordinate place = new Coordinate(demands.longitude()[row], demands.latitude()[row]);
            ObjectNode feature =
                    GeoJson.feature(demands.id()[row], place.isValid() ? FACTORY.createPoint(place) : null);
            ObjectNode properties = feature.withObjectProperty("properties");
            properties.put("part", "demand");
            Outputs.number(properties, "weight", demands.weight()[row]);
            Outputs.number(properties, "metresBefore", demands.beforeMetres()[row]);
            Outputs.number(properties, "metresAfter", demands.afterMetres()[row]);
            properties.put("group", demands.group()[row]);
            features.add(feature);
        }
    }
}
