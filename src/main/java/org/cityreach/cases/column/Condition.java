package org.cityreach.cases.column;

import java.util.BitSet;
import java.util.List;
import org.cityreach.geo.CrsTransform;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Filter.SpatialOperator;
import org.cityreach.layer.FilterEvaluator;
import org.cityreach.layer.PropertyType;
import org.cityreach.layer.SpatialTest;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.distance.DistanceOp;

/**
 * A filter as a test of the rows of one segment. A leaf on texts is decided once for each different text, a
 * leaf on ids once for each id it names, a leaf on numbers or moments by ranges of keys, block by block where that is
 * enough; what remains, conditions on several properties and on places among it, is decided row by row.
 */
final class Condition {

    private final Segment segment;
    private final CrsTransform toMetres;

    private Condition(Segment segment, CrsTransform toMetres) {
        this.segment = segment;
        this.toMetres = toMetres;
    }

    /** @param toMetres from the layer's system to that of the segment's places */
    static RowTest of(Filter filter, Segment segment, CrsTransform toMetres) {
        return new Condition(segment, toMetres).of(filter);
    }

    private RowTest of(Filter filter) {
        if (filter instanceof Filter.And and) {
            return RowTest.all(and.parts().stream().map(this::of).toList());
        }
        if (filter instanceof Filter.Or or) {
            return RowTest.any(or.parts().stream().map(this::of).toList());
        }
        if (filter instanceof Filter.Not not) {
            return RowTest.not(of(not.part()));
        }
        if (filter instanceof Filter.IdIn idIn) {
            BitSet rows = new BitSet();
            for (String id : idIn.ids()) {
                int row = segment.find(id);
                if (row >= 0) {
                    rows.set(row);
                }
            }
            return RowTest.of(rows::get);
        }
        if (filter instanceof Filter.HasGeometry) {
            return RowTest.of(segment.positions()::isPlaced);
        }
        if (filter instanceof Filter.Spatial spatial) {
            return new PlaceTest(spatial, segment, toMetres);
        }
        if (isOfTerms(filter)) {
            FilterEvaluator evaluator = FilterEvaluator.of(filter);
            return RowTest.of(row -> evaluator.matches(new WholeRow(segment, row)));
        }
        int column = segment.schema().column(propertyOf(filter));
        return segment.schema().type(column) == PropertyType.STRING
                ? onTexts(filter, column)
                : onValues(filter, column);
    }

    private static boolean isOfTerms(Filter filter) {
        return filter instanceof Filter.TermComparison
                || filter instanceof Filter.TermLike
                || filter instanceof Filter.TermIsNull;
    }

    private static String propertyOf(Filter leaf) {
        if (leaf instanceof Filter.Comparison comparison) {
            return comparison.property();
        }
        if (leaf instanceof Filter.Between between) {
            return between.property();
        }
        if (leaf instanceof Filter.In in) {
            return in.property();
        }
        if (leaf instanceof Filter.Like like) {
            return like.property();
        }
        if (leaf instanceof Filter.IsNull isNull) {
            return isNull.property();
        }
        throw new IllegalArgumentException("no condition: " + leaf);
    }

    private RowTest onTexts(Filter leaf, int column) {
        CodeColumn texts = segment.texts(column);
        FilterEvaluator evaluator = FilterEvaluator.of(leaf);
        boolean[] passing = new boolean[texts.dictionary().size() + 1];
        passing[0] = evaluator.matches(new OneValue(null));
        for (int code = 0; code + 1 < passing.length; code++) {
            passing[code + 1] =
                    evaluator.matches(new OneValue(texts.dictionary().get(code)));
        }
        return RowTest.of(row -> passing[texts.code(row) + 1]);
    }

    private RowTest onValues(Filter leaf, int column) {
        Column values = segment.column(column);
        RowTest byKeys = values instanceof KeyColumn keyed ? KeyTest.find(leaf, keyed, segment.keys(column)) : null;
        if (byKeys != null) {
            return byKeys;
        }
        FilterEvaluator evaluator = FilterEvaluator.of(leaf);
        return RowTest.of(row -> evaluator.matches(new OneValue(values.value(row))));
    }

    /** A row of the segment; conditions on its place are decided elsewhere. */
    private record WholeRow(Segment segment, int row) implements FilterEvaluator.Row {
        @Override
        public String id() {
            return segment.ids().get(row);
        }

        @Override
        public @Nullable Object value(String property) {
            return segment.column(segment.schema().column(property)).value(row);
        }

        @Override
        public @Nullable Geometry geometry() {
            throw new IllegalStateException("conditions on places are decided before");
        }
    }

    /** A row of which the only property that is asked for is known. */
    private record OneValue(@Nullable Object value) implements FilterEvaluator.Row {
        @Override
        public String id() {
            throw new IllegalStateException("ids are found before rows are looked at");
        }

        @Override
        public @Nullable Object value(String property) {
            return value;
        }

        @Override
        public @Nullable Geometry geometry() {
            throw new IllegalStateException("conditions on places are decided before");
        }
    }

    /**
     * A condition on places, held in the layer's own system, to which each place is taken back; so it means what it
     * means in the store but for the half millimetre by which a place here may be off. Coordinates of at most seven
     * decimals of a degree or three of a metre, which is what files have, are found again exactly. What a geometry
     * without area goes through within the half millimetre is taken to lie on it.
     */
    private static final class PlaceTest extends RowTest {

        private static final double MARGIN_METRES = 1;
        private static final double OFF_METRES = 0.0015;
        private static final double OFF_DEGREES = 2e-8;
        private static final double PER_DEGREE = 1e7;
        private static final double PER_METRE = 1e3;
        private static final int EDGE_STEPS = 64;

        private final Filter.Spatial filter;
        private final SpatialTest test;
        private final Segment segment;
        private final CrsTransform fromMetres;
        private final boolean isInDegrees;
        private final double tolerance;
        /** In metres, around everything that can touch the geometry. */
        private final Envelope near = new Envelope();

        PlaceTest(Filter.Spatial filter, Segment segment, CrsTransform toMetres) {
            this.filter = filter;
            this.test = SpatialTest.of(filter);
            this.segment = segment;
            this.fromMetres = CrsTransform.between(toMetres.to(), toMetres.from());
            this.isInDegrees = toMetres.from().isGeographic();
            this.tolerance = isInDegrees ? OFF_DEGREES : OFF_METRES;
            Envelope box = filter.geometry().getEnvelopeInternal();
            for (int i = 0; i <= EDGE_STEPS; i++) {
                double x = box.getMinX() + box.getWidth() * i / EDGE_STEPS;
                double y = box.getMinY() + box.getHeight() * i / EDGE_STEPS;
                List.of(
                                new Coordinate(x, box.getMinY()),
                                new Coordinate(x, box.getMaxY()),
                                new Coordinate(box.getMinX(), y),
                                new Coordinate(box.getMaxX(), y))
                        .forEach(corner -> include(toMetres.apply(corner)));
            }
            near.expandBy(MARGIN_METRES + (near.getWidth() + near.getHeight()) / EDGE_STEPS);
        }

        /** What the system of metres cannot express may be anywhere. */
        private void include(Coordinate corner) {
            if (Double.isNaN(corner.x)) {
                near.expandToInclude(-Double.MAX_VALUE / 4, -Double.MAX_VALUE / 4);
                near.expandToInclude(Double.MAX_VALUE / 4, Double.MAX_VALUE / 4);
            } else {
                near.expandToInclude(corner);
            }
        }

        @Override
        int ofBlock(int block) {
            boolean isFar = !near.intersects(segment.bounds(block));
            return isFar && filter.operator() != SpatialOperator.DISJOINT ? NONE : SOME;
        }

        @Override
        boolean passes(int row) {
            if (!segment.positions().isPlaced(row)) {
                return false;
            }
            double easting = segment.positions().easting(row);
            double northing = segment.positions().northing(row);
            if (!near.contains(easting, northing)) {
                return filter.operator() == SpatialOperator.DISJOINT;
            }
            Coordinate own = settled(fromMetres.apply(new Coordinate(easting, northing)));
            Geometry place = filter.geometry().getFactory().createPoint(own);
            return filter.geometry().getDimension() == 2 ? test.matches(place) : passesOnLine(place);
        }

        private Coordinate settled(Coordinate place) {
            return new Coordinate(settled(place.x), settled(place.y));
        }

        private double settled(double ordinate) {
            double perUnit = isInDegrees ? PER_DEGREE : PER_METRE;
            double round = Math.rint(ordinate * perUnit) / perUnit;
            return !isInDegrees || Math.abs(round - ordinate) < OFF_DEGREES / 2 ? round : ordinate;
        }

        private boolean passesOnLine(Geometry place) {
            Coordinate nearest = DistanceOp.nearestPoints(filter.geometry(), place)[0];
            if (nearest.distance(place.getCoordinate()) > tolerance) {
                return test.matches(place);
            }
            for (Coordinate vertex : filter.geometry().getCoordinates()) {
                if (vertex.distance(nearest) <= tolerance) {
                    return test.matches(filter.geometry().getFactory().createPoint(vertex));
                }
            }
            return filter.operator() == SpatialOperator.INTERSECTS || filter.operator() == SpatialOperator.WITHIN;
        }
    }
}
