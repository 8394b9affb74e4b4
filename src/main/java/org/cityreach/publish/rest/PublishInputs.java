package org.cityreach.publish.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.cityreach.analysis.Inputs;
import org.cityreach.fault.Fault;
import org.cityreach.publish.PublishRequest;
import org.cityreach.publish.PublishRequest.Collection;
import org.cityreach.publish.PublishRequest.Group;
import org.cityreach.publish.PublishRequest.Surface;
import org.cityreach.publish.Target;
import org.cityreach.publish.TargetPolicy;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the inputs of the process {@code publish}; every fault names the input, and none shows a password. */
final class PublishInputs {

    private static final Set<String> NAMES =
            Set.of("target", "collections", "styles", "groups", "surfaces", "dryRun", "withdraw");
    private static final Set<String> TARGET = Set.of("url", "workspace", "username", "password", "credentials");
    private static final int MOST = 200;
    private static final int LONGEST_TEXT = 200;

    private PublishInputs() {}

    static PublishRequest read(JsonNode node, TargetPolicy policy) {
        Inputs inputs = Inputs.of("", node, NAMES);
        return new PublishRequest(
                target(inputs, policy),
                list(inputs, "collections", "id", Set.of("id", "style"), PublishInputs::collection),
                inputs.findTexts("styles", "ids of styles"),
                list(inputs, "groups", "name", Set.of("name", "title", "layers"), PublishInputs::group),
                list(inputs, "surfaces", "job", Set.of("job", "name"), PublishInputs::surface),
                inputs.findTruth("dryRun", false),
                inputs.findTruth("withdraw", false));
    }

    private static Target target(Inputs inputs, TargetPolicy policy) {
        JsonNode node = inputs.get("target", "{url, workspace, username, password} or {credentials, workspace}");
        if (!node.isObject()) {
            throw Fault.invalid("invalid-input", "target", "not an object", "an object");
        }
        // Checked here and not by Inputs, whose faults show values.
        for (String name : node.propertyNames()) {
            if (!TARGET.contains(name)) {
                throw Fault.invalid(
                        "unknown-input", "target." + name, "given", "credentials, password, url, username, workspace");
            }
            JsonNode value = node.get(name);
            if (!value.isString() && !value.isNull()) {
                throw Fault.invalid("invalid-input", "target." + name, "not a text", "a text");
            }
        }
        String workspace = text(node, "workspace");
        if (workspace == null) {
            throw Fault.invalid("missing-input", "target.workspace", null, "a workspace's name");
        }
        return policy.target(
                text(node, "url"),
                workspace,
                text(node, "username"),
                text(node, "password"),
                text(node, "credentials"));
    }

    private static @Nullable String text(JsonNode node, String name) {
        String text = node.path(name).asString("");
        return text.isEmpty() ? null : text;
    }

    /** A list whose entries are objects, or texts that stand for objects with one member. */
    private static <T> List<T> list(
            Inputs inputs, String name, String main, Set<String> members, BiFunction<Inputs, String, T> read) {
        List<T> entries = new ArrayList<>();
        if (!inputs.has(name)) {
            return entries;
        }
        String allowed = "a list of at most " + MOST + " entries";
        JsonNode list = inputs.get(name, allowed);
        if (!list.isArray() || list.size() > MOST) {
            throw Fault.invalid("invalid-input", name, list.getNodeType(), allowed);
        }
        for (JsonNode entry : list) {
            JsonNode object =
                    entry.isString() ? JsonNodeFactory.instance.objectNode().set(main, entry) : entry;
            entries.add(read.apply(Inputs.of(name, object, members), main));
        }
        return entries;
    }

    private static Collection collection(Inputs entry, String main) {
        return new Collection(entry.getText(main, "a collection's id"), entry.findText("style", "a style's id"));
    }

    private static Surface surface(Inputs entry, String main) {
        return new Surface(entry.getText(main, "a job of the process density"), shortText(entry, "name"));
    }

    private static Group group(Inputs entry, String main) {
        String name = entry.getText(main, "a name");
        if (name.length() > LONGEST_TEXT) {
            throw Fault.invalid("invalid-input", entry.path(main), name, "at most " + LONGEST_TEXT + " characters");
        }
        return new Group(name, shortText(entry, "title"), entry.findTexts("layers", "names of layers, lowest first"));
    }

    private static @Nullable String shortText(Inputs entry, String name) {
        String text = entry.findText(name, "a text");
        if (text != null && text.length() > LONGEST_TEXT) {
            throw Fault.invalid("invalid-input", entry.path(name), text, "at most " + LONGEST_TEXT + " characters");
        }
        return text;
    }
}
