package org.cityreach.ogc;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cityreach.collection.Collections;
import org.cityreach.snapshot.LayerExtent;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;

/** How many features a layer has, where and from when to when; counted once per version. */
@Component
public class LayerFacts {

    private final Collections collections;
    private final Map<String, Facts> known = new ConcurrentHashMap<>();

    LayerFacts(Collections collections) {
        this.collections = collections;
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
        long version = collections.version(layerId);
        Facts facts = known.get(layerId);
        if (facts == null || facts.version() != version) {
            LayerExtent extent = collections.extent(layerId);
            facts = new Facts(extent.version(), extent.count(), extent.bounds(), extent.first(), extent.last());
            known.put(layerId, facts);
        }
        return facts;
    }
}
