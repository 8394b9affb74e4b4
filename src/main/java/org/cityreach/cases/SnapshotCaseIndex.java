package org.cityreach.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.job.Progress;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Layer;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;

/** A case index over a snapshot, in the snapshot's order. */
final class SnapshotCaseIndex implements CaseIndex {

    private final LayerSnapshot snapshot;
    private final MetricFrame frame;
    private final double[] eastings;
    private final double[] northings;
    private final Map<CaseAttribute, int[]> codes = new EnumMap<>(CaseAttribute.class);
    private final Map<CaseAttribute, List<String>> values = new EnumMap<>(CaseAttribute.class);
    private final Map<CaseMoment, long[]> moments = new EnumMap<>(CaseMoment.class);
    private final Envelope bounds = new Envelope();
    private int withoutPlace;

    SnapshotCaseIndex(LayerSnapshot snapshot, @Nullable String metricCrs) {
        this.snapshot = snapshot;
        frame = MetricFrame.of(metricCrs, List.of(snapshot), snapshot, snapshot.allRows());
        LayerSnapshot.Projected places = snapshot.in(frame.crs());
        eastings = places.eastings().clone();
        northings = places.northings().clone();
        MetricFrame.Places degrees = new MetricFrame.Places(snapshot);
        for (int row = 0; row < snapshot.size(); row++) {
            if (frame.holds(degrees.longitude(row))) {
                bounds.expandToInclude(eastings[row], northings[row]);
            } else {
                eastings[row] = Double.NaN;
                northings[row] = Double.NaN;
                withoutPlace++;
            }
        }
        for (CaseAttribute attribute : CaseAttribute.values()) {
            readAttribute(attribute);
        }
        for (CaseMoment moment : CaseMoment.values()) {
            readMoment(moment);
        }
    }

    private void readAttribute(CaseAttribute attribute) {
        Map<String, Integer> known = new HashMap<>();
        List<String> list = new ArrayList<>();
        int[] column = new int[snapshot.size()];
        boolean has = layer().findProperty(attribute.property()).isPresent();
        for (int row = 0; row < column.length; row++) {
            Object value = has ? snapshot.value(row, attribute.property()) : null;
            column[row] = value == null
                    ? -1
                    : known.computeIfAbsent(value.toString(), text -> {
                        list.add(text);
                        return list.size() - 1;
                    });
        }
        codes.put(attribute, column);
        values.put(attribute, list);
    }

    private void readMoment(CaseMoment moment) {
        long[] column = new long[snapshot.size()];
        boolean has = layer().findProperty(moment.property()).isPresent();
        for (int row = 0; row < column.length; row++) {
            column[row] =
                    has && snapshot.value(row, moment.property()) instanceof Instant at ? at.toEpochMilli() : NEVER;
        }
        moments.put(moment, column);
    }

    @Override
    public Layer layer() {
        return snapshot.layer();
    }

    @Override
    public long version() {
        return snapshot.version();
    }

    @Override
    public Crs metricCrs() {
        return frame.crs();
    }

    @Override
    public int size() {
        return snapshot.size();
    }

    @Override
    public int withoutPlace() {
        return withoutPlace;
    }

    @Override
    public Envelope bounds() {
        return new Envelope(bounds);
    }

    @Override
    public void scan(CaseFilter filter, @Nullable Envelope area, Progress progress, CaseBlock.Reader reader) {
        IntPredicate test = test(filter);
        int[] rows = new int[CaseBlock.CAPACITY];
        double[] xs = new double[CaseBlock.CAPACITY];
        double[] ys = new double[CaseBlock.CAPACITY];
        int filled = 0;
        for (int row = 0; row < size(); row++) {
            if (test.test(row) && (area == null || area.contains(eastings[row], northings[row]))) {
                rows[filled] = row;
                xs[filled] = eastings[row];
                ys[filled++] = northings[row];
            }
            if (filled == CaseBlock.CAPACITY) {
                progress.checkCancelled();
                reader.accept(new CaseBlock(filled, rows, xs, ys));
                filled = 0;
            }
        }
        if (filled > 0) {
            reader.accept(new CaseBlock(filled, rows, xs, ys));
        }
    }

    private IntPredicate test(CaseFilter filter) {
        IntPredicate test = row -> true;
        if (!filter.period().equals(Period.ALWAYS)) {
            long[] reported = column(CaseMoment.REPORTED);
            test = test.and(row -> reported[row] != NEVER && filter.period().holds(reported[row]));
        }
        for (Map.Entry<CaseAttribute, Set<String>> wanted : filter.values().entrySet()) {
            BitSet allowed = new BitSet();
            for (int code = 0; code < codes(wanted.getKey()); code++) {
                allowed.set(code, wanted.getValue().contains(value(wanted.getKey(), code)));
            }
            CaseAttribute attribute = wanted.getKey();
            test = test.and(row -> code(attribute, row) >= 0 && allowed.get(code(attribute, row)));
        }
        if (filter.within() != null) {
            PointOnGeometryLocator locator = new IndexedPointInAreaLocator(
                    CrsTransform.between(Crs.CRS84, metricCrs()).apply(filter.within()));
            test = test.and(row -> !Double.isNaN(eastings[row])
                    && locator.locate(new Coordinate(eastings[row], northings[row])) != Location.EXTERIOR);
        }
        if (!filter.condition().equals(Filter.all())) {
            BitSet passing = new BitSet();
            for (int row : snapshot.rows(filter.condition())) {
                passing.set(row);
            }
            test = test.and(passing::get);
        }
        return test;
    }

    @Override
    public int[] rows(CaseFilter filter) {
        IntPredicate test = test(filter);
        return IntStream.range(0, size()).filter(test).toArray();
    }

    @Override
    public int count(CaseFilter filter) {
        return rows(filter).length;
    }

    @Override
    public String id(int row) {
        return snapshot.id(row);
    }

    @Override
    public double easting(int row) {
        return eastings[row];
    }

    @Override
    public double northing(int row) {
        return northings[row];
    }

    private long[] column(CaseMoment moment) {
        return Objects.requireNonNull(moments.get(moment));
    }

    @Override
    public long moment(CaseMoment moment, int row) {
        return column(moment)[row];
    }

    @Override
    public int code(CaseAttribute attribute, int row) {
        return Objects.requireNonNull(codes.get(attribute))[row];
    }

    @Override
    public int codes(CaseAttribute attribute) {
        return Objects.requireNonNull(values.get(attribute)).size();
    }

    @Override
    public String value(CaseAttribute attribute, int code) {
        return Objects.requireNonNull(values.get(attribute)).get(code);
    }
}
