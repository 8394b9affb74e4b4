package org.cityreach.security.rest;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.cityreach.fault.Fault;
import org.cityreach.security.ApiKey;
import org.cityreach.security.ApiKeys;
import org.cityreach.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lists, makes and revokes API keys. Secrets leave the service once, in the answer to their making. */
@RestController
class KeyController {

    private final ApiKeys keys;

    KeyController(ApiKeys keys) {
        this.keys = keys;
    }

    record Shown(String id, String name, Role role, Instant created) {
        static Shown of(ApiKey key) {
            return new Shown(key.id(), key.name(), key.role(), key.created());
        }
    }

    record KeyList(List<Shown> keys) {}

    record Wanted(@Nullable String name, @Nullable Role role) {}

    record Made(String id, String name, Role role, Instant created, String key) {}

    @GetMapping("/api/keys")
    KeyList list() {
        return new KeyList(keys.list().stream().map(Shown::of).toList());
    }

    /** Whose key the caller shows, so that a page can tell what it may offer. */
    @GetMapping("/api/keys/current")
    Shown current(@AuthenticationPrincipal ApiKey key) {
        return Shown.of(key);
    }

    @PostMapping(path = "/api/keys", consumes = "application/json")
    ResponseEntity<Made> create(@RequestBody Wanted wanted) {
        if (wanted.name() == null) {
            throw Fault.invalid("missing-member", "name", null, "who or what the key is for");
        }
        if (wanted.role() == null) {
            throw Fault.invalid("missing-member", "role", null, "viewer, analyst, editor, admin");
        }
        ApiKeys.NewKey made = keys.create(wanted.name(), wanted.role());
        ApiKey key = made.key();
        return ResponseEntity.created(URI.create("/api/keys/" + key.id()))
                .header("Cache-Control", "no-store")
                .body(new Made(key.id(), key.name(), key.role(), key.created(), made.secret()));
    }

    @DeleteMapping("/api/keys/{keyId}")
    ResponseEntity<Void> revoke(@PathVariable String keyId) {
        keys.revoke(keyId);
        return ResponseEntity.noContent().build();
    }
}
