package org.cityreach.layer.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Filter.SpatialOperator;
import org.cityreach.layer.SpatialTest;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;

/** The spatial functions of CQL2 on the one geometry that a layer has. */
final class SpatialConditions {

    /** What queryables call the geometry. */
    static final String GEOMETRY = "geometry";

    private static final int MOST_POINTS = 20_000;

    private final ShapeFrame frame;

    SpatialConditions(ShapeFrame frame) {
        this.frame = frame;
    }

    static Optional<SpatialOperator> find(String function) {
        for (SpatialOperator operator : SpatialOperator.values()) {
            if (function.toUpperCase(Locale.ROOT).equals("S_" + operator)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    Filter of(SpatialOperator operator, Operand left, Operand right) {
        if (left instanceof Operand.Shape one && right instanceof Operand.Shape other) {
            return literals(operator, one, other);
        }
        if (left instanceof Operand.Shape one) {
            checkGeometry(right);
            return condition(operator.mirrored(), frame.toLayer(one), one.place());
        }
        checkGeometry(left);
        if (right instanceof Operand.Shape other) {
            return condition(operator, frame.toLayer(other), other.place());
        }
        checkGeometry(right);
        throw Fault.invalid(
                        "unsupported-filter",
                        "filter",
                        GEOMETRY + " on both sides",
                        "a geometry such as POINT(119.94 31.7) on one side, because a feature has one only")
                .in(right.place());
    }

    private static void checkGeometry(Operand operand) {
        if (!(operand instanceof Operand.Name name && name.name().equals(GEOMETRY))) {
            String found = operand instanceof Operand.Name name ? name.name() : "something else";
            throw Fault.invalid(
                            "invalid-filter",
                            "filter",
                            found,
                            GEOMETRY + ", which is the name of every layer's geometry, or a geometry such as"
                                    + " POINT(119.94 31.7) or BBOX(119.9,31.6,120,31.8)")
                    .in(operand.place());
        }
    }

    private static Filter condition(SpatialOperator operator, Geometry geometry, String place) {
        checkSize(geometry, place);
        if (!geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION)) {
            return new Filter.Spatial(operator, geometry);
        }
        List<Filter> parts = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            parts.add(condition(operator, geometry.getGeometryN(i), place));
        }
        return switch (operator) {
            case INTERSECTS -> new Filter.Or(parts);
            case DISJOINT -> new Filter.And(parts);
            default -> throw onlyOneSort(operator, place);
        };
    }

    private static Fault onlyOneSort(SpatialOperator operator, String place) {
        return Fault.invalid(
                        "unsupported-filter",
                        "filter",
                        "S_" + operator + " with a GEOMETRYCOLLECTION",
                        "a geometry of one sort; a collection with S_INTERSECTS or S_DISJOINT")
                .in(place);
    }

    private static void checkSize(Geometry geometry, String place) {
        if (geometry.getNumPoints() > MOST_POINTS) {
            throw Fault.tooLarge(
                            "filter-too-large", "a geometry in the filter has more than " + MOST_POINTS + " vertices")
                    .in(place);
        }
    }

    private Filter literals(SpatialOperator operator, Operand.Shape one, Operand.Shape other) {
        Geometry left = frame.toLayer(one);
        Geometry right = frame.toLayer(other);
        if (left.getClass() == GeometryCollection.class || right.getClass() == GeometryCollection.class) {
            throw onlyOneSort(operator, one.place());
        }
        checkSize(left, one.place());
        checkSize(right, other.place());
        return Conditions.constant(SpatialTest.of(operator, right).matches(left));
    }
}
