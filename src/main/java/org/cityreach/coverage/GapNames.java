package org.cityreach.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Sources;
import org.cityreach.coverage.CoverageResult.GroupName;
import org.cityreach.snapshot.LayerSnapshot;

/** Says where a gap is, in the words of the data. */
final class GapNames {

    private GapNames() {}

    /** The groups with a part in a gap, weightiest first, then by id. */
    static List<GroupName> groups(Map<Integer, Double> weightByGroup, Groups groups) {
        List<GroupName> names = new ArrayList<>();
        for (int group : byWeight(weightByGroup)) {
            if (group < groups.size()) {
                names.add(new GroupName(groups.id(group), groups.name(group)));
            }
        }
        return names;
    }

    /** The weightiest group and the weightiest demand, as far as they have names. */
    static String name(
            LayerSnapshot snapshot, int[] rows, Map<Integer, Double> weightByDemand, List<GroupName> groups) {
        int row = rows[byWeight(weightByDemand).get(0)];
        String own = Sources.name(snapshot, row);
        String demand = own == null ? snapshot.id(row) : own;
        if (groups.isEmpty()) {
            return demand;
        }
        GroupName first = groups.get(0);
        return (first.name() == null ? first.id() : first.name()) + " · " + demand;
    }

    private static List<Integer> byWeight(Map<Integer, Double> weights) {
        return weights.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
