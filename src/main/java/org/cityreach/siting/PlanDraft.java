package org.cityreach.siting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * A plan that somebody drew.
 *
 * @param sites new ones
 * @param close ids of existing sites to be closed
 * @param upgrades of existing sites
 */
public record PlanDraft(List<NewSite> sites, List<String> close, List<Upgraded> upgrades) {

    public PlanDraft {
        sites = List.copyOf(sites);
        close = List.copyOf(close);
        upgrades = List.copyOf(upgrades);
    }

    /**
     * A new site: a candidate, or any place.
     *
     * @param id of a candidate, or what a free place is to be called; null for a free place without name
     * @param longitudeLatitude of a free place, or where a candidate was moved to; null for a candidate
     * @param option which of the sizes, from 0
     * @param capacity instead of the size's; NaN for that
     * @param cost instead of the size's; NaN for that
     */
    public record NewSite(
            @Nullable String id,
            @Nullable Coordinate longitudeLatitude,
            @Nullable String name,
            int option,
            double capacity,
            double cost) {}

    /**
     * An upgrade of an existing site.
     *
     * @param option 0 for what stands, from 1 its upgrades
     */
    public record Upgraded(String id, int option) {}
}
