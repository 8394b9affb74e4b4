package org.cityreach.siting.scenario;

import org.cityreach.analysis.Outputs;
import org.cityreach.fault.Fault;
import org.cityreach.siting.algorithm.Plan;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds what a client says of a solver's run against the plan it comes with: a plan of another objective
 * is another plan, and a bound on the wrong side of the objective is none.
 */
final class SolverClaim {

    /** Sums of many weights in another order differ in the last digits. */
    private static final double TOLERANCE = 1e-6;

    private SolverClaim() {}

    /** The claim with its gap, or null where nothing is claimed. */
    static @Nullable ObjectNode check(@Nullable ObjectNode claim, ObjectNode outputs) {
        if (claim == null) {
            return null;
        }
        double claimed = claim.path("objective").asDouble();
        JsonNode found = outputs.path("objective");
        if (!found.isNumber() || differ(claimed, found.asDouble())) {
            throw Fault.invalid(
                    "solved-differs",
                    "solved.objective",
                    claim.path("objective"),
                    found.isNumber() ? found + ", which the plan has" : "none, for the plan does not serve all demand");
        }
        ObjectNode checked = claim.deepCopy();
        JsonNode bound = claim.path("bound");
        if (bound.isNumber()) {
            boolean maximised = outputs.path("problem").asString("").endsWith("maximal-covering");
            double better = maximised ? bound.asDouble() - claimed : claimed - bound.asDouble();
            if (better < -TOLERANCE * Math.max(1, Math.abs(claimed))) {
                throw Fault.invalid(
                        "solved-bound-beyond-objective",
                        "solved.bound",
                        bound,
                        (maximised ? "at least " : "at most ") + claim.path("objective") + ", the objective");
            }
            Outputs.number(checked, "gap", Plan.gap(claimed, bound.asDouble()));
        }
        return checked;
    }

    private static boolean differ(double claimed, double found) {
        return Math.abs(claimed - found) > TOLERANCE * Math.max(1, Math.abs(found));
    }
}
