package org.cityreach.demo.casebook;

import java.util.List;
import java.util.Map;

/**
 * What the log needs to know of the city.
 *
 * @param pools places by kind
 * @param hardPlaces u, v of the standing hard problems, in a fixed order
 */
public record CasePlaces(Map<PlaceKind, Places> pools, List<double[]> hardPlaces) {

    Places pool(PlaceKind kind) {
        Places places = pools.get(kind);
        if (places == null || places.size() == 0) {
            throw new IllegalArgumentException("no places of kind " + kind);
        }
        return places;
    }
}
