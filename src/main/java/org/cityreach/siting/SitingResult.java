package org.cityreach.siting;

import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Note;
import org.cityreach.layer.LocalizedText;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Plan;
import org.cityreach.siting.candidate.ExclusionReason;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * What a plan amounts to. Places are in longitude and latitude, null where a matrix gave none; figures
 * that do not exist are NaN. Distances are metres, or the costs of a matrix.
 *
 * @param reason why there is no plan; null unless infeasible
 * @param score what was reached and what was proved
 * @param assignments which site serves which demand
 * @param after null where there is no plan
 * @param demands every demand; null where that was not asked for
 * @param unreachable demand that no allowed or existing site can serve, the largest first
 * @param violations what a drawn plan breaks; null for a plan that was solved
 */
public record SitingResult(
        Status status,
        @Nullable Reason reason,
        Goal goal,
        Score score,
        List<Site> sites,
        List<Assignment> assignments,
        Totals before,
        @Nullable Totals after,
        List<Group> groups,
        @Nullable List<Demand> demands,
        Unreachable unreachable,
        Choice choice,
        @Nullable List<Violation> violations,
        Map<String, Long> versions,
        List<Note> notes) {

    /** How sure the answer is. */
    public enum Status {
        OPTIMAL,
        FEASIBLE,
        INFEASIBLE,
        UNDECIDED,
        /** Drawn, not searched for. */
        EVALUATED
    }

    /**
     * Why no plan meets the rules.
     *
     * @param needed NaN where that is not known
     * @param unit of what is needed and available
     */
    public record Reason(
            String code,
            LocalizedText text,
            List<String> demand,
            List<String> sites,
            double needed,
            double available,
            String unit) {}

    /**
     * Objective and proof.
     *
     * @param stop why the search ended; null for a plan that was drawn
     * @param bound no plan is better; NaN where nothing is proved
     */
    public record Score(
            Plan.@Nullable Stop stop,
            double objective,
            double bound,
            double gap,
            String unit,
            List<Plan.Point> course) {}

    /** What a plan does with a site. */
    public enum Role {
        NEW,
        FIXED,
        KEPT,
        CLOSED,
        UPGRADED
    }

    /**
     * A site that is open, closed or upgraded.
     *
     * @param option which of its sizes, from 0; -1 where it is closed
     * @param capacity infinite where there is no limit
     */
    public record Site(
            String id,
            @Nullable String name,
            @Nullable Coordinate place,
            Role role,
            int option,
            @Nullable String optionName,
            double capacity,
            double cost,
            double load,
            double utilisation,
            int demandCount,
            double meanMetres,
            double maxMetres) {}

    /** Which part of a demand a site serves, above 0 to 1, and how far off. */
    public record Assignment(String demand, String site, double metres, double share) {}

    /**
     * Figures of a plan, or of a part of the city.
     *
     * @param meanMetres to the site that serves, over what is served, by weight
     * @param nearestMeanMetres to the nearest open site, over all demand, by weight, however far; NaN for a
     *     matrix
     */
    public record Totals(
            int demand,
            double demandWeight,
            double coveredWeight,
            double ratio,
            double meanMetres,
            double maxMetres,
            double nearestMeanMetres,
            double nearestMaxMetres,
            double cost,
            int sites,
            int newSites) {}

    /**
     * An area before and after.
     *
     * @param id null for what lies in no area
     * @param after null where there is no plan
     */
    public record Group(
            @Nullable String id,
            @Nullable String name,
            Totals before,
            @Nullable Totals after) {}

    /**
     * A place of demand.
     *
     * @param group id of the area that it lies in; null where there are no areas, or it lies in none
     * @param before who serves it today
     * @param after who will; null where there is no plan
     */
    public record Demand(
            String id,
            @Nullable Coordinate place,
            double weight,
            @Nullable String group,
            Service before,
            @Nullable Service after) {}

    /**
     * How a demand is served.
     *
     * @param metres to the site that serves it, else to the nearest open one however far; NaN where there is none
     * @param site null where none serves it
     * @param share served, 0 to 1
     */
    public record Service(double metres, @Nullable String site, double share) {}

    /**
     * Demand out of reach of every site.
     *
     * @param list at most a thousand, the largest first
     */
    public record Unreachable(int count, double weight, List<Far> list) {

        /** One of them; the metres to the nearest site there could be. */
        public record Far(String id, double weight, double nearestMetres) {}
    }

    /**
     * The candidates.
     *
     * @param spacingMetres NaN where they are of a layer
     */
    public record Choice(int count, int allowed, double spacingMetres, List<Excluded> excluded) {}

    /** A candidate that is not allowed. */
    public record Excluded(
            String id, @Nullable String name, @Nullable Coordinate place, List<ExclusionReason> reasons) {}

    /** What a drawn plan breaks; the site is null where it is the plan as a whole. */
    public record Violation(@Nullable String site, ExclusionReason reason) {}
}
