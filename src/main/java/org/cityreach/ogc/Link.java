package org.cityreach.ogc;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A link as OGC API documents carry it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Link(
        String href,
        String rel,
        @Nullable String type,
        @Nullable String title) {

    public static final String JSON = "application/json";
    public static final String GEO_JSON = "application/geo+json";
    public static final String OPEN_API = "application/vnd.oai.openapi+json;version=3.0";
    public static final String SCHEMA = "application/schema+json";

    private static final String OGC_REL = "http://www.opengis.net/def/rel/ogc/1.0/";

    public static Link of(String href, String rel, String type) {
        return new Link(href, rel, type, null);
    }

    /** A link whose relation is one of OGC's own, such as {@code queryables}. */
    public static Link ofOgc(String href, String relation, String type) {
        return new Link(href, OGC_REL + relation, type, null);
    }

    public Link titled(String words) {
        return new Link(href, rel, type, words);
    }
}
