package org.cityreach.siting.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.snapshot.Snapshots;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The shapes of the areas that a scenario is counted by, as their layer has them now. */
@Component
public class GroupOutlines {

    private final Snapshots snapshots;

    GroupOutlines(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** The layer of the areas; null where there is none, or none any more. */
    @Nullable
    LayerSnapshot findLayer(JsonNode inputs) {
        JsonNode groupBy = inputs.path("groupBy");
        String collection = groupBy.isString()
                ? groupBy.asString()
                : groupBy.path("collection").asString("");
        return collection.isEmpty() ? null : find(collection);
    }

    /** A layer's snapshot, null where there is no such layer. */
    @Nullable
    LayerSnapshot find(String collection) {
        try {
            return snapshots.current(collection);
        } catch (Fault gone) {
            return null;
        }
    }

    /** By feature id, in longitude and latitude. */
    public Map<String, Geometry> inDegrees(JsonNode inputs) {
        Map<String, Geometry> shapes = new LinkedHashMap<>();
        LayerSnapshot layer = findLayer(inputs);
        if (layer != null) {
            CrsTransform toDegrees = CrsTransform.between(layer.layer().crs(), Crs.CRS84);
            for (int row = 0; row < layer.size(); row++) {
                Geometry shape = layer.geometry(row);
                if (shape != null) {
                    shapes.put(layer.id(row), toDegrees.apply(shape));
                }
            }
        }
        return shapes;
    }
}
