package org.cityreach.demo.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.cityreach.demo.plan.CityForm;
import org.cityreach.demo.plan.CityPlan;
import org.cityreach.demo.plan.LandUse;
import org.cityreach.demo.plan.PlanRect;
import org.cityreach.layer.Feature;

/** Public toilets: 50 open, 5 rebuilt and open again, 39 planned of which 6 are ecological. */
final class ToiletLayout {

    private static final double REACH_METRES = 280;
    private static final int OPEN = 50;
    private static final int REBUILT = 5;
    private static final int PLANNED = 39;
    private static final int ECOLOGICAL = 6;
    private static final List<String> REBUILT_NAMES = List.of("紫金城", "新城长岛", "莱蒙城", "府北新村", "公园壹号");

    private final CityPlan plan;
    private final Spots spots;
    private final SplittableRandom random;
    private final List<Feature> features = new ArrayList<>();

    ToiletLayout(CityPlan plan, Spots spots) {
        this.plan = plan;
        this.spots = spots;
        this.random = plan.seed().random("toilets");
    }

    List<Feature> features(List<Home> homes) {
        List<Spot> kerbs = spots.kerbside(block -> block.use() != LandUse.INDUSTRIAL, "toilet-spots");
        List<Spot> all = new ArrayList<>();
        for (String estate : REBUILT_NAMES) {
            Home home = homes.stream()
                    .filter(other -> other.name().equals(estate))
                    .findFirst()
                    .orElseThrow();
            PlanRect rect = plan.blocks().get(home.block()).rect();
            all.add(Spots.nearest(kerbs, rect.centreU(), rect.centreV()));
        }
        List<Spot> open =
                Spots.choose(kerbs, OPEN, spot -> need(spot, homes), spot -> 410 + 330 * (1 - spot.density()), all);
        for (Spot spot : open) {
            add(spot, "公厕", "open");
        }
        for (int i = 0; i < REBUILT; i++) {
            add(all.get(i), REBUILT_NAMES.get(i) + "公厕(改建)", "open");
        }
        all.addAll(open);
        List<Spot> planned =
                Spots.choose(kerbs, PLANNED, spot -> need(spot, homes), spot -> 350 + 200 * (1 - spot.density()), all);
        for (int i = 0; i < planned.size(); i++) {
            add(planned.get(i), i < ECOLOGICAL ? "生态公厕(规划)" : "公厕(规划)", "planned");
        }
        return features;
    }

    /** People within reach count, so does a park; and history was not wholly reasonable. */
    private double need(Spot spot, List<Home> homes) {
        double people = 0;
        for (Home home : homes) {
            PlanRect rect = plan.blocks().get(home.block()).rect();
            double du = rect.centreU() - spot.u();
            double dv = rect.centreV() - spot.v();
            if (du * du + dv * dv < REACH_METRES * REACH_METRES) {
                people += home.population();
            }
        }
        double green = spot.block().use() == LandUse.PARK ? 2500 : 0;
        return (people + 400) * (0.45 + random.nextDouble()) + green;
    }

    private void add(Spot spot, String suffix, String status) {
        int grid = plan.gridAt(spot.u(), spot.v());
        int community = plan.grids().get(grid).community();
        int number = features.size() + 1;
        boolean named = REBUILT_NAMES.stream().anyMatch(suffix::startsWith);
        boolean planned = status.equals("planned");
        double chance = random.nextDouble();
        String name = named
                ? suffix
                : Names.COMMUNITIES.get(community) + String.format(Locale.ROOT, "%02d号", number) + suffix;
        String grade = planned || named ? (chance < 0.4 ? "1" : "2") : chance < 0.2 ? "1" : chance < 0.75 ? "2" : "3";
        int stalls = 6 + (int) (10 * random.nextDouble()) + (grade.equals("1") ? 6 : 0);
        boolean central = CityForm.density(spot.u(), spot.v()) > 0.6;
        features.add(new Feature(
                String.format(Locale.ROOT, "T%03d", number),
                plan.warp().point(spot.u(), spot.v()),
                Properties.of("name", name)
                        .and("class", grade)
                        .and("stalls", stalls)
                        .and("accessible", !grade.equals("3") || chance > 0.9)
                        .and("hours", central ? "00:00-24:00" : "06:00-22:00")
                        .and("status", status)
                        .and("operator", Codes.shortTown(plan.grids().get(grid).town()) + "环卫所")
                        .map()));
    }
}
