package org.cityreach.siting.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.geo.Geodesic;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * One site over several plans.
 *
 * @param site as the first plan that has it tells it
 * @param roles by plan; null where the plan does not have it
 * @param movedMetres by plan, how far it stands from where the first plan has it; NaN where that is unknown
 */
public record SiteOverlap(SiteFigures site, List<@Nullable String> roles, List<Double> movedMetres) {

    /** Nearer than this, sites of different ids are the same one. */
    static final double SAME_METRES = 1;

    /** Whether it is open in all plans, at the same place. */
    public boolean isCommon() {
        return roles.stream().allMatch(role -> role != null && !role.equals("closed"))
                && movedMetres.stream().noneMatch(metres -> metres > SAME_METRES);
    }

    /** Whether it is open in just this plan. */
    public boolean isOnlyIn(int plan) {
        for (int i = 0; i < roles.size(); i++) {
            String role = roles.get(i);
            boolean open = role != null && !role.equals("closed");
            if (open != (i == plan)) {
                return false;
            }
        }
        return true;
    }

    /** All sites of all plans: the same where the ids agree, or where both are new and stand at one place. */
    static List<SiteOverlap> of(List<List<SiteFigures>> plans) {
        Map<String, List<@Nullable SiteFigures>> byId = new LinkedHashMap<>();
        for (int plan = 0; plan < plans.size(); plan++) {
            for (SiteFigures site : plans.get(plan)) {
                List<@Nullable SiteFigures> known = byId.get(site.id());
                if (known == null) {
                    known = find(byId, site, plan);
                }
                if (known == null) {
                    known = new ArrayList<>();
                    for (int i = 0; i < plans.size(); i++) {
                        known.add(null);
                    }
                    byId.put(site.id(), known);
                }
                known.set(plan, site);
            }
        }
        return byId.values().stream().map(SiteOverlap::ofOne).toList();
    }

    private static @Nullable List<@Nullable SiteFigures> find(
            Map<String, List<@Nullable SiteFigures>> byId, SiteFigures site, int plan) {
        if (site.isNew() && site.hasPlace()) {
            for (List<@Nullable SiteFigures> known : byId.values()) {
                SiteFigures first = first(known);
                if (known.get(plan) == null && first.isNew() && metres(first, site) <= SAME_METRES) {
                    return known;
                }
            }
        }
        return null;
    }

    private static SiteFigures first(List<@Nullable SiteFigures> sites) {
        for (SiteFigures site : sites) {
            if (site != null) {
                return site;
            }
        }
        throw new IllegalStateException("a site in no plan");
    }

    private static SiteOverlap ofOne(List<@Nullable SiteFigures> sites) {
        SiteFigures first = first(sites);
        List<@Nullable String> roles = new ArrayList<>();
        List<Double> moved = new ArrayList<>();
        for (SiteFigures site : sites) {
            roles.add(site == null ? null : site.role());
            moved.add(site == null ? Double.NaN : metres(first, site));
        }
        return new SiteOverlap(first, roles, moved);
    }

    private static double metres(SiteFigures a, SiteFigures b) {
        return a.hasPlace() && b.hasPlace()
                ? Geodesic.lengthMetres(
                        new Coordinate(a.longitude(), a.latitude()), new Coordinate(b.longitude(), b.latitude()))
                : Double.NaN;
    }
}
