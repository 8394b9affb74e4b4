package org.cityreach.publish.server;

import java.util.Locale;

/** A sort of thing on a GeoServer, by the member that bears it in documents; listings and addresses follow from it. */
public enum Kind {
    WORKSPACE("workspace"),
    NAMESPACE("namespace"),
    LAYER("layer"),
    STYLE("style"),
    DATA_STORE("dataStore"),
    FEATURE_TYPE("featureType"),
    COVERAGE_STORE("coverageStore"),
    COVERAGE("coverage"),
    GROUP("layerGroup"),

    /** What was uploaded into the server's data directory for a store. */
    FOLDER("ResourceDirectory");

    private final String member;
    private final String path;
    private final String said;

    Kind(String member) {
        this.member = member;
        this.path = member.toLowerCase(Locale.ROOT) + "s";
        this.said = name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    String member() {
        return member;
    }

    /** The member that bears a listing of them. */
    String listing() {
        return member + "s";
    }

    String path() {
        return path;
    }

    /** Said to a person. */
    String said() {
        return said;
    }
}
