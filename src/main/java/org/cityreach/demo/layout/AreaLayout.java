package org.cityreach.demo.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.cityreach.demo.plan.CityPlan;
import org.cityreach.demo.plan.GridArea;
import org.cityreach.layer.Feature;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * The district, its eleven towns and streets, and the communities of the centre. Around the city lies
 * country, cut into eight sectors by winding borders that begin at corners of the city; three sectors
 * belong to towns of the centre.
 */
final class AreaLayout {

    private static final double[] BORDER_DEGREES = {22, 72, 118, 163, 203, 248, 292, 335};
    private static final int[] SECTOR_TOWNS = {6, 0, 1, 7, 2, 8, 9, 10};
    private static final double[] OUTER_SHARES = {0, 0, 0, 0, 0, 0, 0.22, 0.16, 0.19, 0.2, 0.23};
    private static final int OUTLINE_POINTS = 720;

    private final CityPlan plan;
    private final CellLayout cells;
    private final GeometryFactory factory = new GeometryFactory();

    AreaLayout(CityPlan plan, CellLayout cells) {
        this.plan = plan;
        this.cells = cells;
    }

    List<Feature> features() {
        int[] people = townPopulation();
        List<Geometry> towns = towns();
        List<Feature> features = new ArrayList<>();
        features.add(feature(
                CellLayout.DISTRICT_CODE, "武进区(演示)", "district", null, CellLayout.DISTRICT_POPULATION, outline()));
        for (int town = 0; town < towns.size(); town++) {
            features.add(feature(
                    Codes.town(town),
                    Names.TOWNS.get(town),
                    "town",
                    CellLayout.DISTRICT_CODE,
                    people[town],
                    towns.get(town)));
        }
        addCommunities(features);
        return features;
    }

    private void addCommunities(List<Feature> features) {
        int[] byGrid = cells.populationByGrid();
        int last = plan.grids().get(plan.grids().size() - 1).community();
        for (int community = 0; community <= last; community++) {
            List<Geometry> parts = new ArrayList<>();
            int people = 0;
            int town = 0;
            for (int i = 0; i < byGrid.length; i++) {
                GridArea grid = plan.grids().get(i);
                if (grid.community() == community) {
                    parts.add(plan.ground(grid.rect()));
                    people += byGrid[i];
                    town = grid.town();
                }
            }
            features.add(feature(
                    Codes.community(plan, community),
                    Codes.communityName(community),
                    "community",
                    Codes.town(town),
                    people,
                    union(parts)));
        }
    }

    private static Feature feature(
            String code, String name, String level, @Nullable String parent, int population, Geometry ground) {
        return new Feature(
                code,
                ground,
                Properties.of("code", code)
                        .and("name", name)
                        .and("level", level)
                        .and("parent", parent)
                        .and("population", population)
                        .map());
    }

    /** People of the centre as counted in cells; the rest of the district shared among the outer towns. */
    private int[] townPopulation() {
        int[] people = new int[Names.TOWNS.size()];
        int[] byGrid = cells.populationByGrid();
        for (int i = 0; i < byGrid.length; i++) {
            people[plan.grids().get(i).town()] += byGrid[i];
        }
        int rest = CellLayout.DISTRICT_POPULATION - cells.population();
        int given = 0;
        for (int town = 6; town < people.length - 1; town++) {
            people[town] = (int) Math.round(rest * OUTER_SHARES[town]);
            given += people[town];
        }
        people[people.length - 1] = rest - given;
        return people;
    }

    private List<Geometry> towns() {
        List<List<Geometry>> parts = new ArrayList<>();
        for (int town = 0; town < Names.TOWNS.size(); town++) {
            parts.add(new ArrayList<>());
        }
        List<Geometry> city = new ArrayList<>();
        for (GridArea grid : plan.grids()) {
            Polygon ground = plan.ground(grid.rect());
            parts.get(grid.town()).add(ground);
            city.add(ground);
        }
        List<Polygon> sectors = sectors((Polygon) union(city));
        for (int i = 0; i < sectors.size(); i++) {
            parts.get(SECTOR_TOWNS[i]).add(sectors.get(i));
        }
        return parts.stream().map(this::union).toList();
    }

    private Geometry union(List<Geometry> parts) {
        Geometry union = CoverageUnion.union(parts.toArray(new Geometry[0]));
        return union.getNumGeometries() == 1 ? union.getGeometryN(0) : union;
    }

    private Coordinate middle() {
        return plan.warp().toGround(0, 0);
    }

    private Coordinate border(double degrees) {
        double turn = StrictMath.toRadians(degrees);
        double reach = 13_400
                * (1
                        + 0.13 * StrictMath.sin(2 * turn + 1)
                        + 0.09 * StrictMath.sin(3 * turn + 0.5)
                        + 0.055 * StrictMath.sin(5 * turn + 2)
                        + 0.03 * StrictMath.sin(8 * turn)
                        + 0.017 * StrictMath.sin(13 * turn + 1)
                        + 0.008 * StrictMath.sin(29 * turn)
                        + 0.005 * StrictMath.sin(61 * turn));
        Coordinate middle = middle();
        return new Coordinate(middle.x + reach * StrictMath.cos(turn), middle.y - 1200 + reach * StrictMath.sin(turn));
    }

    private Polygon outline() {
        Coordinate[] ring = new Coordinate[OUTLINE_POINTS + 1];
        for (int i = 0; i < OUTLINE_POINTS; i++) {
            ring[i] = border(i * 360.0 / OUTLINE_POINTS);
        }
        ring[OUTLINE_POINTS] = ring[0].copy();
        return factory.createPolygon(ring);
    }

    private List<Polygon> sectors(Polygon city) {
        Coordinate[] edge = city.getExteriorRing().getCoordinates();
        if (!Orientation.isCCW(edge)) {
            edge = city.getExteriorRing().reverse().getCoordinates();
        }
        List<Polygon> sectors = new ArrayList<>();
        for (int i = 0; i < BORDER_DEGREES.length; i++) {
            double from = BORDER_DEGREES[i];
            double to = i + 1 < BORDER_DEGREES.length ? BORDER_DEGREES[i + 1] : BORDER_DEGREES[0] + 360;
            List<Coordinate> ring = new ArrayList<>(ray(edge, from));
            double step = 360.0 / OUTLINE_POINTS;
            for (double at = Math.floor(from / step) * step + step; at < to; at += step) {
                ring.add(border(at));
            }
            List<Coordinate> back = ray(edge, to);
            Collections.reverse(back);
            ring.addAll(back);
            ring.addAll(along(edge, corner(edge, to), corner(edge, from)));
            sectors.add(factory.createPolygon(ring.toArray(new Coordinate[0])));
        }
        return sectors;
    }

    /** The corner of the city farthest in a direction: a straight line outwards from it meets the city no more. */
    private static int corner(Coordinate[] edge, double degrees) {
        double turn = StrictMath.toRadians(degrees);
        double x = StrictMath.cos(turn);
        double y = StrictMath.sin(turn);
        int best = 0;
        for (int i = 1; i < edge.length - 1; i++) {
            if (edge[i].x * x + edge[i].y * y > edge[best].x * x + edge[best].y * y) {
                best = i;
            }
        }
        return best;
    }

    /** A winding border from the city's corner out to the district's. */
    private List<Coordinate> ray(Coordinate[] edge, double degrees) {
        Coordinate from = edge[corner(edge, degrees)];
        Coordinate to = border(degrees);
        double turn = StrictMath.toRadians(degrees < 0 ? degrees + 360 : degrees);
        int steps = 60;
        Coordinate[] line = new Coordinate[steps + 1];
        for (int i = 0; i <= steps; i++) {
            double share = (double) i / steps;
            double aside = 4
                    * share
                    * (1 - share)
                    * (260 * StrictMath.sin(share * 9 + 4 * turn) + 110 * StrictMath.sin(share * 31 + 7 * turn));
            double dx = to.x - from.x;
            double dy = to.y - from.y;
            double length = Math.sqrt(dx * dx + dy * dy);
            line[i] = new Coordinate(
                    from.x + share * dx - aside * dy / length, from.y + share * dy + aside * dx / length);
        }
        line[0] = from;
        line[steps] = to;
        return new ArrayList<>(Arrays.asList(line));
    }

    /** The city's edge backwards from one corner to another, without the first, with the last. */
    private static List<Coordinate> along(Coordinate[] edge, int from, int to) {
        List<Coordinate> part = new ArrayList<>();
        int count = edge.length - 1;
        for (int i = from; i != to; i = (i + count - 1) % count) {
            part.add(edge[(i + count - 1) % count]);
        }
        return part;
    }
}
