package org.cityreach.security;

import java.time.Instant;

/**
 * A key as it is kept: the secret itself only as its hash.
 *
 * @param id public, 12 characters
 * @param name who or what it is for, 1 to 100 characters
 * @param secretHash SHA-256 of the secret, in lower case hexadecimal
 */
public record ApiKey(String id, String name, Role role, Instant created, String secretHash) {}
