package org.cityreach.siting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.city.CityProperties;
import org.cityreach.grid.Divisions;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.siting.configure.SolverByGoal;
import org.cityreach.siting.mip.HighsSolver;
import org.cityreach.standard.Standards;
import org.cityreach.testing.SyntheticTown;
import org.cityreach.testing.TemporaryStore;
import org.locationtech.jts.geom.Geometry;

/** A small town in a real store, in metres of EPSG:4549 east and north of 494 000, 3 508 000. */
public final class SitingTown implements AutoCloseable {

    public static final double EAST = 494_000;
    public static final double NORTH = 3_508_000;

    private final TemporaryStore store = TemporaryStore.open();
    private final Map<String, List<Feature>> content = new LinkedHashMap<>();
    private final Map<String, Layer> layers = new LinkedHashMap<>();

    /** Names a layer that features are added to; properties as {@code name:type}. */
    public SitingTown layer(String id, GeometryType type, String... properties) {
        layers.put(id, SyntheticTown.layer(id, type, properties));
        content.put(id, new ArrayList<>());
        return this;
    }

    /** Adds a feature; coordinates are metres from the town's corner. */
    public SitingTown add(String layer, String id, String wkt, Object... properties) {
        List<Feature> features = content.get(layer);
        if (features == null) {
            throw new IllegalArgumentException("no layer " + layer);
        }
        Geometry shape = SyntheticTown.shape(wkt, EAST, NORTH);
        features.add(new Feature(id, shape, SyntheticTown.values(properties)));
        return this;
    }

    public SitingService open() {
        layers.forEach((id, layer) -> store.with(layer, content.getOrDefault(id, List.of())));
        return service(store);
    }

    /** The service over a store, with all solvers. */
    public static SitingService service(TemporaryStore store) {
        return new SitingService(
                store.snapshots(),
                new Standards(store.documents()),
                new Divisions(),
                new CityProperties("Asia/Shanghai", null),
                new SolverByGoal(new HighsSolver()));
    }

    @Override
    public void close() {
        store.close();
    }
}
