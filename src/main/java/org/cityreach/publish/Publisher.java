package org.cityreach.publish;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.analysis.Note;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import org.cityreach.publish.part.Leftovers;
import org.cityreach.publish.part.Part;
import org.cityreach.publish.server.GeoServer;

/**
 * Brings one workspace to a blueprint.
 *
 * @param owner whose mark the workspace bears
 */
record Publisher(GeoServer server, String workspace, String owner) {

    /** What is to be done, nothing of it done. */
    record Plan(List<Part<?>> parts, List<Step> steps) {}

    /** Reads the server and decides. */
    Plan plan(Blueprint blueprint, boolean withdraw, Progress progress) {
        if (!server.answers()) {
            throw Fault.elsewhere(
                    "no-geoserver",
                    "there is no GeoServer at this address; it ends in /geoserver as a rule, without /rest or /web");
        }
        List<Part<?>> parts = new ArrayList<>(blueprint.parts());
        List<Step> steps = Execution.plan(server, parts, progress.between(0, 0.8));
        List<Part<?>> leftovers = new Leftovers(server, workspace, parts, owner, withdraw).survey();
        steps.addAll(Execution.plan(server, leftovers, progress.between(0.8, 1)));
        parts.addAll(leftovers);
        return new Plan(parts, steps);
    }

    /** Carries a plan out and reads all of it once more. */
    PublishResult carryOut(Plan plan, Blueprint blueprint, Progress progress) {
        Execution execution = new Execution(server, plan.parts(), plan.steps());
        execution.run(progress.between(0, 0.8));
        int verified = execution.verify(progress.between(0.8, 1));
        List<Note> notes = new ArrayList<>(blueprint.notes());
        notes.addAll(execution.notes());
        return new PublishResult(plan.steps(), execution.done(), verified, blueprint.versions(), notes);
    }
}
