package org.cityreach.demo.plan;

import java.util.ArrayList;
import java.util.List;

/** A rectangle with what runs along each of its sides. */
public record Plot(PlanRect rect, RoadClass west, RoadClass south, RoadClass east, RoadClass north) {

    private static final double LONGEST_EDGE_METRES = 90;

    /** The western and the eastern part on both sides of a line. */
    public List<Plot> splitAtU(int u, RoadClass line) {
        return List.of(
                new Plot(new PlanRect(rect.west(), rect.south(), u, rect.north()), west, south, line, north),
                new Plot(new PlanRect(u, rect.south(), rect.east(), rect.north()), line, south, east, north));
    }

    /** The southern and the northern part on both sides of a line. */
    public List<Plot> splitAtV(int v, RoadClass line) {
        return List.of(
                new Plot(new PlanRect(rect.west(), rect.south(), rect.east(), v), west, south, east, line),
                new Plot(new PlanRect(rect.west(), v, rect.east(), rect.north()), west, line, east, north));
    }

    /**
     * The ground inside the streets, with cut corners, as a closed ring counter-clockwise.
     *
     * @param setbackMetres kept free between street and ring
     * @param cornerMetres how much of each corner is cut off
     * @return plan coordinates, first one repeated at the end; empty if nothing is left
     */
    public List<double[]> insetRing(double setbackMetres, double cornerMetres) {
        double w = rect.west() + west.halfWidthMetres() + setbackMetres;
        double s = rect.south() + south.halfWidthMetres() + setbackMetres;
        double e = rect.east() - east.halfWidthMetres() - setbackMetres;
        double n = rect.north() - north.halfWidthMetres() - setbackMetres;
        double c = cornerMetres;
        List<double[]> ring = new ArrayList<>();
        if (e - w < 2 * c + 20 || n - s < 2 * c + 20) {
            return ring;
        }
        double[][] corners = {
            {w + c, s}, {e - c, s}, {e, s + c}, {e, n - c}, {e - c, n}, {w + c, n}, {w, n - c}, {w, s + c}, {w + c, s}
        };
        ring.add(corners[0]);
        for (int i = 1; i < corners.length; i++) {
            addEdge(ring, corners[i - 1], corners[i]);
        }
        return ring;
    }

    private static void addEdge(List<double[]> ring, double[] from, double[] to) {
        double length = Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]));
        int parts = Math.max(1, (int) Math.ceil(length / LONGEST_EDGE_METRES));
        for (int i = 1; i <= parts; i++) {
            double share = (double) i / parts;
            ring.add(new double[] {from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share});
        }
    }
}
