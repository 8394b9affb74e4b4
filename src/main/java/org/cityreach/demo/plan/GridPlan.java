package org.cityreach.demo.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts the city into communities and responsibility grids along main streets. A superblock is a
 * community; where few people live two neighbours make one, and in the densest ones a secondary road
 * parts two grids of one community.
 */
public final class GridPlan {

    /** Responsibility grids of the centre, as the bureau counts them. */
    public static final int GRIDS = 70;

    private static final int MERGED_PAIRS = 12;

    private final List<Superblock> superblocks;
    private final Set<Superblock> merged = new HashSet<>();
    private final List<List<PlanRect>> communities = new ArrayList<>();

    private GridPlan(List<Superblock> superblocks) {
        this.superblocks = superblocks;
    }

    /** Grids in the order of their communities, which run from the north to the south, west to east. */
    public static List<GridArea> of(List<Superblock> superblocks) {
        GridPlan plan = new GridPlan(superblocks);
        plan.mergePairs();
        plan.splitDensest();
        return plan.grids();
    }

    /** The town of a place: 0 湖塘镇, 1 牛塘镇, 2 西湖街道, 3 高新北区, 4 南夏墅街道, 5 科教城. */
    public static int town(double u, double v) {
        if (u < -1720) {
            return v < -420 ? 2 : 1;
        }
        if (v < -2010) {
            return u > 2330 ? 5 : 4;
        }
        if (u > 1480 && v < 330) {
            return 5;
        }
        return v < -420 ? 3 : 0;
    }

    private static int town(Superblock superblock) {
        return town(superblock.rect().centreU(), superblock.rect().centreV());
    }

    private static double density(Superblock superblock) {
        return CityForm.density(superblock.rect().centreU(), superblock.rect().centreV());
    }

    private void mergePairs() {
        List<Superblock> byDensity = new ArrayList<>(superblocks);
        byDensity.sort(Comparator.comparingDouble(GridPlan::density));
        int pairs = 0;
        for (Superblock one : byDensity) {
            if (pairs == MERGED_PAIRS || merged.contains(one)) {
                continue;
            }
            Superblock partner = byDensity.stream()
                    .filter(other -> !other.equals(one) && !merged.contains(other) && town(other) == town(one))
                    .filter(other -> Math.abs(other.column() - one.column()) + Math.abs(other.row() - one.row()) == 1)
                    .findFirst()
                    .orElse(null);
            if (partner != null) {
                merged.add(one);
                merged.add(partner);
                communities.add(List.of(one.rect().union(partner.rect())));
                pairs++;
            }
        }
    }

    private void splitDensest() {
        List<Superblock> rest = new ArrayList<>(superblocks);
        rest.removeAll(merged);
        rest.sort(Comparator.comparingDouble(GridPlan::density).reversed());
        int splits = GRIDS - communities.size() - rest.size();
        for (Superblock superblock : rest) {
            List<Plot> halves = superblock.halves();
            if (splits > 0 && halves.size() == 2) {
                communities.add(halves.stream().map(Plot::rect).toList());
                splits--;
            } else {
                communities.add(List.of(superblock.rect()));
            }
        }
        if (splits != 0) {
            throw new IllegalStateException("cannot cut " + superblocks.size() + " superblocks into " + GRIDS);
        }
    }

    private List<GridArea> grids() {
        Comparator<List<PlanRect>> northToSouth =
                Comparator.comparingDouble(rects -> -Math.floor(rects.get(0).north() / 700.0) * 100_000
                        + rects.get(0).west());
        communities.sort(Comparator.<List<PlanRect>>comparingInt(
                        rects -> town(rects.get(0).centreU(), rects.get(0).centreV()))
                .thenComparing(northToSouth));
        List<GridArea> grids = new ArrayList<>();
        for (int community = 0; community < communities.size(); community++) {
            for (PlanRect rect : communities.get(community)) {
                grids.add(new GridArea(rect, community, town(rect.centreU(), rect.centreV())));
            }
        }
        return grids;
    }
}
