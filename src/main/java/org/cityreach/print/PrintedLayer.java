package org.cityreach.print;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.layer.GeometryType;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.style.StyleRule;
import org.cityreach.style.StyleSheet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * One collection on a map: its features in city metres, and the style it is drawn in.
 *
 * @param snapshot at the version that is printed
 */
record PrintedLayer(LayerSnapshot snapshot, LayerSnapshot.Projected metres, StyleSheet style) {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    int dimension() {
        return snapshot.layer().geometryType().dimension();
    }

    /** Null where the feature has no place. */
    @Nullable
    Geometry shape(int row) {
        if (snapshot.layer().geometryType() != GeometryType.POINT) {
            return metres.geometry(row);
        }
        double easting = metres.eastings()[row];
        return Double.isFinite(easting) ? FACTORY.createPoint(new Coordinate(easting, metres.northings()[row])) : null;
    }

    Envelope extent() {
        Envelope extent = new Envelope();
        for (int row = 0; row < snapshot.size(); row++) {
            Geometry shape = shape(row);
            if (shape != null) {
                extent.expandToInclude(shape.getEnvelopeInternal());
            }
        }
        return extent;
    }

    /** The rows that a map shows some of. */
    List<Integer> rowsOn(PageMap map) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < snapshot.size(); row++) {
            Geometry shape = shape(row);
            if (shape != null && map.shows(shape)) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** The rules of the style that hold at a scale and speak of this layer. */
    List<StyleRule> rules(double scaleNumber) {
        return style.rules().stream()
                .filter(rule -> rule.scales().hold(scaleNumber) && rule.isAbout(snapshot.layer()))
                .toList();
    }

    boolean holds(StyleRule rule, int row) {
        String property = rule.property();
        return rule.holds(property == null ? null : snapshot.value(row, property));
    }
}
