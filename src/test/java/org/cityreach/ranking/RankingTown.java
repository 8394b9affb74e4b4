package org.cityreach.ranking;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.cases.CaseIndexes;
import org.cityreach.cases.CaseInputs;
import org.cityreach.city.CityProperties;
import org.cityreach.grid.Divisions;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.testing.SyntheticTown;
import org.cityreach.testing.TemporaryStore;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** A small town in a real store, in metres of EPSG:4549 east and north of 494 000, 3 508 000. */
public final class RankingTown implements AutoCloseable {

    public static final double EAST = 494_000;
    public static final double NORTH = 3_508_000;
    public static final CityProperties CITY = new CityProperties("Asia/Shanghai", null);

    public final TemporaryStore store = TemporaryStore.open();
    private final Map<String, List<Feature>> content = new LinkedHashMap<>();
    private final Map<String, Layer> layers = new LinkedHashMap<>();

    /** Names a layer; properties as {@code name:type}, a {@code *} before the one that is its time. */
    public RankingTown layer(String id, GeometryType type, String... properties) {
        layers.put(id, SyntheticTown.layer(id, type, properties));
        content.put(id, new ArrayList<>());
        return this;
    }

    /** Adds a feature; coordinates are metres from the town's corner, properties names and values in turn. */
    public RankingTown add(String layer, String id, @Nullable String wkt, Object... properties) {
        List<Feature> features = content.get(layer);
        if (features == null) {
            throw new IllegalArgumentException("no layer " + layer);
        }
        features.add(new Feature(id, wkt == null ? null : shape(wkt), SyntheticTown.values(properties)));
        return this;
    }

    /** Day and hour of 2026 in the city's time, such as {@code 05-01 08}. */
    public static Instant at(String dayAndHour) {
        return OffsetDateTime.parse("2026-" + dayAndHour.replace(' ', 'T') + ":00:00+08:00")
                .toInstant();
    }

    public static Geometry shape(String wkt) {
        return SyntheticTown.shape(wkt, EAST, NORTH);
    }

    public RankingTown open() {
        layers.forEach((id, layer) -> store.with(layer, content.getOrDefault(id, List.of())));
        return this;
    }

    public CaseInputs caseInputs() {
        return new CaseInputs(indexes(), CITY);
    }

    public CaseIndexes indexes() {
        return store.caseIndexes();
    }

    public RankingService ranking() {
        return new RankingService(store.snapshots(), new Divisions(), CITY);
    }

    @Override
    public void close() {
        store.close();
    }
}
