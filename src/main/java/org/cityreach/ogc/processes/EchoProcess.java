package org.cityreach.ogc.processes;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.cityreach.analysis.Inputs;
import org.cityreach.analysis.ProcessDocument;
import org.cityreach.fault.Fault;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.ProcessDescription;
import org.cityreach.job.Progress;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives back what it was given, so that a client can try its way of asking: values of each kind, outputs by value and
 * by link, progress and cancelling of a job.
 */
@Component
class EchoProcess implements AnalysisProcess {

    private static final double LONGEST_PAUSE_SECONDS = 60;
    private static final Duration STEP = Duration.ofMillis(20);

    private final ProcessDescription description = ProcessDocument.read("echo");

    @Override
    public ProcessDescription description() {
        return description;
    }

    @Override
    public JsonNode execute(JsonNode inputs, Progress progress) {
        Inputs known = Inputs.of("", inputs, Set.copyOf(description.inputs().propertyNames()));
        pause(known, progress);
        ObjectNode outputs = JsonNodeFactory.instance.objectNode();
        inputs.properties().forEach(input -> {
            if (description.outputs().has(input.getKey())) {
                check(input.getKey(), input.getValue());
                outputs.set(input.getKey(), input.getValue());
            }
        });
        return outputs;
    }

    private void pause(Inputs inputs, Progress progress) {
        double seconds = inputs.has("pause") ? inputs.findNumber("pause", "0 to 60") : 0;
        if (!(seconds >= 0 && seconds <= LONGEST_PAUSE_SECONDS)) {
            throw Fault.invalid("invalid-value", "pause", seconds, "0 to " + LONGEST_PAUSE_SECONDS);
        }
        long steps = Math.round(seconds * 1000 / STEP.toMillis());
        for (long step = 0; step < steps; step++) {
            progress.report((double) step / steps, "waiting");
            progress.checkCancelled();
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    private void check(String name, JsonNode value) {
        JsonNode schema = description.inputs().path(name).path("schema");
        String type = schema.path("type").asString();
        boolean fits = switch (type) {
            case "string" -> value.isString();
            case "number" -> value.isNumber();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
        if (!fits) {
            throw Fault.invalid("invalid-value", name, Inputs.shown(value), "of type " + type);
        }
        for (JsonNode member : schema.path("required")) {
            if (!value.has(member.asString())) {
                throw Fault.invalid("invalid-value", name, Inputs.shown(value), "with the member " + member.asString());
            }
        }
    }
}
