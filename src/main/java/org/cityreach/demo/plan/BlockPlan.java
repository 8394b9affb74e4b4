package org.cityreach.demo.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Divides superblocks by branch roads and lanes into blocks, gives each a use, and divides blocks into
 * unit cells. Old town is cut small, new district and industry large.
 */
public final class BlockPlan {

    private static final double CELL_SQUARE_METRES = 10_000;
    private static final int SHORTEST_BRANCH_CUT_METRES = 290;

    private final SplittableRandom shapes;
    private final SplittableRandom uses;
    private final List<PlanRect> greens;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Street> minorStreets = new ArrayList<>();

    private BlockPlan(Seed seed, List<PlanRect> greens) {
        this.shapes = seed.random("blocks");
        this.uses = seed.random("uses");
        this.greens = greens;
    }

    /**
     * Divides all superblocks.
     *
     * @param parkSites plan places; the quarter around each becomes one undivided park
     */
    public static BlockPlan of(List<Superblock> superblocks, List<double[]> parkSites, Seed seed) {
        List<Plot> quarters = new ArrayList<>();
        for (Superblock superblock : superblocks) {
            quarters.addAll(superblock.quarters());
        }
        List<PlanRect> greens = new ArrayList<>();
        for (double[] site : parkSites) {
            quarters.stream()
                    .map(Plot::rect)
                    .filter(rect -> rect.contains(site[0], site[1]))
                    .forEach(greens::add);
        }
        BlockPlan plan = new BlockPlan(seed, greens);
        quarters.forEach(plan::addQuarter);
        return plan;
    }

    public List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /** Branches and lanes inside the superblocks. */
    public List<Street> minorStreets() {
        return List.copyOf(minorStreets);
    }

    private void addQuarter(Plot quarter) {
        PlanRect rect = quarter.rect();
        if (greens.contains(rect)) {
            addBlock(quarter, LandUse.PARK);
            return;
        }
        double u = rect.centreU();
        double v = rect.centreV();
        boolean industrial = uses.nextDouble() < CityForm.industry(u, v);
        double density = CityForm.density(u, v);
        int longestSide = industrial ? 390 : CityForm.isNewDistrict(u, v) ? 320 : density > 0.62 ? 235 : 290;
        divide(quarter, longestSide + shapes.nextInt(-20, 21), industrial);
    }

    private void divide(Plot plot, int longestSideMetres, boolean industrial) {
        PlanRect rect = plot.rect();
        int width = rect.width();
        int height = rect.height();
        int longer = Math.max(width, height);
        boolean slim = longer > 2.1 * Math.min(width, height) && longer > 150;
        if (longer <= longestSideMetres && !slim) {
            addBlock(plot, use(rect, industrial));
            return;
        }
        RoadClass line = longer > SHORTEST_BRANCH_CUT_METRES ? RoadClass.BRANCH : RoadClass.LANE;
        double share = 0.5 + 0.24 * (shapes.nextDouble() - 0.5);
        List<Plot> parts;
        if (width >= height) {
            int u = rect.west() + (int) (width * share);
            minorStreets.add(new Street(line, false, u, rect.south(), rect.north(), ""));
            parts = plot.splitAtU(u, line);
        } else {
            int v = rect.south() + (int) (height * share);
            minorStreets.add(new Street(line, true, v, rect.west(), rect.east(), ""));
            parts = plot.splitAtV(v, line);
        }
        parts.forEach(part -> divide(part, longestSideMetres, industrial));
    }

    private LandUse use(PlanRect rect, boolean industrial) {
        double chance = uses.nextDouble();
        if (industrial) {
            return chance < 0.84 ? LandUse.INDUSTRIAL : chance < 0.9 ? LandUse.COMMERCIAL : LandUse.FIELD;
        }
        double density = CityForm.density(rect.centreU(), rect.centreV());
        double field = Math.max(0.02, 0.66 - 2.1 * density);
        double commercial = 0.12 + 0.16 * density;
        double institution = 0.13;
        double green = 0.05;
        if (chance < field) {
            return LandUse.FIELD;
        }
        double next = (chance - field) / (1 - field);
        if (next < commercial) {
            return LandUse.COMMERCIAL;
        }
        if (next < commercial + institution) {
            return LandUse.PUBLIC;
        }
        return next < commercial + institution + green ? LandUse.PARK : LandUse.RESIDENTIAL;
    }

    private void addBlock(Plot plot, LandUse use) {
        List<PlanRect> cells = new ArrayList<>();
        int parts = Math.max(1, (int) Math.round(plot.rect().areaSquareMetres() / CELL_SQUARE_METRES));
        cut(plot.rect(), parts, cells);
        blocks.add(new Block(plot, use, List.copyOf(cells)));
    }

    private void cut(PlanRect rect, int parts, List<PlanRect> cells) {
        if (parts == 1) {
            cells.add(rect);
            return;
        }
        int first = parts / 2;
        double share = (double) first / parts + 0.06 * (shapes.nextDouble() - 0.5);
        Plot plot = new Plot(rect, RoadClass.NONE, RoadClass.NONE, RoadClass.NONE, RoadClass.NONE);
        List<Plot> halves = rect.width() >= rect.height()
                ? plot.splitAtU(rect.west() + (int) (rect.width() * share), RoadClass.NONE)
                : plot.splitAtV(rect.south() + (int) (rect.height() * share), RoadClass.NONE);
        cut(halves.get(0).rect(), first, cells);
        cut(halves.get(1).rect(), parts - first, cells);
    }
}
