package org.cityreach.ogc;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Layer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * The coordinate systems in which a layer is served: longitude and latitude, the web's, the layer's own
 * and, so that a city can be had in its metres, the Gauss-Krüger and UTM zones of where the layer lies.
 */
public final class ServedCrs {

    /** For layers of which it is not known yet where they will lie: CGCS2000 / 3-degree Gauss-Kruger CM 120E. */
    private static final Crs CHINA_CENTRAL = Crs.ofEpsg(4549);

    private ServedCrs() {}

    /**
     * @param bounds where the layer lies, in longitude and latitude, degrees; may be the null envelope
     * @return CRS84 first
     */
    public static List<Crs> of(Layer layer, Envelope bounds) {
        Set<Crs> all = new LinkedHashSet<>(List.of(Crs.CRS84, Crs.WGS84, Crs.CGCS2000, Crs.WEB_MERCATOR));
        all.add(layer.crs());
        if (bounds.isNull()) {
            all.add(CHINA_CENTRAL);
        }
        if (!bounds.isNull() && bounds.getWidth() < 30) {
            double longitude = bounds.centre().x;
            double latitude = bounds.centre().y;
            if (longitude >= 73.5 && longitude < 136.5 && latitude > 3 && latitude < 54) {
                all.add(Crs.ofEpsg(4534 + (int) Math.round((longitude - 75) / 3)));
            }
            int zone = Math.min(60, (int) Math.floor((longitude + 180) / 6) + 1);
            all.add(Crs.ofEpsg((latitude >= 0 ? 32600 : 32700) + zone));
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
