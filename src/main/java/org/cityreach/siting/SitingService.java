package org.cityreach.siting;

import java.util.List;
import org.cityreach.city.CityProperties;
import org.cityreach.grid.Divisions;
import org.cityreach.job.Progress;
import org.cityreach.siting.SitingResult.Reason;
import org.cityreach.siting.SitingResult.Score;
import org.cityreach.siting.SitingResult.Status;
import org.cityreach.siting.algorithm.Allocation;
import org.cityreach.siting.algorithm.Limits;
import org.cityreach.siting.algorithm.Plan;
import org.cityreach.siting.algorithm.SitingSolver;
import org.cityreach.snapshot.Snapshots;
import org.cityreach.standard.Standards;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Answers where the next sites should go, with a proof of how good the answer is, and what a plan that
 * somebody drew amounts to. Reads each collection at one version. The same question, gap and seed give the
 * same plan, unless the time runs out. Distances are planar in the city's metric system, in a straight
 * line. Safe for use by many threads.
 */
@Service
public class SitingService {

    private final Preparation preparation;
    private final SitingSolver solver;

    public SitingService(
            Snapshots snapshots,
            Standards standards,
            Divisions divisions,
            CityProperties properties,
            SitingSolver solver) {
        this.preparation = new Preparation(snapshots, standards, divisions, properties);
        this.solver = solver;
    }

    /** The best plan that was found within the limits; work that is cancelled gives the best so far. */
    public SitingResult compute(SitingQuestion question, Limits limits, Progress progress) {
        Prepared prepared = preparation.get(question, progress.between(0, 0.05));
        progress.report(0.05, "measuring-distances");
        SiteList sites = prepared.sites(progress);
        Teller teller = new Teller(prepared, sites);
        Ground ground = prepared.ground();
        if (ground.demand().ids().isEmpty()) {
            Score score =
                    new Score(Plan.Stop.PROVED, Double.NaN, Double.NaN, Double.NaN, unit(question, ground), List.of());
            Reason reason = Reasons.of(null, ground, sites.all());
            return teller.tell(Status.INFEASIBLE, reason, score, null, sites, null);
        }
        progress.report(0.1, "searching");
        Plan plan = solver.solve(sites.problem(), limits, progress.between(0.1, 0.98));
        Allocation allocation = plan.allocation();
        Services after = allocation == null ? null : Services.of(ground, sites, plan.option(), allocation);
        return teller.tell(
                status(plan.outcome()), reason(plan, ground, sites), score(plan, question, ground), after, sites, null);
    }

    /** What a plan amounts to that nobody searched for, and which rules it breaks. Quick where the question was asked before. */
    public SitingResult evaluate(SitingQuestion question, PlanDraft draft, Progress progress) {
        Prepared prepared = preparation.get(question, progress);
        return new Evaluation(prepared, draft).tell(prepared.sites(progress));
    }

    private static Status status(Plan.Outcome outcome) {
        return switch (outcome) {
            case OPTIMAL -> Status.OPTIMAL;
            case FEASIBLE -> Status.FEASIBLE;
            case INFEASIBLE -> Status.INFEASIBLE;
            case UNDECIDED -> Status.UNDECIDED;
        };
    }

    private static @Nullable Reason reason(Plan plan, Ground ground, SiteList sites) {
        return plan.outcome() == Plan.Outcome.INFEASIBLE ? Reasons.of(plan.shortfall(), ground, sites.all()) : null;
    }

    private static Score score(Plan plan, SitingQuestion question, Ground ground) {
        boolean proved = Double.isFinite(plan.bound());
        return new Score(
                plan.stop(),
                plan.objective(),
                proved ? plan.bound() : Double.NaN,
                proved && !Double.isNaN(plan.objective()) ? plan.gap() : Double.NaN,
                unit(question, ground),
                plan.course());
    }

    /** The unit of the objective. */
    static String unit(SitingQuestion question, Ground ground) {
        Ground.Units units = ground.units();
        String far = ground.isMatrix() ? "cost" : "m";
        return switch (question.goal()) {
            case MAXIMAL_COVERING, CAPACITATED_MAXIMAL_COVERING -> units.weight();
            case SET_COVERING -> question.rules().byCost() ? units.cost() : "sites";
            case P_MEDIAN, CAPACITATED_P_MEDIAN -> units.weight() + "·" + far;
            case P_CENTRE -> far;
        };
    }
}
