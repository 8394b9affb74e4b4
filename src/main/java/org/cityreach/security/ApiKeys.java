package org.cityreach.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityreach.fault.Fault;
import org.cityreach.store.DocumentStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API keys. A key is {@code cr_<id>_<secret>} with a secret of 256 random bits, of which only the
 * SHA-256 is kept, so that a copy of the store opens nothing. A slow hash is not needed: a secret that
 * long cannot be guessed. The key of the property {@code cityreach.security.admin-key} is kept nowhere
 * and holds as long as it is set. Safe for use by many threads.
 */
@Service
public class ApiKeys {

    static final String CONFIGURED_ID = "configured";
    private static final String KIND = "key";
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 9;
    private static final int LONGEST_NAME = 100;
    private static final Pattern SHAPE = Pattern.compile("cr_([A-Za-z0-9-]{12})_([A-Za-z0-9_-]{43})");

    private final DocumentStore documents;
    private final JsonMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final byte @Nullable [] configuredHash;

    ApiKeys(DocumentStore documents, JsonMapper json, SecurityProperties properties) {
        this.documents = documents;
        this.json = json;
        this.clock = Clock.systemUTC();
        String configured = properties.adminKey();
        this.configuredHash = configured == null ? null : hashOf(configured);
    }

    /** A new key; the only moment at which its secret can be read. */
    public record NewKey(ApiKey key, String secret) {}

    public List<ApiKey> list() {
        return documents.list(KIND).stream()
                .map(document -> json.readValue(document.json(), ApiKey.class))
                .toList();
    }

    public synchronized NewKey create(String name, Role role) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw Fault.invalid("invalid-name", "name", name, "1 to " + LONGEST_NAME + " characters");
        }
        String id = randomText(ID_BYTES).replace('_', '-');
        String secret = "cr_" + id + "_" + randomText(SECRET_BYTES);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ApiKey key = new ApiKey(id, name, role, now, HexFormat.of().formatHex(hashOf(secret)));
        documents.put(KIND, id, json.writeValueAsString(key));
        return new NewKey(key, secret);
    }

    /** Takes effect at once. The last admin key stays unless one is configured: nobody could make another. */
    public synchronized void revoke(String id) {
        ApiKey key = find(id).orElseThrow(() -> Fault.notFound("key", id));
        long admins =
                list().stream().filter(other -> other.role() == Role.ADMIN).count();
        if (key.role() == Role.ADMIN && admins == 1 && configuredHash == null) {
            throw Fault.conflict("last-admin-key", "this is the last admin key; make another one first");
        }
        documents.delete(KIND, id);
    }

    /** The key whose secret this is. */
    public Optional<ApiKey> authenticate(String secret) {
        byte[] hash = hashOf(secret);
        if (configuredHash != null && MessageDigest.isEqual(configuredHash, hash)) {
            return Optional.of(new ApiKey(CONFIGURED_ID, CONFIGURED_ID, Role.ADMIN, Instant.EPOCH, ""));
        }
        Matcher shape = SHAPE.matcher(secret);
        return shape.matches()
                ? find(shape.group(1))
                        .filter(key -> MessageDigest.isEqual(HexFormat.of().parseHex(key.secretHash()), hash))
                : Optional.empty();
    }

    /** Makes the first admin key where no one could administer otherwise. */
    synchronized Optional<NewKey> createFirst() {
        boolean administered = configuredHash != null || list().stream().anyMatch(key -> key.role() == Role.ADMIN);
        return administered ? Optional.empty() : Optional.of(create("first admin", Role.ADMIN));
    }

    private Optional<ApiKey> find(String id) {
        return documents.find(KIND, id).map(text -> json.readValue(text, ApiKey.class));
    }

    private String randomText(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }

    private static byte[] hashOf(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
