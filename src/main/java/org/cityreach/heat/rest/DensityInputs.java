package org.cityreach.heat.rest;

import java.util.Set;
import org.cityreach.analysis.Inputs;
import org.cityreach.cases.CaseInputs;
import org.cityreach.fault.Fault;
import org.cityreach.heat.DensityRequest;
import org.cityreach.heat.DensityService;
import org.cityreach.heat.HeatQuestion;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;

/** Reads the inputs of the process {@code density}; every fault names the input. */
final class DensityInputs {

    private static final Set<String> NAMES =
            Set.of("cases", "weight", "radiusMetres", "kernel", "cellMetres", "bbox", "residents");
    private static final Set<String> RESIDENTS = Set.of("collection", "property", "minResidents");
    private static final double USUAL_LEAST = 100;
    private static final String BBOX = "[west, south, east, north] in degrees, west below east and south below north";

    private DensityInputs() {}

    static DensityRequest read(JsonNode node, CaseInputs cases) {
        Inputs inputs = Inputs.of("", node, NAMES);
        double radius = HeatQuestion.checkedRadius(inputs.findNumber("radiusMetres", "10 to 50000 metres"));
        double cell = DensityService.checkedCell(inputs.findNumber("cellMetres", "0.1 to 100000 metres"));
        Envelope bbox = bbox(inputs);
        DensityRequest.Residents residents = residents(inputs);
        return new DensityRequest(
                cases.read(inputs),
                inputs.findText("weight", "a numeric property of the cases"),
                HeatQuestion.kernel(inputs.findOneOf("kernel", "quartic", "quartic", "gaussian")),
                radius,
                cell,
                bbox,
                residents);
    }

    private static @Nullable Envelope bbox(Inputs inputs) {
        if (!inputs.has("bbox")) {
            return null;
        }
        JsonNode node = inputs.get("bbox", BBOX);
        double[] edges = new double[4];
        boolean usable = node.isArray() && node.size() == 4;
        for (int i = 0; usable && i < 4; i++) {
            usable = node.get(i).isNumber() && Double.isFinite(node.get(i).asDouble());
            edges[i] = usable ? node.get(i).asDouble() : 0;
        }
        if (!usable
                || edges[0] >= edges[2]
                || edges[1] >= edges[3]
                || Math.abs(edges[0]) > 180
                || Math.abs(edges[2]) > 180
                || edges[1] < -90
                || edges[3] > 90) {
            throw Fault.invalid("invalid-bbox", "bbox", Inputs.shown(node), BBOX);
        }
        return new Envelope(edges[0], edges[2], edges[1], edges[3]);
    }

    private static DensityRequest.@Nullable Residents residents(Inputs inputs) {
        if (!inputs.has("residents")) {
            return null;
        }
        String shape = "{collection, property, minResidents?}";
        Inputs residents = Inputs.of("residents", inputs.get("residents", shape), RESIDENTS);
        double least = residents.findNumber("minResidents", "a number from 0 on");
        if (least < 0) {
            throw Fault.invalid("invalid-input", "residents.minResidents", least, "a number from 0 on");
        }
        return new DensityRequest.Residents(
                residents.getText("collection", "a collection of points or polygons"),
                residents.getText("property", "a numeric property of that collection"),
                Double.isNaN(least) ? USUAL_LEAST : least);
    }
}
