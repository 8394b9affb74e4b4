package org.cityreach.siting.scenario;

import java.util.List;
import java.util.Set;
import org.cityreach.fault.Fault;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.Jobs;
import org.cityreach.job.Progress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Asks the process {@code siting-evaluation} what a plan does. Safe for use by many threads. */
@Component
class PlanEvaluation {

    static final String PROCESS = "siting-evaluation";

    /** Inputs of the process {@code siting} that steer the search, not the question. */
    private static final Set<String> OF_SEARCH = Set.of("limits", "seed", "include");

    private final ObjectProvider<AnalysisProcess> processes;
    private final Jobs jobs;

    PlanEvaluation(ObjectProvider<AnalysisProcess> processes, Jobs jobs) {
        this.processes = processes;
        this.jobs = jobs;
    }

    /** The outputs, demand places among them; a fault names the member of the scenario. */
    ObjectNode evaluate(ObjectNode inputs, ObjectNode plan) {
        ObjectNode asked = inputs.deepCopy();
        OF_SEARCH.forEach(asked::remove);
        asked.set("plan", plan.deepCopy());
        asked.putArray("include").add("demands");
        try {
            return (ObjectNode) jobs.runNow(() -> process().execute(asked, Progress.NONE));
        } catch (Fault fault) {
            String parameter = fault.parameter();
            boolean ofInputs = parameter != null
                    && fault.kind() == Fault.Kind.INVALID
                    && !parameter.equals("plan")
                    && !parameter.startsWith("plan.")
                    && !parameter.startsWith("plan[");
            throw ofInputs ? fault.at("inputs." + parameter) : fault;
        }
    }

    private AnalysisProcess process() {
        List<AnalysisProcess> found = processes.stream()
                .filter(process -> process.description().id().equals(PROCESS))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " processes are named " + PROCESS);
        }
        return found.get(0);
    }
}
