package org.cityreach.ogc;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cityreach.city.CityProperties;
import org.cityreach.collection.Collections;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Layer;
import org.cityreach.snapshot.LayerExtent;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;

/** How many features a layer has, where and from when to when; counted once per version. */
@Component
public class LayerFacts {

    private final Collections collections;
    private final CityProperties city;
    private final Map<String, Facts> known = new ConcurrentHashMap<>();

    LayerFacts(Collections collections, CityProperties city) {
        this.collections = collections;
        this.city = city;
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

    /** The systems in which a layer is served, CRS84 first. */
    public List<Crs> crs(Layer layer) {
        String own = city.metricCrs();
        return ServedCrs.of(layer, of(layer.id()).bounds(), own == null || own.isBlank() ? null : Crs.of(own));
    }

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
