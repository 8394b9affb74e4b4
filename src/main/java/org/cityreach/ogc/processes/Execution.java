package org.cityreach.ogc.processes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cityreach.fault.Fault;
import org.cityreach.job.ProcessDescription;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An execute request.
 *
 * @param inputs an object; the process checks its members
 * @param outputs the names of the outputs asked for; empty for all
 * @param references those of them that are wanted as links
 * @param raw whether outputs are wanted by themselves instead of in a document keyed by name
 */
record Execution(JsonNode inputs, List<String> outputs, List<String> references, boolean raw) {

    private static final Set<String> MEMBERS = Set.of("inputs", "outputs", "response", "mode");

    static Execution of(JsonNode body, ProcessDescription process) {
        if (!body.isObject()) {
            throw Fault.invalid("invalid-body", "body", body.getNodeType(), "an object with the member inputs");
        }
        for (String name : body.propertyNames()) {
            if (!MEMBERS.contains(name)) {
                throw Fault.invalid("unknown-member", name, body.get(name), "inputs, outputs, response");
            }
        }
        JsonNode inputs = body.path("inputs");
        if (!inputs.isObject() && !inputs.isMissingNode()) {
            throw Fault.invalid("invalid-value", "inputs", inputs.getNodeType(), "an object");
        }
        List<String> asked = outputsOf(body.path("outputs"), process);
        boolean isOnlyOne = asked.isEmpty() && process.outputs().size() == 1;
        List<String> outputs = isOnlyOne ? List.copyOf(process.outputs().propertyNames()) : asked;
        boolean raw = isRaw(body.path("response"));
        return new Execution(
                inputs.isMissingNode() ? JsonNodeFactory.instance.objectNode() : inputs,
                outputs,
                referencesOf(body.path("outputs")),
                raw);
    }

    private static boolean isRaw(JsonNode response) {
        if (response.isMissingNode() || response.isNull()) {
            return false;
        }
        String text = response.isString() ? response.asString() : response.toString();
        if (!text.equals("document") && !text.equals("raw")) {
            throw Fault.invalid("invalid-value", "response", text, "document or raw");
        }
        return text.equals("raw");
    }

    private static List<String> outputsOf(JsonNode asked, ProcessDescription process) {
        List<String> names = new ArrayList<>();
        if (asked.isMissingNode() || asked.isNull()) {
            return names;
        }
        if (!asked.isObject()) {
            throw Fault.invalid("invalid-value", "outputs", asked.getNodeType(), "an object keyed by output name");
        }
        for (String name : asked.propertyNames()) {
            if (!process.outputs().has(name)) {
                String known = String.join(", ", process.outputs().propertyNames());
                throw Fault.invalid("unknown-output", "outputs", name, known);
            }
            names.add(name);
        }
        return names;
    }

    private static List<String> referencesOf(JsonNode asked) {
        List<String> names = new ArrayList<>();
        asked.properties().forEach(output -> {
            JsonNode mode = output.getValue().path("transmissionMode");
            String text = mode.isMissingNode() ? "value" : mode.asString(mode.toString());
            if (!text.equals("value") && !text.equals("reference")) {
                throw Fault.invalid(
                        "invalid-value",
                        "outputs." + output.getKey() + ".transmissionMode",
                        text,
                        "value or reference");
            }
            if (text.equals("reference")) {
                names.add(output.getKey());
            }
        });
        return names;
    }

    /** Whether what {@link #select} gave holds several outputs by name; a single raw one stands for itself. */
    boolean isDocument() {
        return !raw || outputs.size() != 1;
    }

    /** What of a process's outputs was asked for; the fault {@code output-not-made} where the only one is not there. */
    JsonNode select(JsonNode all) {
        ObjectNode chosen = JsonNodeFactory.instance.objectNode();
        all.properties().stream()
                .filter(output -> outputs.isEmpty() || outputs.contains(output.getKey()))
                .forEach(output -> chosen.set(output.getKey(), output.getValue()));
        if (isDocument()) {
            return chosen;
        }
        if (chosen.isEmpty()) {
            String made = String.join(", ", all.propertyNames());
            throw Fault.invalid("output-not-made", "outputs", outputs.get(0), "what these inputs lead to: " + made);
        }
        return chosen.iterator().next();
    }
}
