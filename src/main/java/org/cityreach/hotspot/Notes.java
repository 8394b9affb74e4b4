package org.cityreach.hotspot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cityreach.analysis.Note;
import org.cityreach.hotspot.algorithm.Neighbourhood;

/** Collects what a reader should know of an answer. One thread. */
final class Notes {

    /** Below these a normal distribution is no fair judge. */
    static final int FEW_AREAS = 30;

    static final int FEW_CASES = 60;
    private static final double FEW_EXPECTED = 5;

    private static final double UNEQUAL = 4;

    private final List<Note> notes = new ArrayList<>();

    void add(String code, String zh, String en) {
        notes.add(Note.of(code, zh, en));
    }

    /** Adds a note where there is something to count. */
    void addCount(long count, String code, String zh, String en) {
        if (count > 0) {
            add(code, count + " " + zh, count + " " + en);
        }
    }

    void addAreas(Areas areas, Neighbourhood neighbours) {
        addCount(
                areas.leftOut(),
                "areas-left-out",
                "个要素没有几何或离量测坐标系太远,未计入",
                "features without geometry, or too far from the metric system's zone, were left out");
        if (areas.size() == 0) {
            add("no-areas", "没有可比较的单元", "There is nothing to compare");
            return;
        }
        if (areas.size() < FEW_AREAS) {
            add(
                    "few-areas",
                    "只有 " + areas.size() + " 个单元,少于 " + FEW_AREAS + " 个,显著性仅供参考",
                    "Only " + areas.size() + " areas, fewer than " + FEW_AREAS + ": take the significance with care");
        }
        addCount(
                neighbours.countAlone(),
                "areas-without-neighbours",
                "个单元没有邻居,只与自身比较(局部 Moran 无结果)",
                "areas have no neighbour: Gi* holds them alone against all, local Moran says nothing of them");
        long everyone = IntStream.range(0, areas.size())
                .filter(i -> neighbours.count(i) == areas.size() - 1)
                .count();
        addCount(
                areas.size() > 1 ? everyone : 0,
                "areas-with-all-as-neighbours",
                "个单元以所有其他单元为邻居,无法判断",
                "areas have all others as neighbours: nothing can be said of them");
    }

    /** What makes counts doubtful. */
    void addCounts(double[] counts, Areas areas, Neighbourhood neighbours) {
        double total = Arrays.stream(counts).sum();
        if (total == 0) {
            add("no-cases", "所选条件下没有落在单元内的案件", "No selected case lies in an area");
            return;
        }
        addFew((long) total, total / counts.length, neighbours);
        double[] squareMetres = areas.shapes().stream()
                .mapToDouble(shape -> shape.getArea())
                .sorted()
                .toArray();
        if (squareMetres[squareMetres.length * 9 / 10] > UNEQUAL * squareMetres[squareMetres.length / 10]) {
            add("areas-differ", "单元面积差别较大,件数多少受面积影响", "The areas differ much in size, and larger ones hold more cases");
        }
    }

    /**
     * Where cases are too few for a normal distribution.
     *
     * @param mean cases in an area
     */
    void addFew(long total, double mean, Neighbourhood neighbours) {
        if (total < FEW_CASES) {
            add(
                    "few-cases",
                    "只有 " + total + " 个案件,少于 " + FEW_CASES + " 个,显著性仅供参考",
                    "Only " + total + " cases, fewer than " + FEW_CASES + ": take the significance with care");
        }
        if (mean * (neighbours.meanCount() + 1) < FEW_EXPECTED) {
            add(
                    "sparse-cases",
                    "每个单元及其邻居平均不足 %.0f 个案件,宜加大距离或单元".formatted(FEW_EXPECTED),
                    "An area and its neighbours hold fewer than %.0f cases on average: widen the band or the areas"
                            .formatted(FEW_EXPECTED));
        }
    }

    void addFlat(double[] values) {
        if (values.length > 1 && Arrays.stream(values).allMatch(value -> value == values[0])) {
            add("all-values-equal", "所有单元的数值相同,没有冷热之分", "All areas have the same value, so none is hot or cold");
        }
    }

    List<Note> list() {
        return List.copyOf(notes);
    }
}
