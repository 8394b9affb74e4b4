package org.cityreach.siting.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cityreach.analysis.Inputs;
import org.cityreach.fault.Fault;
import org.cityreach.siting.MatrixTable;
import org.cityreach.siting.SitingQuestion.Layers;
import org.cityreach.siting.SitingQuestion.Material;
import org.cityreach.siting.SitingQuestion.Size;
import org.cityreach.siting.SitingQuestion.Sizes;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.candidate.CandidateSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what may be built: capacities, costs, options. */
final class SizeInputs {

    private static final String CAPACITY = "from 0, in the unit of the demand's weight";
    private static final String COST = "a number";
    private static final int MOST_OPTIONS = 20;

    private SizeInputs() {}

    static Sizes read(Inputs inputs) {
        requireOne(inputs, "capacity", "capacityProperty");
        requireOne(inputs, "cost", "costProperty");
        String capacityProperty = inputs.findText("capacityProperty", "a number property of the candidates");
        String costProperty = inputs.findText("costProperty", "a number property of the candidates");
        if (inputs.has("options")) {
            requireOne(inputs, "options", "capacity");
            requireOne(inputs, "options", "capacityProperty");
            requireOne(inputs, "options", "cost");
            List<Size> choices = list(inputs, "options");
            if (choices.isEmpty()) {
                throw Fault.invalid(
                        "invalid-input", "options", "[]", "1 to " + MOST_OPTIONS + " of {name?, capacity, cost}");
            }
            return new Sizes(null, costProperty, choices);
        }
        Size size =
                new Size(null, capacity(inputs, "capacity"), inputs.has("cost") ? inputs.getNumber("cost", COST) : 0);
        return new Sizes(capacityProperty, costProperty, List.of(size));
    }

    private static void requireOne(Inputs inputs, String one, String other) {
        if (inputs.has(one) && inputs.has(other)) {
            throw Fault.invalid("too-many-inputs", one, one + ", " + other, "one of " + one + ", " + other);
        }
    }

    /** A list of sizes. */
    static List<Size> list(Inputs inputs, String name) {
        JsonNode list = inputs.get(name, "a list of {name?, capacity, cost}");
        if (!list.isArray() || list.size() > MOST_OPTIONS) {
            throw Fault.invalid(
                    "invalid-input",
                    inputs.path(name),
                    list.isArray() ? list.size() + " options" : Inputs.shown(list),
                    "a list of at most " + MOST_OPTIONS + " of {name?, capacity, cost}");
        }
        List<Size> sizes = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Inputs one = Inputs.of(inputs.path(name) + "[" + i + "]", list.get(i), Set.of("name", "capacity", "cost"));
            sizes.add(size(one));
        }
        return sizes;
    }

    /** A size of {@code name?, capacity, cost}. */
    static Size size(Inputs one) {
        return new Size(
                one.findText("name", "a name"),
                one.has("capacity") ? capacity(one, "capacity") : Double.POSITIVE_INFINITY,
                one.has("cost") ? one.getNumber("cost", COST) : 0);
    }

    /** Infinite where it is not given. */
    static double capacity(Inputs inputs, String name) {
        if (!inputs.has(name)) {
            return Double.POSITIVE_INFINITY;
        }
        double capacity = inputs.getNumber(name, CAPACITY);
        if (capacity < 0) {
            throw Fault.invalid("invalid-capacity", inputs.path(name), capacity, CAPACITY);
        }
        return capacity;
    }

    /** A capacitated problem needs to know what there is room for. */
    static void requireCapacity(Inputs inputs, Goal goal, Sizes sizes, Material material) {
        boolean given = inputs.has("capacity") || inputs.has("capacityProperty") || inputs.has("options");
        if (goal.isCapacitated() && !given && needsSizes(material)) {
            throw Fault.invalid(
                    "missing-input",
                    "capacity",
                    null,
                    "capacity, capacityProperty or options, as the problem is " + SitingInputs.id(goal));
        }
        for (Size size : sizes.choices()) {
            if (goal.isCapacitated() && inputs.has("options") && size.capacity() == Double.POSITIVE_INFINITY) {
                throw Fault.invalid("missing-input", "options.capacity", null, CAPACITY);
            }
        }
    }

    private static boolean needsSizes(@Nullable Material material) {
        if (material instanceof MatrixTable table) {
            return table.sites().stream().anyMatch(site -> site.sizes() == null);
        }
        return material instanceof Layers layers && !(layers.candidates() instanceof CandidateSource.None);
    }
}
