package org.cityreach.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cityreach.cases.Indicator;
import org.cityreach.cases.IndicatorTable;
import org.cityreach.ranking.RankingResult.Load;
import org.cityreach.ranking.RankingResult.Spread;
import org.cityreach.ranking.RankingResult.UnitLoad;
import org.cityreach.ranking.RankingResult.Workload;
import org.cityreach.ranking.algorithm.Balance;

/** Spreads the cases of a ranking over its rows and over the units that answer for them. */
final class WorkloadReader {

    private WorkloadReader() {}

    /** @param chosen the groups that are rows */
    static Workload of(RankedGroups groups, int[] chosen, IndicatorTable table) {
        List<Load> loads = new ArrayList<>();
        Map<String, UnitLoad> byUnit = new TreeMap<>();
        for (int group : Arrays.stream(chosen).sorted().toArray()) {
            RankedGroups.Group one = groups.list().get(group);
            long cases = table.basis(Indicator.CASES, group);
            loads.add(new Load(one.id(), one.name(), cases));
            if (one.unit() != null) {
                UnitLoad before = byUnit.getOrDefault(one.unit(), new UnitLoad(one.unit(), 0, 0));
                byUnit.put(one.unit(), new UnitLoad(one.unit(), before.rows() + 1, before.cases() + cases));
            }
        }
        List<UnitLoad> units = List.copyOf(byUnit.values());
        List<Load> unitLoads = units.stream()
                .map(unit -> new Load(unit.unit(), unit.unit(), unit.cases()))
                .toList();
        return new Workload(spread(loads), units, units.isEmpty() ? null : spread(unitLoads));
    }

    /** Of equally busy ones the first. */
    private static Spread spread(List<Load> loads) {
        Load busiest = null;
        Load idlest = null;
        for (Load load : loads) {
            busiest = busiest == null || load.cases() > busiest.cases() ? load : busiest;
            idlest = idlest == null || load.cases() < idlest.cases() ? load : idlest;
        }
        return new Spread(Balance.of(loads.stream().mapToDouble(Load::cases).toArray()), busiest, idlest);
    }
}
