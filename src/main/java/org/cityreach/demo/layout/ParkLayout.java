package org.cityreach.demo.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.cityreach.demo.plan.Block;
import org.cityreach.demo.plan.CityForm;
import org.cityreach.demo.plan.CityPlan;
import org.cityreach.demo.plan.Lake;
import org.cityreach.demo.plan.LandUse;
import org.cityreach.demo.plan.NamedPark;
import org.cityreach.demo.plan.PlanRect;
import org.cityreach.layer.Feature;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** Parks: the named ones, green blocks, and pocket parks in the corners of other blocks. */
final class ParkLayout {

    private static final double LEAST_SQUARE_METRES = 400;

    private final CityPlan plan;
    private final Water water;
    private final SplittableRandom random;
    private final List<String> pairs;
    private final List<Feature> features = new ArrayList<>();

    ParkLayout(CityPlan plan, Water water) {
        this.plan = plan;
        this.water = water;
        this.random = plan.seed().random("parks");
        this.pairs = Names.pairs(plan.seed().random("park-names"));
    }

    List<Feature> features() {
        Geometry shore = water.largestDryPart(plan.warp().polygon(Lake.shoreStrip(-1500, 300, 330)), 10);
        add(shore, "滆湖公园", "wetland", 5L);
        for (Block block : plan.blocks()) {
            if (block.use() == LandUse.PARK) {
                addBlock(block);
            } else if (block.use() != LandUse.RESIDENTIAL) {
                addPocket(block);
            }
        }
        return features;
    }

    private void addBlock(Block block) {
        List<double[]> ring = block.plot().insetRing(2, 10);
        if (ring.isEmpty()) {
            return;
        }
        Geometry ground = water.largestDryPart(plan.warp().polygon(ring), 3);
        NamedPark named = NamedPark.all().stream()
                .filter(park -> block.rect().contains(park.u(), park.v()))
                .findFirst()
                .orElse(null);
        if (named != null) {
            add(ground, named.name(), "comprehensive", (long) named.stars());
        } else {
            String kind = ground.getArea() >= 10_000 ? "community" : "pocket";
            add(ground, pairs.get(features.size()) + (kind.equals("community") ? "公园" : "游园"), kind, null);
        }
    }

    private void addPocket(Block block) {
        double chance = random.nextDouble();
        double side = 24 + 62 * random.nextDouble() * random.nextDouble();
        double depth = side * (0.6 + 0.8 * random.nextDouble());
        int corner = random.nextInt(4);
        PlanRect rect = block.rect();
        double likely = block.use() == LandUse.INDUSTRIAL
                ? 0.03
                : 0.1 + 0.25 * CityForm.density(rect.centreU(), rect.centreV());
        List<double[]> inset = block.plot().insetRing(2, 0);
        if (chance > likely || inset.isEmpty()) {
            return;
        }
        double[] low = inset.get(0);
        double[] high = inset.stream()
                .max((one, other) -> Double.compare(one[0] + one[1], other[0] + other[1]))
                .orElseThrow();
        double u = corner % 2 == 0 ? low[0] : high[0] - side;
        double v = corner < 2 ? low[1] : high[1] - depth;
        if (u < low[0] || v < low[1]) {
            return;
        }
        List<double[]> ring = List.of(
                new double[] {u + 4, v},
                new double[] {u + side, v},
                new double[] {u + side, v + depth - 4},
                new double[] {u + side - 4, v + depth},
                new double[] {u, v + depth},
                new double[] {u, v + 4},
                new double[] {u + 4, v});
        add(water.largestDryPart(plan.warp().polygon(ring), 3), pairs.get(features.size()) + "口袋公园", "pocket", null);
    }

    private void add(Geometry ground, String name, String kind, @Nullable Long stars) {
        if (!(ground instanceof Polygon) || ground.getArea() < LEAST_SQUARE_METRES) {
            return;
        }
        features.add(new Feature(
                String.format(Locale.ROOT, "P%03d", features.size() + 1),
                ground,
                Properties.of("name", name)
                        .and("kind", kind)
                        .and("areaSquareMetres", Math.round(ground.getArea()) * 1.0)
                        .and("stars", stars)
                        .map()));
    }
}
