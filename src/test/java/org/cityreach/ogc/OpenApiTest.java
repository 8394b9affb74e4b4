package org.cityreach.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.cityreach.tile.MapStyle;
import org.cityreach.web.AcceptsParameters;
import org.cityreach.web.ParameterCheck;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Truth: the handlers that the running service has; the OpenAPI document must say neither less nor more. */
class OpenApiTest extends ServiceTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private List<MapStyle> styles;

    private JsonNode document() {
        return anyone().get("/api/openapi").json();
    }

    @Test
    void theDocumentIsOpenApi30OfItsOwnMediaType() {
        Answer answer = anyone().get("/api/openapi");
        assertThat(answer.header("Content-Type")).hasValue("application/vnd.oai.openapi+json;version=3.0");
        assertThat(answer.json().path("openapi").asString()).matches("3\\.0\\.\\d");
        assertThat(answer.json().path("servers").get(0).path("url").asString()).isEqualTo(anyone().root() + "/api");
        assertThat(anyone().get("/api/openapi?f=json").header("Content-Type")).hasValue("application/json");
    }

    @Test
    void everyHandlerIsDescribedWithExactlyItsParameters() {
        JsonNode paths = document().path("paths");
        List<String> faults = new ArrayList<>();
        Set<String> known = new HashSet<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            for (String path : pathsOf(mapping)) {
                for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                    String name = method.name().toLowerCase(Locale.ROOT);
                    String fromRoot = path.equals("/api") ? "/" : path.substring("/api".length());
                    known.add(name + " " + fromRoot);
                    JsonNode operation = paths.path(fromRoot).path(name);
                    Set<String> told = parametersOf(paths.path(fromRoot), operation);
                    Set<String> taken = ParameterCheck.namesOf(handler);
                    AcceptsParameters open = handler.getMethodAnnotation(AcceptsParameters.class);
                    if (path.contains("/{collectionId}/map/") && open != null) {
                        styles.forEach(style -> taken.addAll(style.parameters()));
                    }
                    if (operation.isMissingNode() || !told.equals(taken)) {
                        faults.add(name + " " + path + ": told " + told + ", taken " + taken);
                    }
                }
            }
        });
        assertThat(faults).isEmpty();
        paths.properties()
                .forEach(path -> path.getValue().propertyNames().forEach(name -> {
                    boolean ofOneProcess = path.getKey().matches("/processes/[a-z-]+/execution");
                    if (!name.equals("parameters") && !ofOneProcess) {
                        assertThat(known).contains(name + " " + path.getKey());
                    }
                }));
    }

    private static List<String> pathsOf(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .filter(path -> path.startsWith("/api"))
                .toList();
    }

    /** Query parameters and the fields of a form; the one that stands for the properties of a layer is none. */
    private Set<String> parametersOf(JsonNode path, JsonNode operation) {
        Set<String> names = new TreeSet<>();
        for (JsonNode owner : List.of(path, operation)) {
            for (JsonNode parameter : owner.path("parameters")) {
                JsonNode resolved = resolve(parameter);
                if (resolved.path("in").asString().equals("query")
                        && !resolved.path("name").asString().equals("conditions")) {
                    names.add(resolved.path("name").asString());
                }
            }
        }
        names.addAll(operation
                .path("requestBody")
                .path("content")
                .path("multipart/form-data")
                .path("schema")
                .path("properties")
                .propertyNames());
        return names;
    }

    private JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document().at(reference.substring(1));
    }

    @Test
    void everyReferenceLeadsSomewhereAndOperationsHaveNamesOfTheirOwn() {
        JsonNode document = document();
        Set<String> references = new TreeSet<>(document.findValuesAsString("$ref"));
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        List<String> operations = document.findValuesAsString("operationId");
        assertThat(operations).doesNotHaveDuplicates();
    }

    @Test
    void everyOperationTellsOfProblemsAndEveryWriteOfKeys() {
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String name = operation.getKey() + " " + path.getKey();
                    if (operation.getKey().equals("parameters")) {
                        return;
                    }
                    assertThat(operation.getValue().path("responses").has("default"))
                            .as(name)
                            .isTrue();
                    boolean open = operation.getKey().equals("get")
                            || path.getKey().endsWith("/execution")
                            || path.getKey().equals("/jobs/{jobId}");
                    if (!open) {
                        assertThat(operation.getValue().has("security"))
                                .as(name)
                                .isTrue();
                        assertThat(operation.getValue().path("responses").has("401"))
                                .as(name)
                                .isTrue();
                    }
                }));
    }

    @Test
    void theInputsOfEachProcessAreSpelledOut() {
        JsonNode inputs = document()
                .at("/paths/~1processes~1sum~1execution/post/requestBody/content")
                .path("application/json")
                .path("schema")
                .path("properties")
                .path("inputs");
        assertThat(inputs.path("properties").path("a").path("type").asString()).isEqualTo("number");
    }

    @Test
    void theDocsPageBringsEverythingItNeeds() {
        Answer page = anyone().get("/api/docs");
        assertThat(page.header("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).doesNotContain("http://", "https://");
        assertThat(anyone().get("/webjars/swagger-ui/swagger-ui-bundle.js").status())
                .isEqualTo(200);
        assertThat(anyone().get("/webjars/swagger-ui/swagger-ui.css").status()).isEqualTo(200);
        assertThat(anyone().get("/api/docs/start.js").status()).isEqualTo(200);
    }
}
