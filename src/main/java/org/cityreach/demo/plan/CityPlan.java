package org.cityreach.demo.plan;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** The whole plan of the demo city, ready to be bent onto the ground. Immutable once made. */
public final class CityPlan {

    private static final int COUNTRY_STEP_METRES = 120;

    private final Seed seed;
    private final Warp warp = new Warp();
    private final List<Street> mainStreets;
    private final List<Block> blocks;
    private final List<Street> minorStreets;
    private final List<GridArea> grids;
    private final Breakpoints breakpoints = new Breakpoints();
    private final List<River> rivers = River.all();

    public CityPlan(Seed seed) {
        this.seed = seed;
        StreetPlan streetPlan = new StreetPlan(seed);
        List<Superblock> superblocks = streetPlan.superblocks();
        this.mainStreets = streetPlan.streets();
        BlockPlan blockPlan = BlockPlan.of(superblocks, NamedPark.sites(), seed);
        this.blocks = blockPlan.blocks();
        this.minorStreets = blockPlan.minorStreets();
        this.grids = GridPlan.of(superblocks);
        for (Block block : blocks) {
            breakpoints.add(block.rect());
            block.cells().forEach(breakpoints::add);
        }
        for (Street street : allStreets()) {
            breakpoints.add(street, street.roadClass().isMain() ? COUNTRY_STEP_METRES : street.lengthMetres());
        }
        addCrossings();
    }

    /** Streets that cross in the country share a vertex there too. */
    private void addCrossings() {
        for (Street one : mainStreets) {
            for (Street other : mainStreets) {
                if (one.eastWest() && one.meets(other)) {
                    breakpoints.add(other.position(), one.position());
                }
            }
        }
    }

    public Seed seed() {
        return seed;
    }

    public Warp warp() {
        return warp;
    }

    public List<Street> mainStreets() {
        return mainStreets;
    }

    public List<Street> allStreets() {
        List<Street> all = new ArrayList<>(mainStreets);
        all.addAll(minorStreets);
        return all;
    }

    public List<Block> blocks() {
        return blocks;
    }

    public List<GridArea> grids() {
        return grids;
    }

    public List<River> rivers() {
        return rivers;
    }

    /** Whether a place of the plan lies in the built-up centre. */
    public boolean isInGrid(double u, double v) {
        return grids.stream().anyMatch(grid -> grid.rect().contains(u, v));
    }

    /** The number of the grid a place of the plan lies in. */
    public int gridAt(double u, double v) {
        for (int i = 0; i < grids.size(); i++) {
            if (grids.get(i).rect().contains(u, v)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no grid at " + u + " " + v);
    }

    /** A rectangle of the plan on the ground, with the vertices of all its neighbours. */
    public Polygon ground(PlanRect rect) {
        return warp.polygon(breakpoints.ring(rect));
    }

    /** A street on the ground, with a vertex wherever another one meets it. */
    public Geometry ground(Street street) {
        return warp.line(breakpoints.line(street));
    }
}
