package org.cityreach.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Selection;
import org.cityreach.city.CityProperties;
import org.cityreach.coverage.CoverageRequest.Radius;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.standard.Standards;
import org.cityreach.testing.SyntheticTown;
import org.cityreach.testing.TemporaryStore;
import org.locationtech.jts.geom.Geometry;

/** A small town in a real store, in metres of EPSG:4549 east and north of 494 000, 3 508 000. */
final class CoverageTown implements AutoCloseable {

    static final double EAST = 494_000;
    static final double NORTH = 3_508_000;

    final TemporaryStore store = TemporaryStore.open();
    private final Map<String, List<Feature>> content = new LinkedHashMap<>();
    private final Map<String, Layer> layers = new LinkedHashMap<>();

    /** Names the layer that the following features belong to; properties as {@code name:type}. */
    CoverageTown layer(String id, GeometryType type, String... properties) {
        layers.put(id, SyntheticTown.layer(id, type, properties));
        content.put(id, new ArrayList<>());
        return this;
    }

    /** Adds a feature; coordinates are metres from the town's corner. */
    CoverageTown add(String layer, String id, String wkt, Object... properties) {
        List<Feature> features = content.get(layer);
        if (features == null) {
            throw new IllegalArgumentException("no layer " + layer);
        }
        features.add(new Feature(id, shape(wkt), SyntheticTown.values(properties)));
        return this;
    }

    static Geometry shape(String wkt) {
        return SyntheticTown.shape(wkt, EAST, NORTH);
    }

    CoverageService open() {
        layers.forEach((id, layer) -> store.with(layer, content.getOrDefault(id, List.of())));
        return new CoverageService(
                store.snapshots(), new Standards(store.documents()), new CityProperties("Asia/Shanghai", null));
    }

    static CoverageResult ask(CoverageService service, String facilities, String demand, double radiusMetres) {
        return service.compute(
                CoverageRequest.of(
                        Selection.all(facilities), Selection.all(demand), null, new Radius.Fixed(radiusMetres)),
                Progress.NONE);
    }

    @Override
    public void close() {
        store.close();
    }
}
