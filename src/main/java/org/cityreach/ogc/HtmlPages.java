package org.cityreach.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cityreach.fault.Fault;
import org.cityreach.ogc.html.DocumentPage;
import org.cityreach.store.FeatureStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with a document as JSON, or as a page made from the same document: {@code f=json} or {@code f=html} decides, else
 * the header {@code Accept}. Safe for use by many threads.
 */
@Component
public class HtmlPages {

    private static final MediaType PAGE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /** Drawn below what a map shows, the first lowest. */
    private static final List<String> GROUND = List.of("residential", "park", "water", "road");

    private final JsonMapper json;
    private final FeatureStore store;

    HtmlPages(JsonMapper json, FeatureStore store) {
        this.json = json;
        this.store = store;
    }

    /**
     * The document in the form that is wanted; the fault {@code unknown-format} for any other {@code f}.
     *
     * @param title of the page
     */
    public ResponseEntity<?> answer(HttpServletRequest request, @Nullable String f, String title, Object document) {
        boolean isPage = isWanted(request, f);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().header("Vary", "Accept");
        if (!isPage) {
            return answer.contentType(MediaType.APPLICATION_JSON).body(document);
        }
        return answer.contentType(PAGE).body(page(request, title, json.valueToTree(document)));
    }

    /** The page of a document that is JSON already. */
    public String page(HttpServletRequest request, String title, JsonNode document) {
        List<String> ground =
                GROUND.stream().filter(id -> store.findLayer(id).isPresent()).toList();
        return new DocumentPage(ApiRoot.of(request), request.getRequestURI(), request.getQueryString(), ground)
                .write(title, document);
    }

    /** Whether a page is wanted; the fault {@code unknown-format} where {@code f} is neither. */
    public boolean isWanted(HttpServletRequest request, @Nullable String f) {
        if (f != null) {
            if (!f.equals("json") && !f.equals("html")) {
                throw Fault.invalid("unknown-format", "f", f, "json, html");
            }
            return f.equals("html");
        }
        String accept = request.getHeader("Accept");
        return accept != null && prefersPage(accept);
    }

    /** A browser names HTML first; what names neither, or JSON as well liked, gets JSON. */
    private static boolean prefersPage(String accept) {
        List<MediaType> ranges;
        try {
            ranges = MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
        double page = 0;
        double data = 0;
        for (MediaType range : ranges) {
            boolean isData = range.getSubtype().endsWith("json") || range.isWildcardType();
            page = range.isCompatibleWith(MediaType.TEXT_HTML) && !range.isWildcardType()
                    ? Math.max(page, range.getQualityValue())
                    : page;
            data = isData ? Math.max(data, range.getQualityValue()) : data;
        }
        return page > data || page > 0 && page == data && accept.indexOf("html") < firstOf(accept, "json");
    }

    private static int firstOf(String accept, String word) {
        int at = accept.indexOf(word);
        return at < 0 ? Integer.MAX_VALUE : at;
    }
}
