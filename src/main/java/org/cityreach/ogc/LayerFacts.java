package org.cityreach.ogc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.snapshot.Snapshots;
import org.cityreach.store.FeatureStore;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;

/** How many features a layer has, where and from when to when; counted once per version. */
@Component
public class LayerFacts {

    private final FeatureStore store;
    private final Snapshots snapshots;
    private final Map<String, Facts> known = new ConcurrentHashMap<>();

    LayerFacts(FeatureStore store, Snapshots snapshots) {
        this.store = store;
        this.snapshots = snapshots;
    }

    /**
     * @param bounds in longitude and latitude, degrees; the null envelope where there is no geometry
     * @param first the earliest moment; null where the layer has no times
     */
    public record Facts(
            long version,
            int count,
            Envelope bounds,
            @Nullable Instant first,
            @Nullable Instant last) {}

    /** The fault {@code collection-not-found} where there is no such layer. */
    public Facts of(String layerId) {
        long version = store.version(layerId);
        Facts facts = known.get(layerId);
        if (facts == null || facts.version() != version) {
            facts = count(snapshots.current(layerId));
            known.put(layerId, facts);
        }
        return facts;
    }

    private static Facts count(LayerSnapshot snapshot) {
        Instant first = null;
        Instant last = null;
        String timeProperty = snapshot.layer().timeProperty();
        if (timeProperty != null) {
            for (int row = 0; row < snapshot.size(); row++) {
                Instant time = momentOf(snapshot.value(row, timeProperty));
                if (time != null) {
                    first = first == null || time.isBefore(first) ? time : first;
                    last = last == null || time.isAfter(last) ? time : last;
                }
            }
        }
        return new Facts(snapshot.version(), snapshot.size(), snapshot.longitudeLatitudeBounds(), first, last);
    }

    private static @Nullable Instant momentOf(@Nullable Object value) {
        if (value instanceof LocalDate date) {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return value instanceof Instant moment ? moment : null;
    }
}
