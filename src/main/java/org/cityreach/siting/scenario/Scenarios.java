package org.cityreach.siting.scenario;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The scenarios there are. Whatever is saved is evaluated first, so every scenario has a result; a change
 * of name or remark only leaves the result and what was proved of it as they are. Two who change the same
 * scenario at once are told apart by its revision. Safe for use by many threads.
 */
@Service
public class Scenarios {

    static final int MOST_SCENARIOS = 500;
    private static final List<String> SUMMARY =
            List.of("status", "problem", "objective", "unit", "before", "after", "violations");

    private final ScenarioArchive archive;
    private final PlanEvaluation evaluation;

    Scenarios(ScenarioArchive archive, PlanEvaluation evaluation) {
        this.archive = archive;
        this.evaluation = evaluation;
    }

    /** In the order they were made. */
    public List<Scenario> list() {
        return archive.list();
    }

    /** The scenario; the fault {@code scenario-not-found} where there is none. */
    public Scenario get(String id) {
        return archive.find(id).orElseThrow(() -> Fault.notFound("scenario", id));
    }

    /** A scenario and its result, which fit together whatever is written at the same time. */
    public record Evaluated(Scenario scenario, ScenarioResult result) {}

    public Evaluated getEvaluated(String id) {
        Scenario scenario = get(id);
        for (int attempt = 0; attempt < 10; attempt++) {
            ScenarioResult result = archive.findResult(scenario.resultKey()).orElse(null);
            if (result != null) {
                return new Evaluated(scenario, result);
            }
            scenario = get(id);
        }
        throw new IllegalStateException("scenario " + id + " has no result");
    }

    public Scenario create(ScenarioDraft draft) {
        requireRoom();
        ObjectNode outputs = evaluation.evaluate(draft.inputs(), draft.plan());
        String id = UUID.randomUUID().toString();
        Instant now = now();
        Scenario scenario = new Scenario(
                id,
                1,
                draft.name(),
                draft.remark(),
                draft.inputs(),
                draft.plan(),
                SolverClaim.check(draft.solved(), outputs),
                summary(outputs),
                id + "/1",
                versions(outputs),
                now,
                now,
                now);
        archive.put(scenario, outputs);
        return scenario;
    }

    /**
     * Changes a scenario.
     *
     * @param expected the revision it must have; null for whichever it has
     */
    public Scenario put(String id, ScenarioDraft draft, @Nullable Long expected) {
        Scenario read = getAt(id, expected);
        boolean sameQuestion =
                draft.inputs().equals(read.inputs()) && draft.plan().equals(read.plan());
        boolean sameClaim = draft.solved() == null || draft.solved().equals(read.solved());
        if (sameQuestion && sameClaim) {
            Scenario renamed = new Scenario(
                    id,
                    read.revision() + 1,
                    draft.name(),
                    draft.remark(),
                    read.inputs(),
                    read.plan(),
                    read.solved(),
                    read.summary(),
                    read.resultKey(),
                    read.versions(),
                    read.created(),
                    now(),
                    read.evaluated());
            return requireUnchanged(archive.replace(read, renamed), renamed);
        }
        ObjectNode outputs = evaluation.evaluate(draft.inputs(), draft.plan());
        // A claim that merely came back with what was read is about the plan as it was.
        ObjectNode claim = sameClaim ? null : draft.solved();
        Scenario changed = with(read, draft, SolverClaim.check(claim, outputs), outputs, now());
        return requireUnchanged(archive.replace(read, changed, outputs), changed);
    }

    /** Computes the result anew from the layers as they are now. */
    public Scenario evaluate(String id, @Nullable Long expected) {
        Scenario read = getAt(id, expected);
        ObjectNode outputs = evaluation.evaluate(read.inputs(), read.plan());
        ScenarioDraft same = new ScenarioDraft(read.name(), read.remark(), read.inputs(), read.plan(), read.solved());
        // What was proved holds for the data it was proved on.
        ObjectNode solved = versions(outputs).equals(read.versions()) ? read.solved() : null;
        Scenario computed = with(read, same, solved, outputs, read.changed());
        return requireUnchanged(archive.replace(read, computed, outputs), computed);
    }

    /**
     * Saves a scenario once more under another name.
     *
     * @param name null to make one of the original's
     */
    public Scenario copy(String id, @Nullable JsonNode name) {
        requireRoom();
        Scenario original = getEvaluated(id).scenario();
        String copyId = UUID.randomUUID().toString();
        Instant now = now();
        Scenario copy = new Scenario(
                copyId,
                1,
                name == null ? nameOfCopy(original.name()) : ScenarioDraft.requireName(name),
                original.remark(),
                original.inputs(),
                original.plan(),
                original.solved(),
                original.summary(),
                copyId + "/1",
                original.versions(),
                now,
                now,
                original.evaluated());
        archive.putCopy(copy, original);
        return copy;
    }

    public void delete(String id, @Nullable Long expected) {
        if (!archive.delete(getAt(id, expected))) {
            throw Fault.notFound("scenario", id);
        }
    }

    private static Scenario with(
            Scenario read, ScenarioDraft draft, @Nullable ObjectNode solved, ObjectNode outputs, Instant changed) {
        long revision = read.revision() + 1;
        return new Scenario(
                read.id(),
                revision,
                draft.name(),
                draft.remark(),
                draft.inputs(),
                draft.plan(),
                solved,
                summary(outputs),
                // Two who write at once must not meet in one key.
                read.id() + "/" + revision + "-" + UUID.randomUUID(),
                versions(outputs),
                read.created(),
                changed,
                now());
    }

    /** The next free-looking number behind the name, cut so that it stays a name. */
    private String nameOfCopy(String name) {
        List<String> taken = list().stream().map(Scenario::name).toList();
        int number = 2;
        String copy = numbered(name, number);
        while (taken.contains(copy)) {
            copy = numbered(name, ++number);
        }
        return copy;
    }

    private static String numbered(String name, int number) {
        String ending = " (" + number + ")";
        int room = ScenarioDraft.LONGEST_NAME - ending.length();
        int points = name.codePointCount(0, name.length());
        return (points <= room ? name : name.substring(0, name.offsetByCodePoints(0, room))) + ending;
    }

    private Scenario getAt(String id, @Nullable Long expected) {
        Scenario read = get(id);
        if (expected != null && expected != read.revision()) {
            throw changedMeanwhile();
        }
        return read;
    }

    private static Scenario requireUnchanged(boolean replaced, Scenario written) {
        if (!replaced) {
            throw changedMeanwhile();
        }
        return written;
    }

    private static Fault changedMeanwhile() {
        return Fault.conflict(
                "scenario-changed", "the scenario has changed since it was read; read it again and repeat the change");
    }

    private void requireRoom() {
        int count = archive.list().size();
        if (count >= MOST_SCENARIOS) {
            throw Fault.tooLarge(
                    "too-many-scenarios",
                    "there are " + count + " scenarios; allowed: at most " + MOST_SCENARIOS + ", delete some first");
        }
    }

    private static ObjectNode summary(ObjectNode outputs) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        for (String name : SUMMARY) {
            JsonNode value = outputs.get(name);
            if (name.equals("violations")) {
                summary.put(name, value == null ? 0 : value.size());
            } else if (value != null) {
                summary.set(name, value.deepCopy());
            }
        }
        return summary;
    }

    private static Map<String, Long> versions(ObjectNode outputs) {
        Map<String, Long> versions = new LinkedHashMap<>();
        outputs.path("versions")
                .properties()
                .forEach(version ->
                        versions.put(version.getKey(), version.getValue().asLong()));
        return versions;
    }

    private static Instant now() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
