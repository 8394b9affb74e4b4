package org.cityreach.exchange;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.exchange.format.RawRow;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.exchange.mapping.FeatureBuilder;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsDoubt;
import org.cityreach.geo.CrsFinding;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Whether the coordinates of a sample look like the system they are said to be in. */
final class CoordinateDoubts {

    private static final int MOST_PER_ROW = 20;

    private CoordinateDoubts() {}

    /**
     * Findings about a sample, the likeliest first.
     *
     * @param expected where the city's other data lies, longitude and latitude; null if nothing is known
     */
    static List<CrsFinding> find(List<RawRow> sample, FeatureBuilder builder, Crs source, @Nullable Envelope expected) {
        return CrsDoubt.examine(source, ordinates(sample, builder), expected);
    }

    private static double[] ordinates(List<RawRow> sample, FeatureBuilder builder) {
        List<Coordinate> found = new ArrayList<>();
        for (RawRow row : sample) {
            Geometry geometry = geometry(row, builder);
            if (geometry != null) {
                Coordinate[] vertices = geometry.getCoordinates();
                int step = Math.max(1, vertices.length / MOST_PER_ROW);
                for (int i = 0; i < vertices.length; i += step) {
                    found.add(vertices[i]);
                }
            }
        }
        double[] xy = new double[2 * found.size()];
        for (int i = 0; i < found.size(); i++) {
            xy[2 * i] = found.get(i).x;
            xy[2 * i + 1] = found.get(i).y;
        }
        return xy;
    }

    private static @Nullable Geometry geometry(RawRow row, FeatureBuilder builder) {
        try {
            return row.problem() == null ? builder.sourceGeometry(row) : null;
        } catch (RowProblem bad) {
            // A bad row says nothing about the coordinate system; it is rejected later, by its number.
            return null;
        }
    }

    /** Whether a finding is about the system, not about a city that lies elsewhere than others. */
    static boolean isGrave(CrsFinding finding) {
        return !finding.code().equals("far-from-city");
    }

    /** The fault for findings that the caller has not accepted. */
    static Fault fault(Crs source, List<CrsFinding> grave) {
        StringBuilder meant = new StringBuilder();
        for (CrsFinding finding : grave) {
            Object suggested = finding.values().get("suggestedCrs");
            if (suggested != null) {
                meant.append("crs=").append(suggested).append(", or ");
            }
        }
        CrsFinding first = grave.get(0);
        return Fault.invalid(
                first.code(),
                "crs",
                source.code() + " (" + first.message() + ")",
                "the system that the coordinates are in: " + meant + "acceptDoubt=true to import them as they are");
    }
}
