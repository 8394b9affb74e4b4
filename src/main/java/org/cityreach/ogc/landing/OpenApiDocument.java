package org.cityreach.ogc.landing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.ProcessDescription;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI 3.0 document. Its text is written by hand in {@code openapi/*.yaml}, a test compares it with
 * the handlers there are; the inputs of each process are added from the processes themselves. Read at the
 * first asking, so that the start pays nothing for it.
 */
@Component
class OpenApiDocument {

    private static final List<String> PARTS = List.of(
            "service",
            "collections",
            "items",
            "imports",
            "maps",
            "tiles",
            "styles",
            "processes",
            "publications",
            "scenarios",
            "standards",
            "files",
            "keys",
            "components");

    private final JsonMapper json;
    private final List<AnalysisProcess> processes;
    private volatile @Nullable ObjectNode read;

    OpenApiDocument(JsonMapper json, List<AnalysisProcess> processes) {
        this.json = json;
        this.processes = processes;
    }

    /** The document for callers who reach the API at that address. */
    JsonNode withServer(String apiRoot) {
        ObjectNode known = read;
        if (known == null) {
            known = compose();
            read = known;
        }
        ObjectNode copy = known.deepCopy();
        copy.putArray("servers").addObject().put("url", apiRoot);
        return copy;
    }

    private ObjectNode compose() {
        ObjectNode whole = json.createObjectNode();
        for (String part : PARTS) {
            merge(whole, readPart(part));
        }
        ObjectNode paths = (ObjectNode) whole.path("paths");
        for (AnalysisProcess process : processes) {
            addExecution(paths, process.description());
        }
        whole.set("paths", fromApiRoot(paths));
        return whole;
    }

    /** The same paths as they follow the address of the API: its clients look for {@code /} and {@code /conformance}. */
    private ObjectNode fromApiRoot(ObjectNode paths) {
        ObjectNode shorter = json.createObjectNode();
        paths.properties().forEach(path -> {
            String rest = path.getKey().substring("/api".length());
            shorter.set(rest.isEmpty() ? "/" : rest, path.getValue());
        });
        return shorter;
    }

    /** Beside the template, a path of its own for each process, with its inputs spelled out. */
    private void addExecution(ObjectNode paths, ProcessDescription process) {
        ObjectNode template =
                (ObjectNode) paths.path("/api/processes/{processId}/execution").deepCopy();
        template.remove("parameters");
        ObjectNode post = (ObjectNode) template.path("post");
        post.put("operationId", "execute-" + process.id());
        post.put("summary", process.title());
        post.put("description", process.description());
        ObjectNode inputs = json.createObjectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode members = inputs.putObject("properties");
        process.inputs().properties().forEach(input -> members.set(input.getKey(), schemaOf(input.getValue())));
        ObjectNode body = json.createObjectNode().put("type", "object");
        body.putArray("required").add("inputs");
        body.putObject("properties")
                .set("inputs", inputs)
                .set("outputs", json.createObjectNode().put("type", "object"));
        ((ObjectNode) post.path("requestBody").path("content").path("application/json")).set("schema", body);
        paths.set("/api/processes/" + process.id() + "/execution", template);
    }

    private static JsonNode schemaOf(JsonNode input) {
        ObjectNode schema = input.path("schema").isObject()
                ? ((ObjectNode) input.path("schema")).deepCopy()
                : ((ObjectNode) input).objectNode();
        for (String text : List.of("title", "description")) {
            if (input.path(text).isString()) {
                schema.put(text, input.path(text).asString());
            }
        }
        return schema;
    }

    private static void merge(ObjectNode into, ObjectNode part) {
        part.properties().forEach(member -> {
            JsonNode present = into.get(member.getKey());
            if (present instanceof ObjectNode object && member.getValue() instanceof ObjectNode more) {
                merge(object, more);
            } else {
                into.set(member.getKey(), member.getValue());
            }
        });
    }

    private ObjectNode readPart(String name) {
        try (InputStream text = new ClassPathResource("openapi/" + name + ".yaml").getInputStream()) {
            Map<?, ?> tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            return json.valueToTree(tree);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
