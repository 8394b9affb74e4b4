package org.cityreach.demo.layout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.cityreach.demo.casebook.CaseBook;
import org.cityreach.demo.casebook.CasePlaces;
import org.cityreach.demo.casebook.PlaceKind;
import org.cityreach.demo.casebook.Places;
import org.cityreach.demo.plan.Block;
import org.cityreach.demo.plan.CityForm;
import org.cityreach.demo.plan.CityPlan;
import org.cityreach.demo.plan.LandUse;
import org.cityreach.demo.plan.PlanRect;
import org.cityreach.demo.plan.River;
import org.cityreach.demo.plan.RoadClass;
import org.cityreach.demo.plan.Street;
import org.cityreach.layer.Feature;

/** The city as the case log sees it: pools of places by kind, and who answers for each grid. */
final class CaseGround {

    private static final int STREET_STEP_METRES = 30;
    private static final int HARD_PLACES = 17;
    private static final int HUBS = 16;

    private final CityPlan plan;
    private final Spots spots;
    private final RoadLayout roads;
    private final Map<PlaceKind, Places> pools = new EnumMap<>(PlaceKind.class);

    CaseGround(CityPlan plan, Spots spots, RoadLayout roads) {
        this.plan = plan;
        this.roads = roads;
        this.spots = spots;
        for (PlaceKind kind : PlaceKind.values()) {
            pools.put(kind, new Places());
        }
    }

    List<Feature> cases(List<Home> homes, OtherLayout other) {
        addStreets();
        addBlocks(homes);
        addRivers();
        SplittableRandom random = plan.seed().random("case-pools");
        other.marketSpots().forEach(spot -> add(PlaceKind.MARKET, spot, 0.4 + random.nextDouble()));
        other.constructionSpots().forEach(spot -> add(PlaceKind.CONSTRUCTION, spot, 0.4 + random.nextDouble()));
        List<Spot> hubs = Spots.choose(
                spots.kerbside(block -> block.use() == LandUse.COMMERCIAL, "hubs"),
                HUBS,
                spot -> spot.density() + 0.5 * random.nextDouble(),
                spot -> 620,
                List.of());
        hubs.forEach(spot -> add(PlaceKind.HUB, spot, 0.3 + random.nextDouble()));
        return CaseBook.of(plan, new CasePlaces(pools, hardPlaces(homes)), duties());
    }

    private void add(PlaceKind kind, Spot spot, double weight) {
        place(kind, spot.u(), spot.v(), weight);
    }

    private void place(PlaceKind kind, double u, double v, double weight) {
        Places places = pools.get(kind);
        if (places != null) {
            places.add(u, v, weight);
        }
    }

    private List<CaseBook.Duty> duties() {
        List<CaseBook.Duty> duties = new ArrayList<>();
        for (int grid = 0; grid < plan.grids().size(); grid++) {
            duties.add(new CaseBook.Duty(Codes.grid(plan, grid), Codes.unit(plan, grid)));
        }
        return duties;
    }

    private void addStreets() {
        for (Street street : plan.allStreets()) {
            if (street.roadClass() == RoadClass.LANE) {
                continue;
            }
            double traffic = street.roadClass().isMain() ? 1.6 : 0.8;
            for (int at = street.from() + 15; at < street.to(); at += STREET_STEP_METRES) {
                double u = street.eastWest() ? at : street.position() + 8;
                double v = street.eastWest() ? street.position() + 8 : at;
                if (plan.isInGrid(u, v)) {
                    place(PlaceKind.STREET, u, v, traffic * (0.1 + CityForm.density(u, v)));
                }
            }
        }
    }

    private void addBlocks(List<Home> homes) {
        int[] people = new int[plan.blocks().size()];
        homes.forEach(home -> people[home.block()] = home.population());
        SplittableRandom random = plan.seed().random("case-blocks");
        for (int i = 0; i < plan.blocks().size(); i++) {
            Block block = plan.blocks().get(i);
            PlanRect rect = block.rect();
            double density = CityForm.density(rect.centreU(), rect.centreV());
            double chance = 0.3 + random.nextDouble();
            List<double[]> ring = block.plot().insetRing(1, 8);
            for (double[] at : ring.isEmpty() ? ring : ring.subList(1, ring.size())) {
                switch (block.use()) {
                    case RESIDENTIAL -> place(PlaceKind.HOME, at[0], at[1], chance * people[i] / ring.size());
                    case COMMERCIAL -> place(PlaceKind.SHOP, at[0], at[1], chance * density);
                    case PUBLIC -> place(PlaceKind.SCHOOL, at[0], at[1], chance * density);
                    case PARK -> place(PlaceKind.GREEN, at[0], at[1], chance * (0.3 + density));
                    case FIELD -> place(PlaceKind.FIELD, at[0], at[1], chance);
                    case INDUSTRIAL -> place(PlaceKind.FIELD, at[0], at[1], 0.3 * chance);
                }
            }
        }
    }

    private void addRivers() {
        for (River river : plan.rivers()) {
            for (double along = river.from(); along < river.to(); along += 40) {
                double[] at = river.middle(along);
                if (plan.isInGrid(at[0], at[1])) {
                    place(PlaceKind.RIVER, at[0], at[1], 0.2 + CityForm.density(at[0], at[1]));
                }
            }
        }
    }

    /** 红庙头 first, 老坝路 second, then others in the older parts. */
    private List<double[]> hardPlaces(List<Home> homes) {
        SplittableRandom random = plan.seed().random("hard-places");
        List<double[]> hard = new ArrayList<>();
        for (Home home : homes) {
            if (home.name().equals("红庙头")) {
                hard.add(plan.blocks().get(home.block()).plot().insetRing(1, 8).get(0));
            }
        }
        Street oldDam = roads.getStreet("老坝路");
        hard.add(new double[] {(oldDam.from() + oldDam.to()) / 2.0, oldDam.position()});
        List<Spot> others = Spots.choose(
                spots.kerbside(
                        block -> block.use() == LandUse.RESIDENTIAL || block.use() == LandUse.COMMERCIAL, "hard"),
                HARD_PLACES - hard.size(),
                spot -> 0.6 * spot.density() + random.nextDouble(),
                spot -> 450,
                List.of());
        others.forEach(spot -> hard.add(new double[] {spot.u(), spot.v()}));
        return hard;
    }
}
