package org.cityreach.siting.algorithm.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cityreach.job.Progress;
import org.cityreach.siting.algorithm.Enumeration;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Limits;
import org.cityreach.siting.algorithm.Plan;
import org.cityreach.siting.algorithm.PlanCheck;
import org.cityreach.siting.algorithm.SeededProblems;
import org.cityreach.siting.algorithm.SitingProblem;
import org.cityreach.siting.algorithm.feasibility.PlanFigures;
import org.junit.jupiter.api.Test;

/** Truth: enumeration of seeded problems; streets and lattices whose answer is known by hand. */
class SetCoveringSolverTest {

    private final SetCoveringSolver solver = new SetCoveringSolver(null);

    @Test
    void agreesWithEnumerationOnFourHundredSeededProblems() {
        List<String> faults = new ArrayList<>();
        int proved = 0;
        int longer = 0;
        for (long seed = 1; seed <= 400; seed++) {
            SitingProblem problem = SeededProblems.small(Goal.SET_COVERING, seed);
            Plan plan = solver.solve(problem, Limits.seconds(20), Progress.NONE);
            Enumeration.Truth truth = Enumeration.of(problem);
            for (String fault : PlanCheck.faults(problem, plan, truth)) {
                faults.add("seed " + seed + ": " + fault);
            }
            proved += plan.outcome() == Plan.Outcome.OPTIMAL || plan.outcome() == Plan.Outcome.INFEASIBLE ? 1 : 0;
            if (truth.isFeasible() && problem.rules().share() == 1) {
                double metres = PlanFigures.of(problem, plan.option(), Objects.requireNonNull(plan.allocation()))
                        .totals()
                        .weightedDistance();
                longer += metres > truth.metres() * (1 + 1e-9) ? 1 : 0;
            }
        }
        assertThat(faults).isEmpty();
        assertThat(proved).isEqualTo(400);
        assertThat(longer).isLessThanOrEqualTo(4);
    }
}
