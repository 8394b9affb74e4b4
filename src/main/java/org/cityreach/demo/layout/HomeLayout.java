package org.cityreach.demo.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.cityreach.demo.plan.Block;
import org.cityreach.demo.plan.CityForm;
import org.cityreach.demo.plan.CityPlan;
import org.cityreach.demo.plan.LandUse;
import org.cityreach.demo.plan.PlanRect;
import org.cityreach.layer.Feature;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** Residential land: estates inside their blocks, away from streets and water, and who lives there. */
final class HomeLayout {

    private static final double LEAST_SQUARE_METRES = 4000;
    private static final double PEOPLE_PER_HOUSEHOLD = 2.55;
    private static final List<String> OLD_SUFFIXES = List.of("新村", "小区", "花苑", "家园", "一村", "二村", "公寓");
    private static final List<String> NEW_SUFFIXES = List.of("花园", "华庭", "名邸", "雅居", "公馆", "御府", "嘉园", "国际城", "名都");

    private final CityPlan plan;
    private final Water water;
    private final SplittableRandom random;
    private final List<String> pairs;

    HomeLayout(CityPlan plan, Water water) {
        this.plan = plan;
        this.water = water;
        this.random = plan.seed().random("homes");
        this.pairs = Names.pairs(plan.seed().random("home-names"));
    }

    List<Home> homes() {
        List<Home> homes = new ArrayList<>();
        for (int i = 0; i < plan.blocks().size(); i++) {
            Block block = plan.blocks().get(i);
            double chance = random.nextDouble();
            if (block.use() != LandUse.RESIDENTIAL) {
                continue;
            }
            List<double[]> ring = block.plot().insetRing(7, 6);
            if (ring.isEmpty()) {
                continue;
            }
            Geometry ground = water.largestDryPart(plan.warp().polygon(ring), 22);
            if (ground instanceof Polygon && ground.getArea() >= LEAST_SQUARE_METRES) {
                homes.add(home(i, block.rect(), ground, chance, homes.size()));
            }
        }
        return rename(homes);
    }

    private Home home(int block, PlanRect rect, Geometry ground, double chance, int number) {
        double u = rect.centreU();
        double v = rect.centreV();
        boolean newDistrict = CityForm.isNewDistrict(u, v);
        double density = CityForm.density(u, v);
        double peoplePerHectare = (newDistrict ? 420 : 460) * (0.45 + 0.85 * density) * (0.75 + 0.55 * chance);
        int households = (int) Math.round(ground.getArea() / 10_000 * peoplePerHectare / PEOPLE_PER_HOUSEHOLD);
        int population = (int) Math.round(households * PEOPLE_PER_HOUSEHOLD);
        List<String> suffixes = newDistrict ? NEW_SUFFIXES : OLD_SUFFIXES;
        String name = pairs.get(number) + suffixes.get((int) (chance * 997) % suffixes.size());
        return new Home(block, plan.gridAt(u, v), ground, name, households, population, newDistrict, density > 0.2);
    }

    /** Gives the estates the reports name to estates near where one would look for them. */
    private List<Home> rename(List<Home> homes) {
        List<Home> renamed = new ArrayList<>(homes);
        List<NamedPlace> places = List.of(
                new NamedPlace("府北新村", -500, 1500),
                new NamedPlace("莱蒙城", 200, -700),
                new NamedPlace("公园壹号", 1500, 400),
                new NamedPlace("紫金城", 100, -2300),
                new NamedPlace("新城长岛", -900, -1500),
                new NamedPlace("红庙头", -1900, 900));
        for (NamedPlace place : places) {
            int best = -1;
            double least = Double.MAX_VALUE;
            for (int i = 0; i < renamed.size(); i++) {
                PlanRect rect = plan.blocks().get(renamed.get(i).block()).rect();
                double distance = Math.abs(rect.centreU() - place.u()) + Math.abs(rect.centreV() - place.v());
                if (distance < least) {
                    least = distance;
                    best = i;
                }
            }
            Home home = renamed.get(best);
            renamed.set(
                    best,
                    new Home(
                            home.block(),
                            home.grid(),
                            home.ground(),
                            place.name(),
                            home.households(),
                            home.population(),
                            home.newDistrict(),
                            home.builtUp()));
        }
        return renamed;
    }

    static List<Feature> features(CityPlan plan, List<Home> homes) {
        List<Feature> features = new ArrayList<>();
        for (Home home : homes) {
            features.add(new Feature(
                    String.format(Locale.ROOT, "H%04d", features.size() + 1),
                    home.ground(),
                    Properties.of("name", home.name())
                            .and(
                                    "community",
                                    Codes.communityName(
                                            plan.grids().get(home.grid()).community()))
                            .and("grid", Codes.grid(plan, home.grid()))
                            .and("households", home.households())
                            .and("population", home.population())
                            .and("kind", home.newDistrict() ? "new-district" : "old-town")
                            .and("builtUp", home.builtUp())
                            .map()));
        }
        return features;
    }

    private record NamedPlace(String name, double u, double v) {}
}
