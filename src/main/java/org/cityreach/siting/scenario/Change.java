package org.cityreach.siting.scenario;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of some demand from one state to another. A place is better off where it is served and was
 * not, or from nearer by more than {@link #LEAST_METRES}; worse off the other way round. Gains and losses
 * are of weight served; together they are the difference of the totals, for areas and rest make up all
 * demand.
 *
 * @param coveredWeight difference of weight served; positive is better
 * @param ratio difference of the share served
 * @param meanMetres difference of the mean distance of what is served; negative is better where the same is
 *     served
 * @param nearestMeanMetres difference of the mean distance over all demand to the nearest open site
 * @param cost difference of cost
 * @param sites difference of the number of open sites
 * @param gainedWeight sum over the areas that gain; NaN where there are no areas
 * @param lostWeight sum over the areas that lose, not positive; NaN where there are no areas
 * @param people who is better and worse off; null figures where the demand places are not known
 * @param groups in the order of the first state; none where the states are counted by other areas
 */
public record Change(
        double coveredWeight,
        double ratio,
        double meanMetres,
        double nearestMeanMetres,
        double cost,
        double sites,
        double gainedWeight,
        double lostWeight,
        People people,
        List<GroupChange> groups) {

    /** Below this a distance is the same. */
    public static final double LEAST_METRES = 0.01;

    private static final double LEAST_WEIGHT = 1e-9;

    public Change {
        groups = List.copyOf(groups);
    }

    /** Weight of places by what became of them; NaN where the places are not known. */
    public record People(double better, double worse, double same) {

        static final People UNKNOWN = new People(Double.NaN, Double.NaN, Double.NaN);
    }

    /** Which way an area goes. */
    public enum Verdict {
        GAINS,
        LOSES,
        SAME
    }

    /** One area; the empty id is demand in none. */
    public record GroupChange(String id, String title, Figures from, Figures to, People people) {

        public double coveredWeight() {
            return to.coveredWeight() - from.coveredWeight();
        }

        public double meanMetres() {
            return to.meanMetres() - from.meanMetres();
        }

        public double nearestMeanMetres() {
            return to.nearestMeanMetres() - from.nearestMeanMetres();
        }

        /** Whether more or less of its weight is served, beyond rounding. */
        public boolean changesService() {
            return Math.abs(coveredWeight()) > LEAST_WEIGHT * Math.max(1, from.demandWeight());
        }

        /** By weight served; where that is the same, by the mean distance of what is served. */
        public Verdict verdict() {
            if (changesService()) {
                return coveredWeight() > 0 ? Verdict.GAINS : Verdict.LOSES;
            }
            double metres = meanMetres();
            if (Math.abs(metres) > LEAST_METRES) {
                return metres < 0 ? Verdict.GAINS : Verdict.LOSES;
            }
            return Verdict.SAME;
        }
    }

    /** From one state to another of the same demand in the same areas. */
    public static Change between(PlanState from, PlanState to) {
        Map<String, double[]> byGroup = new LinkedHashMap<>();
        double[] all = new double[3];
        boolean known = from.demands().size() > 0
                && from.demands().size() == to.demands().size();
        boolean grouped = false;
        for (int i = 0; known && i < from.metres().length; i++) {
            double weight = from.demands().weight()[i];
            int kind = kind(from.metres()[i], to.metres()[i]);
            all[kind] += weight;
            String group = from.demands().group()[i];
            grouped |= group != null;
            byGroup.computeIfAbsent(group == null ? "" : group, id -> new double[3])[kind] += weight;
        }
        List<GroupChange> groups = groups(from, to, grouped ? byGroup : null);
        Figures a = from.total();
        Figures b = to.total();
        return new Change(
                b.coveredWeight() - a.coveredWeight(),
                b.ratio() - a.ratio(),
                b.meanMetres() - a.meanMetres(),
                b.nearestMeanMetres() - a.nearestMeanMetres(),
                b.cost() - a.cost(),
                b.sites() - a.sites(),
                sum(groups, 1),
                sum(groups, -1),
                known ? people(all) : People.UNKNOWN,
                groups);
    }

    private static List<GroupChange> groups(PlanState from, PlanState to, @Nullable Map<String, double[]> people) {
        if (!from.groups().keySet().equals(to.groups().keySet())) {
            return List.of();
        }
        return from.groups().entrySet().stream()
                .map(group -> new GroupChange(
                        group.getKey(),
                        from.groupTitles().getOrDefault(group.getKey(), group.getKey()),
                        group.getValue(),
                        to.groups().getOrDefault(group.getKey(), group.getValue()),
                        people == null ? People.UNKNOWN : people(people.getOrDefault(group.getKey(), new double[3]))))
                .toList();
    }

    private static People people(double[] sums) {
        return new People(sums[0], sums[1], sums[2]);
    }

    /** 0 better, 1 worse, 2 the same. */
    private static int kind(double fromMetres, double toMetres) {
        double from = Double.isNaN(fromMetres) ? Double.POSITIVE_INFINITY : fromMetres;
        double to = Double.isNaN(toMetres) ? Double.POSITIVE_INFINITY : toMetres;
        if (from == to || Math.abs(from - to) <= LEAST_METRES) {
            return 2;
        }
        return to < from ? 0 : 1;
    }

    private static double sum(List<GroupChange> groups, int sign) {
        return groups.isEmpty()
                ? Double.NaN
                : groups.stream()
                        .mapToDouble(GroupChange::coveredWeight)
                        .filter(weight -> sign * weight > 0)
                        .sum();
    }

    /** The areas that go one way, the greatest change first. */
    public List<GroupChange> listMost(Verdict verdict) {
        Comparator<GroupChange> byWeight =
                Comparator.comparingDouble(group -> group.changesService() ? -Math.abs(group.coveredWeight()) : 0);
        return groups.stream()
                .filter(group -> group.verdict() == verdict)
                .sorted(byWeight.thenComparingDouble(group -> -Math.abs(group.meanMetres())))
                .toList();
    }

    public long count(Verdict verdict) {
        return groups.stream().filter(group -> group.verdict() == verdict).count();
    }
}
