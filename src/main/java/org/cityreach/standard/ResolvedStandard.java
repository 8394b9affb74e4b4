package org.cityreach.standard;

/** A value together with the profile version it stands in. */
public record ResolvedStandard(StandardProfile profile, StandardValue value) {

    /** For results and links: {@code profile@version#value}. */
    public String reference() {
        return profile.id() + "@" + profile.version() + "#" + value.id();
    }
}
