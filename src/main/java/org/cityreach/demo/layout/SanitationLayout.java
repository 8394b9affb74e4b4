package org.cityreach.demo.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.cityreach.demo.plan.CityPlan;
import org.cityreach.demo.plan.LandUse;
import org.cityreach.demo.plan.PlanRect;
import org.cityreach.demo.plan.Street;
import org.cityreach.layer.Feature;
import org.jspecify.annotations.Nullable;

/** Transfer stations, waste plants, collection points and bins. */
final class SanitationLayout {

    private static final int HOUSEHOLDS_PER_COLLECTION_POINT = 320;
    /** What 马杭 took in before it was rebuilt, as public reports say. */
    private static final double TONNES_BEFORE_REBUILDING = 20;

    private final CityPlan plan;
    private final Water water;
    private final Spots spots;

    SanitationLayout(CityPlan plan, Water water, Spots spots) {
        this.plan = plan;
        this.water = water;
        this.spots = spots;
    }

    private record Station(
            String name,
            double u,
            double v,
            double tonnesPerDay,
            String stationClass,
            double landSquareMetres,
            String vehicleMode,
            String status,
            @Nullable Double leachateTonnesPerDay) {}

    private static List<Station> stations() {
        return List.of(
                new Station("淹西转运站", -3500, 700, 45, "V", 820, "small", "open", 2.5),
                new Station("定安东转运站", 1400, 1900, 80, "IV", 1650, "small", "open", 5.0),
                new Station("小庙转运站", -1500, 2200, 60, "IV", 1180, "small", "open", 3.6),
                new Station("长虹转运站", 300, 2500, 90, "IV", 1900, "small", "open", 5.5),
                new Station("聚湖转运站", -700, -1000, 70, "IV", 1450, "small", "open", 4.2),
                new Station("马杭转运站", 3000, 900, 200, "III", 1617, "medium", "rebuilding", 12.0),
                new Station("城南转运站", 600, -3100, 400, "III", 7800, "large", "open", 80.0),
                new Station("城东转运站", 3600, -600, 600, "II", 12_500, "large", "planned", 40.0),
                new Station("城北转运站", -300, 3200, 800, "II", 14_200, "large", "planned", 52.0));
    }

    List<Feature> stationFeatures() {
        List<Spot> places = spots.middles(block ->
                block.use() == LandUse.INDUSTRIAL || block.use() == LandUse.FIELD || block.use() == LandUse.PUBLIC);
        List<Feature> features = new ArrayList<>();
        for (Station station : stations()) {
            Spot spot = Spots.nearest(places, station.u(), station.v());
            features.add(new Feature(
                    String.format(Locale.ROOT, "S%02d", features.size() + 1),
                    plan.warp().point(spot.u(), spot.v()),
                    Properties.of("name", station.name())
                            .and("capacityTonnesPerDay", station.tonnesPerDay())
                            .and("presentTonnesPerDay", presentTonnesPerDay(station))
                            .and("class", station.stationClass())
                            .and("landSquareMetres", station.landSquareMetres())
                            .and("vehicleMode", station.vehicleMode())
                            .and("status", station.status())
                            .and("leachateTonnesPerDay", station.leachateTonnesPerDay())
                            .map()));
        }
        return features;
    }

    private static double presentTonnesPerDay(Station station) {
        return switch (station.status()) {
            case "open" -> station.tonnesPerDay();
            case "rebuilding" -> TONNES_BEFORE_REBUILDING;
            default -> 0;
        };
    }

    List<Feature> plantFeatures() {
        List<Feature> features = new ArrayList<>();
        features.add(plant("F01", "夹山生活垃圾填埋场", "landfill", "open", 6900, 4300));
        features.add(plant("F02", "武进生活垃圾焚烧发电厂", "incineration", "open", 7300, -2500));
        features.add(plant("F03", "餐厨废弃物处置中心", "food-waste", "open", 6800, 3700));
        return features;
    }

    private Feature plant(String id, String name, String kind, String status, double u, double v) {
        return new Feature(
                id,
                plan.warp().point(u, v),
                Properties.of("name", name)
                        .and("status", status)
                        .and("kind", kind)
                        .map());
    }

    /** One collection point for some hundred households, at the edge of their estate. */
    List<Feature> collectionFeatures(List<Home> homes) {
        SplittableRandom random = plan.seed().random("collection-points");
        List<Feature> features = new ArrayList<>();
        for (Home home : homes) {
            PlanRect rect = plan.blocks().get(home.block()).rect();
            int points = Math.max(1, Math.round((float) home.households() / HOUSEHOLDS_PER_COLLECTION_POINT));
            List<double[]> ring = plan.blocks().get(home.block()).plot().insetRing(12, 4);
            for (int i = 0; i < points; i++) {
                double share = (i + 0.25 + 0.5 * random.nextDouble()) / points;
                double chance = random.nextDouble();
                double[] at = ring.isEmpty()
                        ? new double[] {rect.centreU(), rect.centreV()}
                        : ring.get((int) (share * (ring.size() - 1)));
                if (water.isWet(at[0], at[1])) {
                    continue;
                }
                features.add(new Feature(
                        String.format(Locale.ROOT, "C%04d", features.size() + 1),
                        plan.warp().point(at[0], at[1]),
                        Properties.of("name", home.name() + (i + 1) + "号收集点")
                                .and("status", chance < 0.96 ? "open" : chance < 0.98 ? "planned" : "closed")
                                .and("kind", chance < 0.55 ? "sorted" : "mixed")
                                .map()));
            }
        }
        return features;
    }

    /** Bins along main streets on both sides: dense in the centre, sparse at the edge. */
    List<Feature> binFeatures(List<Street> streets) {
        SplittableRandom random = plan.seed().random("bins");
        List<Feature> features = new ArrayList<>();
        for (Street street : streets) {
            if (!street.roadClass().isMain()) {
                continue;
            }
            double at = street.from() + 30;
            int side = 1;
            while (at < street.to()) {
                double across = street.position() + side * (street.roadClass().halfWidthMetres() - 3);
                double u = street.eastWest() ? at : across;
                double v = street.eastWest() ? across : at;
                Spot spot = new Spot(u, v, plan.blocks().get(0));
                if (plan.isInGrid(u, v) && !water.isWet(u, v)) {
                    features.add(new Feature(
                            String.format(Locale.ROOT, "B%04d", features.size() + 1),
                            plan.warp().point(u, v),
                            Properties.of("name", street.name() + "果壳箱")
                                    .and("status", random.nextDouble() < 0.97 ? "open" : "closed")
                                    .and("kind", random.nextDouble() < 0.7 ? "two-way" : "single")
                                    .map()));
                }
                side = -side;
                at += (spot.density() > 0.6 ? 70 : spot.density() > 0.3 ? 130 : 260)
                        * (0.8 + 0.4 * random.nextDouble());
            }
        }
        return features;
    }
}
