package org.cityreach.grid;

import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Selection;
import org.cityreach.analysis.Sources;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertyType;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * How many people live in the areas of a division: told by the areas themselves, or summed over the features of another
 * collection (unit cells, estates), each counted where an inner point of it lies, as a whole. So sums over areas without
 * gaps are exact, while an area smaller than those features may get too many or too few.
 *
 * @param byArea NaN where it is not known
 * @param collection where the people were counted; null where the areas told it themselves
 */
public record Residents(double[] byArea, @Nullable String collection) {

    public static final String PROPERTY = "population";

    private static final String CELLS = "cell";

    /** What the areas tell by {@link #PROPERTY}; else what unit cells do; null where neither does. */
    public static @Nullable Residents find(Division division, Sources sources) {
        if (isTold(division)) {
            double[] people = new double[division.size()];
            for (int area = 0; area < people.length; area++) {
                people[area] = division.number(area, PROPERTY);
            }
            return new Residents(people, null);
        }
        return findCells(division, sources) == null ? null : of(division, sources, Selection.all(CELLS), PROPERTY);
    }

    /** The version of the collection that {@link #find} counts people in; 0 where it needs none. */
    public static long version(Division division, Sources sources) {
        LayerSnapshot cells = isTold(division) ? null : findCells(division, sources);
        return cells == null ? 0 : cells.version();
    }

    private static boolean isTold(Division division) {
        return division.layer() != null && isNumeric(division.layer());
    }

    private static boolean isNumeric(Layer layer) {
        return layer.findProperty(PROPERTY)
                .filter(schema -> schema.type() == PropertyType.INTEGER || schema.type() == PropertyType.NUMBER)
                .isPresent();
    }

    /** Unit cells of another city, too far away to be measured with the division, tell nothing. */
    private static @Nullable LayerSnapshot findCells(Division division, Sources sources) {
        try {
            LayerSnapshot cells = sources.look(CELLS);
            boolean isNear = MetricFrame.of(division.metricCrs()).holds(cells.longitudeLatitudeBounds());
            return isNear && isNumeric(cells.layer()) ? cells : null;
        } catch (Fault none) {
            if (none.kind() == Fault.Kind.NOT_FOUND) {
                return null;
            }
            throw none;
        }
    }

    /** Sums over the features of a collection; the property must be numeric. */
    public static Residents of(Division division, Sources sources, Selection selection, String property) {
        sources.getNumeric(selection.collection(), property, "residents.property");
        LayerSnapshot snapshot = sources.get(selection.collection());
        LayerSnapshot.Projected projected = snapshot.in(division.metricCrs());
        double[] people = new double[division.size()];
        for (int row : sources.rows(selection)) {
            Geometry geometry = projected.geometry(row);
            double number = snapshot.number(row, property);
            if (geometry != null && !geometry.isEmpty() && number > 0) {
                Coordinate inside = geometry.getInteriorPoint().getCoordinate();
                int area = division.locate(inside.x, inside.y);
                if (area != Division.OUTSIDE) {
                    people[area] += number;
                }
            }
        }
        return new Residents(people, selection.collection());
    }
}
