package org.cityreach.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Truth: the table of roles in the guide. */
class AccessRulesTest {

    @ParameterizedTest(name = "{0} {1}: open {2}, closed {3}")
    @CsvSource({
        "GET, /, NONE, NONE",
        "GET, /actuator/health/readiness, NONE, NONE",
        "POST, /anything, EDITOR, EDITOR",
        "GET, /api, NONE, VIEWER",
        "GET, /api/collections/toilet/items, NONE, VIEWER",
        "HEAD, /api/collections, NONE, VIEWER",
        "POST, /api/processes/coverage/execution, NONE, ANALYST",
        "DELETE, /api/jobs/1, NONE, ANALYST",
        "POST, /api/collections/toilet/imports, EDITOR, EDITOR",
        "PUT, /api/collections/toilet, EDITOR, EDITOR",
        "PATCH, /api/collections/toilet/items/1, EDITOR, EDITOR",
        "DELETE, /api/standards/x, EDITOR, EDITOR",
        "PUT, /api/not/there/yet, EDITOR, EDITOR",
        "POST, /api/processes/coverage/execution/more, EDITOR, EDITOR",
        "DELETE, /api/jobs/1/results, EDITOR, EDITOR",
        "GET, /api/scenarios, NONE, VIEWER",
        "POST, /api/scenarios, ANALYST, ANALYST",
        "PUT, /api/scenarios/1, ANALYST, ANALYST",
        "DELETE, /api/scenarios/1, ANALYST, ANALYST",
        "POST, /api/scenarios/1/evaluation, ANALYST, ANALYST",
        "POST, /api/scenariosx, EDITOR, EDITOR",
        "TRACE, /api, EDITOR, EDITOR",
        "GET, /api/keys, ADMIN, ADMIN",
        "POST, /api/keys, ADMIN, ADMIN",
        "DELETE, /api/keys/1, ADMIN, ADMIN",
        "POST, /api/processes/publish/execution, ADMIN, ADMIN",
        "GET, /api/publications, NONE, VIEWER",
        "DELETE, /api/publications/1, ADMIN, ADMIN",
        "GET, /api/keys/current, VIEWER, VIEWER"
    })
    void eachRequestNeedsItsRole(String method, String path, String whenOpen, String whenClosed) {
        assertThat(new AccessRules(true).needed(method, path).map(Enum::name).orElse("NONE"))
                .isEqualTo(whenOpen);
        assertThat(new AccessRules(false).needed(method, path).map(Enum::name).orElse("NONE"))
                .isEqualTo(whenClosed);
    }
}
