package org.cityreach.siting.scenario;

import java.util.Set;
import org.cityreach.analysis.Inputs;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody wants to save.
 *
 * @param name 1 to {@link #LONGEST_NAME} characters, not blank
 * @param remark at most {@link #LONGEST_REMARK} characters
 * @param solved what a solver said of the plan; it is held against the plan before it is believed
 */
public record ScenarioDraft(
        String name,
        @Nullable String remark,
        ObjectNode inputs,
        ObjectNode plan,
        @Nullable ObjectNode solved) {

    public static final int LONGEST_NAME = 100;
    public static final int LONGEST_REMARK = 2000;
    static final int MOST_CHARACTERS = 4_000_000;

    private static final Set<String> MEMBERS = Set.of("name", "remark", "inputs", "plan", "solved");
    private static final Set<String> SOLVED = Set.of("status", "objective", "bound", "gap", "stopped", "seconds");
    private static final String INPUTS = "the inputs of the process siting";
    private static final String PLAN = "{sites: […], close?: […], upgrade?: […]}";

    /** Reads the body of a request; each fault names the member. */
    public static ScenarioDraft read(JsonNode body) {
        Inputs members = Inputs.of("", body, MEMBERS);
        String name = requireName(members.get("name", "1 to " + LONGEST_NAME + " characters"));
        String remark = members.has("remark") ? readRemark(members.get("remark", "a text")) : null;
        ObjectNode inputs = object("inputs", members.get("inputs", INPUTS), INPUTS);
        if (inputs.has("plan")) {
            throw Fault.invalid("unknown-input", "inputs.plan", "given", "the plan beside the inputs, not among them");
        }
        ObjectNode plan = members.has("plan")
                ? object("plan", members.get("plan", PLAN), PLAN)
                : JsonNodeFactory.instance.objectNode();
        if (!plan.has("sites")) {
            plan.putArray("sites");
        }
        requireSize(inputs, plan);
        return new ScenarioDraft(name, remark, inputs, plan, solved(members));
    }

    /** A name that may be given; without blanks around it. */
    static String requireName(JsonNode given) {
        String name = given.isString() ? given.asString().strip() : "";
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME || hasControl(name)) {
            throw Fault.invalid(
                    "invalid-name",
                    "name",
                    Inputs.shown(given),
                    "1 to " + LONGEST_NAME + " characters, on one line and not blank");
        }
        return name;
    }

    private static @Nullable String readRemark(JsonNode given) {
        String allowed = "at most " + LONGEST_REMARK + " characters";
        if (!given.isString() || given.asString().length() > LONGEST_REMARK) {
            throw Fault.invalid("invalid-remark", "remark", Inputs.shown(given), allowed);
        }
        String remark = given.asString().strip();
        return remark.isEmpty() ? null : remark;
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static ObjectNode object(String name, JsonNode given, String allowed) {
        if (given instanceof ObjectNode object) {
            return object.deepCopy();
        }
        throw Fault.invalid("invalid-input", name, Inputs.shown(given), allowed);
    }

    private static void requireSize(ObjectNode inputs, ObjectNode plan) {
        int characters = inputs.toString().length() + plan.toString().length();
        if (characters > MOST_CHARACTERS) {
            throw Fault.tooLarge(
                    "scenario-too-large",
                    "inputs and plan have " + characters + " characters as JSON; allowed: at most " + MOST_CHARACTERS);
        }
    }

    private static @Nullable ObjectNode solved(Inputs members) {
        if (!members.has("solved")) {
            return null;
        }
        JsonNode given = members.get("solved", "{status, objective, bound, gap?, stopped?, seconds?}");
        Inputs solved = Inputs.of("solved", given, SOLVED);
        solved.findOneOf("status", "", "optimal", "feasible");
        solved.getNumber("objective", "a number");
        solved.findNumber("bound", "a number");
        solved.findNumber("gap", "a number");
        solved.findNumber("seconds", "a number");
        if (solved.has("stopped")) {
            solved.findOneOf("stopped", "", "proved", "gap", "work", "time", "cancelled");
        }
        return ((ObjectNode) given).deepCopy();
    }
}
