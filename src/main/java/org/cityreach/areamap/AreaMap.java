package org.cityreach.areamap;

import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Note;
import org.cityreach.areamap.algorithm.ClassLimits;
import org.cityreach.cases.Indicator;
import org.cityreach.grid.Division;
import org.cityreach.style.Legend;

/**
 * A figure by area, classed. Arrays are by area; do not write to them.
 *
 * @param values NaN where there is no figure, such as a rate of no cases
 * @param bases how many cases a figure is made of
 * @param limits the least value of every class but the first, ascending
 * @param cases how many of the selected cases lie in some area
 * @param outside how many lie in none, those without a place included
 */
public record AreaMap(
        Division division,
        Indicator indicator,
        ClassRule rule,
        double[] values,
        long[] bases,
        double[] limits,
        long cases,
        long outside,
        AreaColours colours,
        Map<String, Long> versions,
        List<Note> notes) {

    public AreaMap {
        versions = Map.copyOf(versions);
        notes = List.copyOf(notes);
    }

    /** The class of an area, from 0 on; −1 where it has no figure. */
    public int classOf(int area) {
        return ClassLimits.classOf(values[area], limits);
    }

    /**
     * Whether a figure is made of so few cases that chance alone moves it much. A plain count shows itself how small it is
     * and is never marked.
     */
    public boolean isSmall(int area) {
        return indicator.shape() != Indicator.Shape.COUNT
                && !Double.isNaN(values[area])
                && bases[area] < Indicator.SMALL;
    }

    /** What the classes mean, as for tiles. */
    public Legend legend() {
        return AreaLegend.of(this);
    }
}
