package org.cityreach.demo.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.cityreach.demo.plan.Block;
import org.cityreach.demo.plan.CityPlan;
import org.cityreach.demo.plan.GridArea;
import org.cityreach.demo.plan.LandUse;
import org.cityreach.demo.plan.PlanRect;
import org.cityreach.layer.Feature;

/**
 * Unit cells and responsibility grids. People are shared among the cells of their estate's block by
 * area; waste comes from people and, for a fifth, from shops, offices and works.
 */
final class CellLayout {

    /** What the district's people and firms leave a year: 58.08 times 10 000 t, for 1.697 million people. */
    static final double DISTRICT_TONNES_PER_DAY = 580_800.0 / 365;

    static final int DISTRICT_POPULATION = 1_697_000;
    static final String DISTRICT_CODE = "320412";

    private static final double HOUSEHOLD_SHARE = 0.8;
    private static final int ROW_METRES = 110;

    private final CityPlan plan;
    private final List<Home> homes;
    private final List<Cell> cells = new ArrayList<>();

    CellLayout(CityPlan plan, List<Home> homes) {
        this.plan = plan;
        this.homes = homes;
        collect();
    }

    /** One unit cell; the code is filled in after all are sorted. */
    record Cell(PlanRect rect, int grid, LandUse use, int population) {}

    private void collect() {
        int[] homeOfBlock = new int[plan.blocks().size()];
        for (int i = 0; i < homes.size(); i++) {
            homeOfBlock[homes.get(i).block()] = homes.get(i).population();
        }
        for (int i = 0; i < plan.blocks().size(); i++) {
            Block block = plan.blocks().get(i);
            int grid = plan.gridAt(block.rect().centreU(), block.rect().centreV());
            int left = homeOfBlock[i];
            double areaLeft = block.rect().areaSquareMetres();
            for (PlanRect rect : block.cells()) {
                int people = (int) Math.round(left * rect.areaSquareMetres() / areaLeft);
                cells.add(new Cell(rect, grid, block.use(), people));
                left -= people;
                areaLeft -= rect.areaSquareMetres();
            }
        }
        cells.sort(Comparator.comparingInt((Cell cell) -> community(cell))
                .thenComparingInt(
                        cell -> -Math.floorDiv(cell.rect().south() + cell.rect().north(), 2 * ROW_METRES))
                .thenComparingInt(cell -> cell.rect().west())
                .thenComparingInt(cell -> -cell.rect().south()));
    }

    private int community(Cell cell) {
        return plan.grids().get(cell.grid()).community();
    }

    int population() {
        return cells.stream().mapToInt(Cell::population).sum();
    }

    /** People by grid. */
    int[] populationByGrid() {
        int[] people = new int[plan.grids().size()];
        cells.forEach(cell -> people[cell.grid()] += cell.population());
        return people;
    }

    List<Feature> cellFeatures() {
        double tonnesPerPerson = DISTRICT_TONNES_PER_DAY / DISTRICT_POPULATION;
        double firms = cells.stream().mapToDouble(CellLayout::firmWeight).sum();
        double firmTonnes = population() * tonnesPerPerson * (1 - HOUSEHOLD_SHARE);
        List<Feature> features = new ArrayList<>();
        int community = -1;
        int serial = 0;
        for (Cell cell : cells) {
            serial = community(cell) == community ? serial + 1 : 1;
            community = community(cell);
            double tonnes =
                    cell.population() * tonnesPerPerson * HOUSEHOLD_SHARE + firmTonnes * firmWeight(cell) / firms;
            String code = Codes.community(plan, community) + String.format(Locale.ROOT, "%03d", serial);
            features.add(new Feature(
                    code,
                    plan.ground(cell.rect()),
                    Properties.of("code", code)
                            .and("grid", Codes.grid(plan, cell.grid()))
                            .and("population", cell.population())
                            .and("wasteTonnesPerDay", Math.round(tonnes * 10_000) / 10_000.0)
                            .map()));
        }
        return features;
    }

    private static double firmWeight(Cell cell) {
        double perHectare = switch (cell.use()) {
            case COMMERCIAL -> 5;
            case PUBLIC -> 2;
            case INDUSTRIAL -> 1.2;
            case PARK -> 0.3;
            case RESIDENTIAL -> 0.4;
            case FIELD -> 0;
        };
        return perHectare * cell.rect().areaSquareMetres();
    }

    List<Feature> gridFeatures() {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < plan.grids().size(); i++) {
            GridArea grid = plan.grids().get(i);
            String code = Codes.grid(plan, i);
            features.add(new Feature(
                    code,
                    plan.ground(grid.rect()),
                    Properties.of("code", code)
                            .and("name", Codes.gridName(plan, i))
                            .and("unit", Codes.unit(plan, i))
                            .and("town", Names.TOWNS.get(grid.town()))
                            .and("community", Codes.communityName(grid.community()))
                            .map()));
        }
        return features;
    }
}
