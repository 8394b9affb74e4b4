package org.cityreach.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An object of named inputs; every fault names the input by its path, such as {@code demand.weight}. */
public final class Inputs {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String path;
    private final JsonNode node;

    private Inputs(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    /** The object; anything but an object, and any name that is not allowed, is a fault. */
    public static Inputs of(String path, JsonNode node, Set<String> allowed) {
        String names = String.join(", ", allowed.stream().sorted().toList());
        if (!node.isObject()) {
            throw Fault.invalid(
                    "invalid-input", path.isEmpty() ? "inputs" : path, shown(node), "an object of " + names);
        }
        for (String name : node.propertyNames()) {
            if (!allowed.contains(name)) {
                throw Fault.invalid(
                        "unknown-input", path.isEmpty() ? name : path + "." + name, shown(node.get(name)), names);
            }
        }
        return new Inputs(path, node);
    }

    public String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    public boolean has(String name) {
        JsonNode value = node.get(name);
        return value != null && !value.isNull();
    }

    public JsonNode get(String name, String allowed) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            throw Fault.invalid("missing-input", path(name), null, allowed);
        }
        return value;
    }

    public String getText(String name, String allowed) {
        JsonNode value = get(name, allowed);
        if (!value.isString() || value.asString().isBlank()) {
            throw Fault.invalid("invalid-input", path(name), shown(value), allowed);
        }
        return value.asString();
    }

    @Nullable
    public String findText(String name, String allowed) {
        return has(name) ? getText(name, allowed) : null;
    }

    public double getNumber(String name, String allowed) {
        JsonNode value = get(name, allowed);
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
            throw Fault.invalid("invalid-input", path(name), shown(value), allowed);
        }
        return value.asDouble();
    }

    public double findNumber(String name, String allowed) {
        return has(name) ? getNumber(name, allowed) : Double.NaN;
    }

    public int findWhole(String name, int otherwise, String allowed) {
        if (!has(name)) {
            return otherwise;
        }
        double value = getNumber(name, allowed);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw Fault.invalid("invalid-input", path(name), value, allowed);
        }
        return (int) value;
    }

    public boolean findTruth(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = get(name, "true, false");
        if (!value.isBoolean()) {
            throw Fault.invalid("invalid-input", path(name), shown(value), "true, false");
        }
        return value.asBoolean();
    }

    public String findOneOf(String name, String otherwise, String... allowed) {
        String list = String.join(", ", allowed);
        String value = has(name) ? getText(name, list) : otherwise;
        if (!Arrays.asList(allowed).contains(value)) {
            throw Fault.invalid("invalid-input", path(name), value, list);
        }
        return value;
    }

    public List<String> findTexts(String name, String allowed) {
        List<String> texts = new ArrayList<>();
        if (has(name)) {
            JsonNode list = get(name, allowed);
            if (!list.isArray()) {
                throw Fault.invalid("invalid-input", path(name), shown(list), allowed);
            }
            for (JsonNode one : list) {
                if (!one.isString() && !one.isNumber()) {
                    throw Fault.invalid("invalid-input", path(name), shown(one), allowed);
                }
                texts.add(one.asString());
            }
        }
        return texts;
    }

    /** The value as texts, numbers, maps and lists; null where it is missing. */
    @Nullable
    public Object findTree(String name) {
        return has(name) ? JSON.convertValue(node.get(name), Object.class) : null;
    }

    public static String shown(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }
}
