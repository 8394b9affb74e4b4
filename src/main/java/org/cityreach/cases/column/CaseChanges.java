package org.cityreach.cases.column;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Layer;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.LayerChanges;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * Makes case indexes: the first by reading a layer, the next from the one before and what changed since. The
 * newest cases stay apart until there are {@value #MOST_IN_TAIL} of them; then they become a segment, and
 * segments of like size are joined. So a change costs about the same however many cases there are.
 */
final class CaseChanges {

    static final int MOST_IN_TAIL = 2048;
    /** A segment is joined to the one before it when it has more than this share of that one's cases. */
    private static final int JOIN_SHARE = 4;

    private static final int MOST_DEAD = 4096;

    private CaseChanges() {}

    /** Reads all of a layer. */
    static ColumnCaseIndex load(FeatureStore store, Layer layer, @Nullable String metricCrs, ZoneId zone) {
        CaseSchema schema = new CaseSchema(layer, zone);
        int expected = (int) Math.min(Integer.MAX_VALUE - 8, store.count(FeatureQuery.all(layer.id())));
        SegmentBuilder builder = new SegmentBuilder(schema, expected);
        long version = store.read(FeatureQuery.all(layer.id()), feature -> {
            Coordinate place = Places.firstOf(feature.geometry());
            builder.add(feature, place.x, place.y);
            return true;
        });
        Places places = Places.of(metricCrs, layer.crs(), builder.xs(), builder.ys(), builder.size());
        places.toMetres(builder.xs(), builder.ys(), builder.size());
        List<Slice> slices = List.of(new Slice(builder.finish(), new int[0], 0));
        return new ColumnCaseIndex(schema, version, places, slices, Map.of());
    }

    /** The index after complete changes. */
    static ColumnCaseIndex apply(ColumnCaseIndex index, LayerChanges changes) {
        Set<String> gone = new HashSet<>(changes.deleted());
        changes.changed().forEach(feature -> gone.add(feature.id()));
        Map<String, Feature> tail = new LinkedHashMap<>(index.tail());
        List<Slice> slices = new ArrayList<>();
        int segments = index.slices().size() - (tail.isEmpty() ? 0 : 1);
        for (Slice slice : index.slices().subList(0, segments)) {
            slices.add(without(slice, gone));
        }
        tail.keySet().removeAll(gone);
        changes.changed().forEach(feature -> tail.put(feature.id(), feature));
        if (!tail.isEmpty()) {
            slices.add(new Slice(segmentOf(tail, index), new int[0], 0));
        }
        if (tail.size() > MOST_IN_TAIL) {
            tail.clear();
            join(slices);
        }
        number(slices);
        return new ColumnCaseIndex(index.schema(), changes.version(), index.places(), slices, tail);
    }

    private static Slice without(Slice slice, Set<String> gone) {
        int[] dead = Arrays.copyOf(slice.dead(), slice.dead().length + gone.size());
        int count = slice.dead().length;
        for (String id : gone) {
            int row = slice.segment().find(id);
            if (row >= 0 && !slice.isDead(row)) {
                dead[count++] = row;
            }
        }
        if (count == slice.dead().length) {
            return slice;
        }
        int[] ascending = Arrays.copyOf(dead, count);
        Arrays.sort(ascending);
        Slice left = new Slice(slice.segment(), ascending, 0);
        return count > Math.max(MOST_DEAD, slice.segment().size() / JOIN_SHARE) ? joined(List.of(left)) : left;
    }

    private static Segment segmentOf(Map<String, Feature> tail, ColumnCaseIndex index) {
        SegmentBuilder builder = new SegmentBuilder(index.schema(), tail.size());
        for (Feature feature : tail.values()) {
            Coordinate place = Places.firstOf(feature.geometry());
            builder.add(feature, place.x, place.y);
        }
        index.places().toMetres(builder.xs(), builder.ys(), builder.size());
        return builder.finish();
    }

    /** Joins the last segments while the last is not much smaller than the one before. */
    private static void join(List<Slice> slices) {
        while (slices.size() > 1) {
            Slice last = slices.get(slices.size() - 1);
            Slice before = slices.get(slices.size() - 2);
            if ((long) last.size() * JOIN_SHARE < before.size()) {
                return;
            }
            slices.subList(slices.size() - 2, slices.size()).clear();
            slices.add(joined(List.of(before, last)));
        }
    }

    private static Slice joined(List<Slice> parts) {
        SegmentBuilder builder = new SegmentBuilder(
                parts.get(0).segment().schema(),
                parts.stream().mapToInt(Slice::size).sum());
        for (Slice part : parts) {
            int next = 0;
            for (int row = 0; row < part.segment().size(); row++) {
                if (next < part.dead().length && part.dead()[next] == row) {
                    next++;
                } else {
                    builder.add(part.segment(), row);
                }
            }
        }
        return new Slice(builder.finish(), new int[0], 0);
    }

    private static void number(List<Slice> slices) {
        int start = 0;
        for (int i = 0; i < slices.size(); i++) {
            slices.set(i, slices.get(i).at(start));
            start += slices.get(i).size();
        }
    }
}
