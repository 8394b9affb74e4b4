package org.cityreach.security;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cityreach.fault.Fault;

/** What a key permits; every role permits what the ones before it do. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Runs analyses. */
    ANALYST,
    /** Changes layers, features and standards. */
    EDITOR,
    /** Makes and revokes keys. */
    ADMIN;

    @JsonValue
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean permits(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** This role and all that it includes, lowest first. */
    public List<Role> included() {
        return Arrays.stream(values()).filter(this::permits).toList();
    }

    @JsonCreator
    public static Role of(String jsonName) {
        for (Role role : values()) {
            if (role.jsonName().equals(jsonName)) {
                return role;
            }
        }
        throw Fault.invalid("unknown-role", "role", jsonName, "viewer, analyst, editor, admin");
    }
}
