package org.cityreach.cases.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.cityreach.cases.CaseAttribute;
import org.cityreach.cases.CaseFilter;
import org.cityreach.cases.CaseMoment;
import org.cityreach.cases.Period;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.layer.Filter;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/**
 * A case filter and a box made ready for one scan: wanted texts as numbers, the polygon in metres. Safe for
 * use by many threads, each with a {@link OnSegment} of its own.
 */
final class CompiledFilter {

    private final CaseSchema schema;
    private final Period period;
    private final boolean isTimed;
    private final List<Allowed> allowed = new ArrayList<>();
    private final @Nullable Envelope box;
    private final @Nullable Geometry within;
    private final Filter condition;
    private final CrsTransform toMetres;
    private boolean isEmpty;

    /** Which texts of a column pass, by number and one. */
    private record Allowed(int column, boolean[] places) {}

    CompiledFilter(CaseFilter filter, CaseSchema schema, Crs metricCrs, @Nullable Envelope area) {
        this.schema = schema;
        this.period = filter.period();
        this.isTimed = !period.equals(Period.ALWAYS);
        this.condition = filter.condition();
        this.toMetres = CrsTransform.between(schema.layer().crs(), metricCrs);
        filter.values().forEach(this::allow);
        Geometry polygon = filter.within();
        this.within = polygon == null
                ? null
                : CrsTransform.between(Crs.CRS84, metricCrs).apply(polygon);
        Envelope common = area;
        if (within != null) {
            Envelope own = within.getEnvelopeInternal();
            common = common == null ? own : common.intersection(own);
        }
        this.box = common;
        isEmpty |= box != null && box.isNull() || isTimed && schema.column(CaseMoment.REPORTED) == CaseSchema.NONE;
    }

    private void allow(CaseAttribute attribute, Set<String> wanted) {
        int column = schema.column(attribute);
        if (column == CaseSchema.NONE) {
            isEmpty = true;
            return;
        }
        Dictionary dictionary = schema.dictionary(column);
        boolean[] places = new boolean[dictionary.size() + 1];
        boolean isAny = false;
        for (int code = 0; code + 1 < places.length; code++) {
            places[code + 1] = wanted.contains(dictionary.get(code));
            isAny |= places[code + 1];
        }
        isEmpty |= !isAny;
        allowed.add(new Allowed(column, places));
    }

    /** Whether no case can pass. */
    boolean isEmpty() {
        return isEmpty;
    }

    OnSegment on(Segment segment) {
        return new OnSegment(segment);
    }

    /** The filter on one segment, for one thread. */
    final class OnSegment {

        /** What {@link #select} says of a block whose every row passes. */
        static final int ALL = -1;

        private final Segment segment;
        private final @Nullable PointOnGeometryLocator locator;
        private final @Nullable RowTest test;
        private final Coordinate place = new Coordinate();

        private OnSegment(Segment segment) {
            this.segment = segment;
            this.locator = within == null ? null : new IndexedPointInAreaLocator(within);
            this.test = condition.equals(Filter.all()) ? null : Condition.of(condition, segment, toMetres);
        }

        /**
         * Writes the rows of a block that pass, ascending.
         *
         * @return how many; {@link #ALL} where all do, and nothing is written then
         */
        int select(int block, int[] rows) {
            Envelope bounds = segment.bounds(block);
            if (isTimed && !segment.mayBeReported(block, period.from(), period.to())
                    || box != null && !box.intersects(bounds)) {
                return 0;
            }
            int from = block * Segment.BLOCK;
            int size = Math.min(segment.size() - from, Segment.BLOCK);
            // rows without a place come last and have no part in a block's bounds
            boolean isInside = box == null
                    || box.covers(bounds) && from + size <= segment.positions().placed();
            boolean isInTime = !isTimed || segment.isAllReported(block, period.from(), period.to());
            int byCondition = test == null ? RowTest.ALL : test.ofBlock(block);
            if (byCondition == RowTest.NONE) {
                return 0;
            }
            boolean isPassing = byCondition == RowTest.ALL;
            if (isInside && isInTime && allowed.isEmpty() && locator == null && isPassing) {
                return ALL;
            }
            for (int i = 0; i < size; i++) {
                rows[i] = from + i;
            }
            int count = isInside || box == null ? size : segment.positions().select(box, rows, size);
            MomentColumn reported = segment.moments(CaseMoment.REPORTED);
            if (!isInTime && reported != null) {
                count = reported.select(period.from(), period.to(), rows, count);
            }
            for (Allowed one : allowed) {
                count = segment.texts(one.column()).select(one.places(), rows, count);
            }
            if (test != null && !isPassing) {
                count = test.select(block, rows, count);
            }
            return selectWithin(rows, count);
        }

        private int selectWithin(int[] rows, int count) {
            int kept = count;
            if (locator != null) {
                Positions positions = segment.positions();
                PointOnGeometryLocator polygon = locator;
                kept = keep(
                        row -> {
                            place.setX(positions.easting(row));
                            place.setY(positions.northing(row));
                            return polygon.locate(place) != Location.EXTERIOR;
                        },
                        rows,
                        kept);
            }
            return kept;
        }

        private static int keep(IntPredicate test, int[] rows, int count) {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                rows[kept] = rows[i];
                kept += test.test(rows[i]) ? 1 : 0;
            }
            return kept;
        }
    }
}
