package org.cityreach.ogc;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.MetricCrs;
import org.cityreach.layer.Layer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * The coordinate systems in which a layer is served: longitude and latitude, the web's, the layer's own and, so that a
 * city can be had in its metres, the one that the city measures in and the zone where the layer lies.
 */
public final class ServedCrs {

    /** For layers of which it is not known yet where they will lie: CGCS2000 / 3-degree Gauss-Kruger CM 120E. */
    private static final Crs CHINA_CENTRAL = Crs.ofEpsg(4549);

    private static final double WIDEST_OF_A_ZONE = 30;
    private static final double FARTHEST_OF_ZONES = 80;

    private ServedCrs() {}

    /**
     * @param bounds where the layer lies, in longitude and latitude, degrees; may be the null envelope
     * @param own the one that the city measures in by its configuration; null where it follows from the data
     * @return CRS84 first
     */
    static List<Crs> of(Layer layer, Envelope bounds, @Nullable Crs own) {
        Set<Crs> all = new LinkedHashSet<>(List.of(Crs.CRS84, Crs.WGS84, Crs.CGCS2000, Crs.WEB_MERCATOR));
        all.add(layer.crs());
        if (own != null) {
            all.add(own);
        }
        if (bounds.isNull()) {
            all.add(CHINA_CENTRAL);
        } else if (bounds.getWidth() < WIDEST_OF_A_ZONE && Math.abs(bounds.centre().y) <= FARTHEST_OF_ZONES) {
            all.add(MetricCrs.of(bounds));
        }
        return List.copyOf(all);
    }

    /** The system a parameter asks for; the fault {@code unsupported-crs} where it is not one of these. */
    public static Crs get(String parameter, String name, List<Crs> served) {
        Crs crs = find(name);
        if (crs == null || !served.contains(crs)) {
            String allowed = String.join(", ", served.stream().map(Crs::uri).toList());
            throw Fault.invalid("unsupported-crs", parameter, name, allowed);
        }
        return crs;
    }

    private static @Nullable Crs find(String name) {
        try {
            return Crs.of(name);
        } catch (Fault unknown) {
            return null;
        }
    }
}
