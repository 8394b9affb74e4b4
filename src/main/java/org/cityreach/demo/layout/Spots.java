package org.cityreach.demo.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.cityreach.demo.plan.Block;
import org.cityreach.demo.plan.CityPlan;

/** Finds places for facilities: beside the street, dry, far enough from each other. */
final class Spots {

    private record Scored(Spot spot, double score) {}

    private final CityPlan plan;
    private final Water water;

    Spots(CityPlan plan, Water water) {
        this.plan = plan;
        this.water = water;
    }

    /** One dry spot in each block that passes, just inside one of its street edges. */
    List<Spot> kerbside(Predicate<Block> wanted, String purpose) {
        SplittableRandom random = plan.seed().random(purpose);
        List<Spot> spots = new ArrayList<>();
        for (Block block : plan.blocks()) {
            int corner = random.nextInt(8);
            double share = random.nextDouble();
            List<double[]> ring = block.plot().insetRing(5, 12);
            if (!wanted.test(block) || ring.isEmpty()) {
                continue;
            }
            int edge = (int) ((corner + share) / 8 * (ring.size() - 1));
            double[] from = ring.get(edge);
            double[] to = ring.get(edge + 1);
            double u = from[0] + share * (to[0] - from[0]);
            double v = from[1] + share * (to[1] - from[1]);
            if (!water.isWet(u, v)) {
                spots.add(new Spot(u, v, block));
            }
        }
        return spots;
    }

    /** The middle of each block that passes, where it is dry. */
    List<Spot> middles(Predicate<Block> wanted) {
        List<Spot> spots = new ArrayList<>();
        for (Block block : plan.blocks()) {
            Spot spot = new Spot(block.rect().centreU(), block.rect().centreV(), block);
            if (wanted.test(block) && !water.isWet(spot.u(), spot.v())) {
                spots.add(spot);
            }
        }
        return spots;
    }

    /**
     * Takes the best spots that keep their distance.
     *
     * @param score higher is better; asked once a spot
     * @param spacingMetres how far a spot wants to be from those already taken
     * @param taken what is already there; not part of the answer
     */
    static List<Spot> choose(
            List<Spot> spots,
            int count,
            ToDoubleFunction<Spot> score,
            ToDoubleFunction<Spot> spacingMetres,
            List<Spot> taken) {
        List<Scored> best = new ArrayList<>();
        spots.forEach(spot -> best.add(new Scored(spot, score.applyAsDouble(spot))));
        best.sort(Comparator.comparingDouble(Scored::score).reversed());
        List<Spot> chosen = new ArrayList<>();
        for (Scored scored : best) {
            Spot spot = scored.spot();
            double spacing = spacingMetres.applyAsDouble(spot);
            boolean free = chosen.stream().noneMatch(other -> other.metresTo(spot) < spacing)
                    && taken.stream().noneMatch(other -> other.metresTo(spot) < spacing);
            if (free && chosen.size() < count) {
                chosen.add(spot);
            }
        }
        if (chosen.size() < count) {
            throw new IllegalStateException("room for " + chosen.size() + " of " + count + " facilities only");
        }
        return chosen;
    }

    /** The spot nearest to a place of the plan. */
    static Spot nearest(List<Spot> spots, double u, double v) {
        return spots.stream()
                .min(Comparator.comparingDouble(spot -> Math.abs(spot.u() - u) + Math.abs(spot.v() - v)))
                .orElseThrow(() -> new IllegalStateException("no spot near " + u + " " + v));
    }
}
