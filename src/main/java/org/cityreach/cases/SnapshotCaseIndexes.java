package org.cityreach.cases;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cityreach.city.CityProperties;
import org.cityreach.fault.Fault;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.snapshot.Snapshots;
import org.springframework.stereotype.Service;

/** Case indexes over snapshots. */
@Service
public class SnapshotCaseIndexes implements CaseIndexes {

    private final Snapshots snapshots;
    private final CityProperties city;
    private final Map<String, CaseIndex> indexes = new ConcurrentHashMap<>();

    public SnapshotCaseIndexes(Snapshots snapshots, CityProperties city) {
        this.snapshots = snapshots;
        this.city = city;
    }

    @Override
    public CaseIndex current(String collection) {
        LayerSnapshot snapshot = snapshots.current(collection);
        if (!snapshot.layer().geometryType().isPoint()) {
            throw Fault.invalid("collection-not-points", "collection", collection, "a collection of points");
        }
        return indexes.compute(
                collection,
                (id, present) -> present != null && present.version() >= snapshot.version()
                        ? present
                        : new SnapshotCaseIndex(snapshot, city.metricCrs()));
    }
}
