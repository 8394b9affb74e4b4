package org.cityreach.demo.layout;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.cityreach.demo.plan.Block;
import org.cityreach.demo.plan.CityPlan;
import org.cityreach.demo.plan.LandUse;
import org.cityreach.demo.plan.RoadClass;
import org.cityreach.demo.plan.Street;
import org.cityreach.layer.Feature;
import org.jspecify.annotations.Nullable;

/** Markets, sensitive sites, candidate sites, construction and disposal sites, demonstration roads. */
final class OtherLayout {

    private static final int MARKETS = 18;
    private static final int CONSTRUCTION_SITES = 12;
    private static final int DISPOSAL_SITES = 16;
    private static final int SCHOOLS = 62;
    private static final int HOSPITALS = 9;
    private static final int TOILET_CANDIDATES = 90;
    private static final int STATION_CANDIDATES = 14;

    private final CityPlan plan;
    private final Spots spots;
    private final RoadLayout roads;

    OtherLayout(CityPlan plan, Spots spots, RoadLayout roads) {
        this.plan = plan;
        this.spots = spots;
        this.roads = roads;
    }

    private String community(Spot spot) {
        return Names.COMMUNITIES.get(
                plan.grids().get(plan.gridAt(spot.u(), spot.v())).community());
    }

    private Feature point(String prefix, int number, Spot spot, Properties properties) {
        return new Feature(
                String.format(Locale.ROOT, "%s%03d", prefix, number),
                plan.warp().point(spot.u(), spot.v()),
                properties.map());
    }

    List<Feature> marketFeatures() {
        SplittableRandom random = plan.seed().random("market-stars");
        List<String> named = List.of("益丰", "中凉", "阳湖");
        List<Feature> features = new ArrayList<>();
        for (Spot spot : marketSpots()) {
            int number = features.size();
            features.add(point(
                    "M",
                    number + 1,
                    spot,
                    Properties.of("name", (number < named.size() ? named.get(number) : community(spot)) + "菜市场")
                            .and("stars", 1 + random.nextInt(5))
                            .and("kind", "food")));
        }
        return features;
    }

    List<Spot> marketSpots() {
        SplittableRandom random = plan.seed().random("markets");
        return Spots.choose(
                spots.kerbside(block -> block.use() == LandUse.COMMERCIAL, "market-spots"),
                MARKETS,
                spot -> spot.density() + random.nextDouble(),
                spot -> 700,
                List.of());
    }

    List<Feature> sensitiveFeatures() {
        SplittableRandom random = plan.seed().random("sensitive");
        List<Spot> places = spots.middles(block -> block.use() == LandUse.PUBLIC);
        List<Spot> schools = Spots.choose(
                places, SCHOOLS, spot -> spot.density() + 1.3 * random.nextDouble(), spot -> 230, List.of());
        List<Spot> hospitals = Spots.choose(
                spots.middles(block -> block.use() == LandUse.PUBLIC || block.use() == LandUse.COMMERCIAL),
                HOSPITALS,
                spot -> spot.density() + random.nextDouble(),
                spot -> 1100,
                schools.subList(0, 0));
        List<String> kinds = List.of("实验小学", "中心小学", "中学", "幼儿园", "高级中学");
        List<Feature> features = new ArrayList<>();
        for (Spot spot : schools) {
            if (hospitals.contains(spot)) {
                continue;
            }
            int number = features.size() + 1;
            String name = community(spot) + kinds.get(number % kinds.size());
            features.add(point("N", number, spot, Properties.of("name", name).and("kind", "school")));
        }
        for (Spot spot : hospitals) {
            int number = features.size() + 1;
            String name = number % 3 == 0 ? community(spot) + "医院" : community(spot) + "社区卫生服务中心";
            features.add(point("N", number, spot, Properties.of("name", name).and("kind", "hospital")));
        }
        Block any = plan.blocks().get(0);
        features.add(point(
                "N",
                features.size() + 1,
                new Spot(-5600, -1500, any),
                Properties.of("name", "滆湖饮用水取水口").and("kind", "water-source")));
        return features;
    }

    List<Feature> candidateFeatures() {
        SplittableRandom random = plan.seed().random("candidates");
        List<Feature> features = new ArrayList<>();
        List<Spot> toilets = Spots.choose(
                spots.kerbside(block -> block.use() != LandUse.INDUSTRIAL, "candidate-spots"),
                TOILET_CANDIDATES,
                spot -> 0.4 + spot.density() + 1.4 * random.nextDouble(),
                spot -> 330,
                List.of());
        for (Spot spot : toilets) {
            double land = 60 + 10 * random.nextInt(15);
            features.add(candidate(features.size() + 1, spot, "toilet", land, land * 6500 + 260_000, random));
        }
        List<Spot> stations = Spots.choose(
                spots.middles(block -> block.use() == LandUse.INDUSTRIAL || block.use() == LandUse.FIELD),
                STATION_CANDIDATES,
                spot -> random.nextDouble(),
                spot -> 1000,
                List.of());
        for (Spot spot : stations) {
            double land = 4000 + 500 * random.nextInt(25);
            features.add(candidate(features.size() + 1, spot, "transfer-station", land, land * 3800 + 9e6, random));
        }
        return features;
    }

    private Feature candidate(int number, Spot spot, String kind, double land, double cost, SplittableRandom random) {
        double costYuan = Math.round(cost * (0.85 + 0.3 * random.nextDouble()) / 10_000) * 10_000.0;
        String name = community(spot) + (kind.equals("toilet") ? "公厕备选" : "转运站备选") + number;
        return point(
                "X",
                number,
                spot,
                Properties.of("name", name)
                        .and("landSquareMetres", land)
                        .and("kind", kind)
                        .and("costYuan", costYuan));
    }

    List<Spot> constructionSpots() {
        SplittableRandom random = plan.seed().random("construction");
        return Spots.choose(
                spots.middles(block -> block.use() == LandUse.FIELD || block.use() == LandUse.COMMERCIAL),
                CONSTRUCTION_SITES,
                spot -> random.nextDouble() + (spot.block().use() == LandUse.FIELD ? 0.7 : 0),
                spot -> 600,
                List.of());
    }

    List<Feature> constructionFeatures() {
        List<String> kinds = List.of("housing", "office", "road", "demolition");
        List<Feature> features = new ArrayList<>();
        for (Spot spot : constructionSpots()) {
            int number = features.size() + 1;
            features.add(point(
                    "K",
                    number,
                    spot,
                    Properties.of("name", community(spot) + number + "号工地")
                            .and("status", "open")
                            .and("kind", kinds.get(number % kinds.size()))));
        }
        return features;
    }

    /** Disposal sites lie around the city, most of them open. */
    List<Feature> disposalFeatures() {
        SplittableRandom random = plan.seed().random("disposal");
        Block any = plan.blocks().get(0);
        List<Feature> features = new ArrayList<>();
        int tries = 0;
        while (features.size() < DISPOSAL_SITES && tries++ < 1000) {
            double turn = 2 * Math.PI * (features.size() + random.nextDouble()) / DISPOSAL_SITES;
            double out = 5200 + 3600 * random.nextDouble();
            double u = out * StrictMath.cos(turn);
            double v = out * 0.9 * StrictMath.sin(turn);
            if (u + 0.9 * v < -4600 || plan.isInGrid(u, v)) {
                u = -u;
                v = -v;
            }
            int number = features.size() + 1;
            features.add(point(
                    "D",
                    number,
                    new Spot(u, v, any),
                    Properties.of("name", number + "号消纳场")
                            .and("status", number % 6 == 0 ? "closed" : number % 7 == 0 ? "planned" : "open")
                            .and("kind", number % 2 == 0 ? "backfill" : "recycling")));
        }
        return features;
    }

    private record DemoRoad(String road, String from, String to, String level, int year, int month) {}

    List<Feature> demoRoadFeatures() {
        List<DemoRoad> list = new ArrayList<>(List.of(
                new DemoRoad("武宜路", "人民路", "长虹路", "district", 2025, 12),
                new DemoRoad("鸣新中路", "武宜路", "常武路", "district", 2025, 12),
                new DemoRoad("花园街", "延政路", "长虹路", "district", 2026, 3)));
        String[][] town = {
            {"人民路", "花园街", "武宜路"}, {"长虹路", "武宜路", "广电路"}, {"延政路", "武宜路", "广电路"}, {"常武路", "延政路", "人民路"},
            {"广电路", "延政路", "长虹路"}, {"滆湖路", "花园街", "常武路"}, {"夏城路", "滆湖路", "延政路"}, {"武南西路", "花园街", "武宜路"},
            {"阳湖路", "武宜路", "广电路"}, {"常武路", "阳湖路", "滆湖路"}, {"凤林北路", "鸣新西路", "长虹路"}, {"采菱路", "武南东路", "延政路"},
            {"降子路", "延政路", "人民路"}, {"聚新路", "降子路", "武宜路"}
        };
        for (int i = 0; i < town.length; i++) {
            list.add(new DemoRoad(
                    town[i][0], town[i][1], town[i][2], "town", i < 8 ? 2025 : 2026, i < 8 ? 9 : 1 + i % 5));
        }
        List<Feature> features = new ArrayList<>();
        for (DemoRoad road : list) {
            features.add(demoRoad(road, features.size() + 1));
        }
        return features;
    }

    private Feature demoRoad(DemoRoad road, int number) {
        Street street = roads.getStreet(road.road());
        int one = roads.getStreet(road.from()).position();
        int other = roads.getStreet(road.to()).position();
        Street part = new Street(
                RoadClass.ARTERIAL,
                street.eastWest(),
                street.position(),
                Math.min(one, other),
                Math.max(one, other),
                street.name());
        int middle = (one + other) / 2;
        int grid = plan.gridAt(
                street.eastWest() ? middle : street.position() + 5, street.eastWest() ? street.position() + 5 : middle);
        boolean declared = road.level().equals("town") && number % 6 == 0;
        return new Feature(
                String.format(Locale.ROOT, "Z%02d", number),
                plan.ground(part),
                Properties.of("name", road.road())
                        .and("fromRoad", road.from())
                        .and("toRoad", road.to())
                        .and("level", road.level())
                        .and("status", declared ? "declared" : "accepted")
                        .and("awardDate", declared ? null : date(road))
                        .and("unit", Codes.unit(plan, grid))
                        .map());
    }

    private static @Nullable Object date(DemoRoad road) {
        return LocalDate.of(road.year(), road.month(), 20);
    }
}
