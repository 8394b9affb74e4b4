package org.cityreach.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.coverage.algorithm.Blocks;
import org.cityreach.job.Progress;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * The polygons of a question in city metres, clipped to its ground and split by its groups. A weight is
 * spread evenly over its polygon, so that a part has the share of its area. Overlapping polygons count
 * each with their own area.
 *
 * @param rows of the snapshot, for each polygon that has a part in the ground
 * @param shapes the parts
 * @param polygonOf for each part the index of its polygon in {@code rows}
 * @param groupOf for each part its group
 * @param density for each part its weight per square metre
 */
record AreaDemand(int[] rows, List<Geometry> shapes, int[] polygonOf, int[] groupOf, double[] density) {

    private static final int BLOCK = 256;

    /** A part of a polygon. */
    private record Part(int candidate, int group, Geometry shape, double density) {}

    /** The parts in one block of rows. */
    private static final class Parts {
        final List<Part> parts = new ArrayList<>();
        int without;
        int far;
    }

    static AreaDemand read(Question question, CoverageRequest request, Notes notes, Progress progress) {
        LayerSnapshot snapshot = question.sources().get(request.demand().collection());
        int[] candidates = question.sources().rows(request.demand());
        String weight = request.weight();
        double @Nullable [] weights = weight == null ? null : notes.weights(snapshot, candidates, weight);
        LayerSnapshot.Projected projected = snapshot.in(question.frame().crs());
        MetricFrame.Places places = new MetricFrame.Places(snapshot);
        Object[] blocks = Blocks.run(candidates.length, BLOCK, progress, "splitting-demand", (from, to) -> {
            Parts parts = new Parts();
            for (int i = from; i < to; i++) {
                Geometry shape = projected.geometry(candidates[i]);
                if (shape == null || !(shape.getArea() > 0)) {
                    parts.without++;
                } else if (!question.frame().holds(places.longitude(candidates[i]))) {
                    parts.far++;
                } else {
                    double density = weights == null ? 1 : weights[i] / shape.getArea();
                    addParts(parts, i, shape, density, question);
                }
            }
            return parts;
        });
        return join(blocks, candidates, question, notes);
    }

    private static void addParts(Parts parts, int candidate, Geometry shape, double density, Question question) {
        Geometry inside = question.ground().clip(shape);
        if (inside.isEmpty()) {
            return;
        }
        if (question.groups().size() == 0) {
            parts.parts.add(new Part(candidate, 0, inside, density));
        } else {
            question.groups()
                    .split(inside, (group, part) -> parts.parts.add(new Part(candidate, group, part, density)));
        }
    }

    private static AreaDemand join(Object[] blocks, int[] candidates, Question question, Notes notes) {
        List<Part> all = new ArrayList<>();
        int without = 0;
        int far = 0;
        for (Object block : blocks) {
            Parts parts = (Parts) block;
            all.addAll(parts.parts);
            without += parts.without;
            far += parts.far;
        }
        notes.addLeftOut(without, far, question.frame());
        int size = all.size();
        List<Geometry> shapes = new ArrayList<>(size);
        int[] polygonOf = new int[size];
        int[] groupOf = new int[size];
        double[] density = new double[size];
        int[] rows = new int[candidates.length];
        int polygons = 0;
        int last = -1;
        for (int i = 0; i < size; i++) {
            Part part = all.get(i);
            if (part.candidate != last) {
                last = part.candidate;
                rows[polygons++] = candidates[last];
            }
            shapes.add(part.shape);
            polygonOf[i] = polygons - 1;
            groupOf[i] = part.group;
            density[i] = part.density;
        }
        return new AreaDemand(Arrays.copyOf(rows, polygons), shapes, polygonOf, groupOf, density);
    }
}
