package org.cityreach.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.testing.DocumentsInMemory;
import org.cityreach.testing.HttpCaller;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Truth: the rules of roles, held against every handler that the running service has. */
class KeysTest extends ServiceTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private record Route(RequestMethod method, String path, String contentType) {

        boolean isAnalysis() {
            return path.endsWith("/execution") || (method == RequestMethod.DELETE && path.equals("/api/jobs/x"));
        }

        Answer ask(HttpCaller caller) {
            return caller.send(
                    method.name(), path, method == RequestMethod.GET ? null : "{}", "Content-Type", contentType);
        }
    }

    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        mappings.getHandlerMethods().keySet().forEach(mapping -> {
            for (String pattern : mapping.getPatternValues()) {
                for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                    if (pattern.startsWith("/api")) {
                        routes.add(new Route(method, pattern.replaceAll("\\{[^}]*}", "x"), contentType(mapping)));
                    }
                }
            }
        });
        return routes;
    }

    private static String contentType(RequestMappingInfo mapping) {
        return mapping.getConsumesCondition().getConsumableMediaTypes().stream()
                .findFirst()
                .map(MediaType::toString)
                .orElse("application/json");
    }

    private HttpCaller callerWith(String role) {
        Answer made = admin().send("POST", "/api/keys", "{\"name\":\"a test\",\"role\":\"" + role + "\"}");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return anyone().withKey(made.json().path("key").asString());
    }

    @Test
    void noHandlerWritesWithoutAKey() {
        List<Route> writes = routes().stream()
                .filter(route -> route.method() != RequestMethod.GET && !route.isAnalysis())
                .toList();
        assertThat(writes).hasSizeGreaterThanOrEqualTo(11);
        for (Route route : writes) {
            Answer answer = route.ask(anyone());
            assertThat(answer.status()).as(route + " " + answer).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("missing-key");
            assertThat(answer.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
            assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        }
    }

    @Test
    void noHandlerWritesForThoseWhoMayOnlyReadOrAnalyseButScenariosAreAnalystsWork() {
        for (String role : List.of("viewer", "analyst")) {
            HttpCaller caller = callerWith(role);
            for (Route route : routes()) {
                if (route.method() == RequestMethod.GET || route.isAnalysis()) {
                    continue;
                }
                Answer answer = route.ask(caller);
                if (role.equals("analyst") && route.path().startsWith("/api/scenarios")) {
                    assertThat(answer.status()).as(route + " " + answer).isNotIn(401, 403);
                } else {
                    assertThat(answer.status())
                            .as(role + " " + route + " " + answer)
                            .isEqualTo(403);
                    assertThat(answer.code()).isEqualTo("role-too-low");
                }
            }
        }
        assertThat(callerWith("editor").get("/api/keys").status()).isEqualTo(403);
    }

    @Test
    void aWrongKeyIsRefusedEvenWhereNoneIsNeeded() {
        HttpCaller stranger = anyone().withKey("cr_AAAAAAAAAAAA_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        for (Route route : routes()) {
            Answer answer = route.ask(stranger);
            assertThat(answer.status()).as(route + " " + answer).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("wrong-key");
        }
        assertThat(anyone().get("/api", "Authorization", "Basic YTpi").status()).isEqualTo(401);
    }

    @Test
    void aKeyOpensWhatItsRolePermitsUntilItIsRevoked() {
        Answer made = admin().send("POST", "/api/keys", "{\"name\":\"clerk\",\"role\":\"editor\"}");
        String secret = made.json().path("key").asString();
        String id = made.json().path("id").asString();
        assertThat(made.header("Cache-Control")).hasValue("no-store");
        assertThat(anyone().get("/api/keys/current", "Authorization", "Bearer " + secret)
                        .json()
                        .path("role")
                        .asString())
                .isEqualTo("editor");
        String list = admin().get("/api/keys").body();
        assertThat(list).contains(id, "clerk").doesNotContain(secret, "ecretHash");
        assertThat(admin().delete("/api/keys/" + id).status()).isEqualTo(204);
        assertThat(anyone().withKey(secret).get("/api").status()).isEqualTo(401);
        assertThat(admin().delete("/api/keys/" + id).code()).isEqualTo("key-not-found");
    }

    @Test
    void anEscapedPathLeadsPastNoRule() {
        Answer editor = admin().send("POST", "/api/keys", "{\"name\":\"escaper\",\"role\":\"editor\"}");
        String secret = editor.json().path("key").asString();
        assertThat(anyone().get("/api/%6Beys").status()).isEqualTo(401);
        assertThat(anyone().withKey(secret)
                        .send("POST", "/api/%6Beys", "{\"name\":\"x\",\"role\":\"admin\"}")
                        .status())
                .isEqualTo(403);
        assertThat(anyone().send("POST", "/api/processes/%70ublish/execution", "{\"inputs\":{}}")
                        .status())
                .isEqualTo(401);
        admin().delete("/api/keys/" + editor.json().path("id").asString());
    }

    @Test
    void theFirstAdminKeyIsMadeOnceAndTheLastOneStays() {
        SecurityProperties nothingSet = new SecurityProperties(null, null, List.of(), List.of(), List.of());
        ApiKeys keys = new ApiKeys(new DocumentsInMemory(), new JsonMapper(), nothingSet);
        ApiKeys.NewKey first = keys.createFirst().orElseThrow();
        assertThat(keys.createFirst()).isEmpty();
        assertThat(keys.authenticate(first.secret()).orElseThrow().role()).isEqualTo(Role.ADMIN);
        assertThat(keys.authenticate(first.secret() + "x")).isEmpty();
        assertThat(first.key().secretHash()).doesNotContain(first.secret());
        assertThatThrownBy(() -> keys.revoke(first.key().id())).hasMessageContaining("last admin key");
        keys.create("second", Role.ADMIN);
        keys.revoke(first.key().id());
        assertThat(keys.authenticate(first.secret())).isEmpty();
    }

    @Test
    void answersCarryTheHeadersThatKeepBrowsersSafe() {
        Answer page = anyone().get("/api");
        assertThat(page.header("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.header("X-Frame-Options")).hasValue("DENY");
        Answer foreign = anyone().get("/api", "Origin", "https://elsewhere.example");
        assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void onlyTheHealthOfTheServiceIsShown() {
        assertThat(anyone().get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(anyone().get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(anyone().get("/actuator/env").status()).isEqualTo(404);
        assertThat(anyone().get("/actuator/heapdump").status()).isEqualTo(404);
    }
}
