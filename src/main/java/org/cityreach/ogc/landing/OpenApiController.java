package org.cityreach.ogc.landing;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.cityreach.ogc.ApiRoot;
import org.cityreach.ogc.JsonOnly;
import org.cityreach.ogc.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The API's description for machines, and a page over it for people that needs nothing from elsewhere. */
@RestController
class OpenApiController {

    /** Swagger UI sets styles on elements it makes; scripts stay bound to this server. */
    private static final String DOCS_POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'";

    private final OpenApiDocument document;

    OpenApiController(OpenApiDocument document) {
        this.document = document;
    }

    @GetMapping("/api/openapi")
    ResponseEntity<JsonNode> openApi(HttpServletRequest request, @RequestParam(required = false) @Nullable String f) {
        JsonOnly.check(f);
        String accept = request.getHeader("Accept");
        boolean plain = f != null || (accept != null && accept.startsWith(Link.JSON));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(plain ? Link.JSON : Link.OPEN_API))
                .body(document.withServer(ApiRoot.of(request)));
    }

    @GetMapping(path = "/api/docs", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> docs() throws IOException {
        return text("openapi/docs.html", MediaType.TEXT_HTML);
    }

    @GetMapping(path = "/api/docs/start.js", produces = "text/javascript")
    ResponseEntity<String> start() throws IOException {
        return text("openapi/docs.js", MediaType.valueOf("text/javascript"));
    }

    private static ResponseEntity<String> text(String resource, MediaType type) throws IOException {
        String text = new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(new MediaType(type, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", DOCS_POLICY)
                .body(text);
    }
}
