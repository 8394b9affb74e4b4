package org.cityreach.ogc.html;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document as a page: where one is, a map of what lies in the document, its members as a table, lists of objects as
 * tables, and its links. Every text of the document is escaped. Not safe for use by many threads.
 */
public final class DocumentPage {

    private static final String LEAFLET = "/webjars/leaflet/1.9.4/dist/leaflet";

    private final String root;
    private final String path;
    private final @Nullable String query;
    private final List<String> ground;
    private final Markup out = new Markup();
    private final ValueMarkup values;

    /**
     * @param root of the API, such as {@code http://host/api}
     * @param path of the page, without its query
     * @param ground collections that maps have below what they show
     */
    public DocumentPage(String root, String path, @Nullable String query, List<String> ground) {
        this.root = root;
        this.path = path;
        this.query = query;
        this.ground = List.copyOf(ground);
        values = new ValueMarkup(out, path);
    }

    public String write(String title, JsonNode document) {
        String base = root.substring(0, root.length() - "/api".length());
        head(title, base);
        out.raw("<body>\n<header>");
        trail();
        out.raw("</header>\n<main>\n<h1>").text(title).raw("</h1>\n");
        forms(document);
        boolean hasMap = map(document);
        content(document);
        links(document.path("links"));
        out.raw("</main>\n");
        if (hasMap) {
            script(base + LEAFLET + ".js");
            script(base + "/document/map.js");
        }
        return out.raw("</body>\n</html>\n").toString();
    }

    private void head(String title, String base) {
        out.raw("<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.raw("<title>").text(title).raw(" · CityReach</title>\n");
        out.raw("<link rel=\"icon\" href=\"").text(base).raw("/icon.svg\" type=\"image/svg+xml\">\n");
        for (String sheet : List.of(LEAFLET + ".css", "/css/tokens.css", "/document/page.css")) {
            out.raw("<link rel=\"stylesheet\" href=\"").text(base + sheet).raw("\">\n");
        }
        out.raw("</head>\n");
    }

    private void script(String address) {
        out.raw("<script src=\"").text(address).raw("\"></script>\n");
    }

    /** Where one is, each step a link. */
    private void trail() {
        out.raw("<nav aria-label=\"位置 Location\">");
        String address = root;
        out.anchor(address, "CityReach API");
        int at = path.indexOf("/api");
        String rest = at < 0 ? "" : path.substring(at + "/api".length());
        for (String step : rest.split("/")) {
            if (!step.isEmpty()) {
                address += "/" + step;
                out.raw(" <span class=\"step\">/</span> ");
                String words = UriUtils.decode(step, StandardCharsets.UTF_8);
                // "map" alone is a step of addresses and no document.
                out.anchor(address.endsWith("/map") ? "" : address, words);
            }
        }
        out.raw("</nav>");
    }

    /** The same as data, and the pages beside this one. */
    private void forms(JsonNode document) {
        out.raw("<p class=\"forms\">");
        UriComponentsBuilder same = UriComponentsBuilder.fromPath(path)
                .query(query == null ? "" : query)
                .replaceQueryParam("f", "json");
        out.anchor(same.build().toUriString(), "JSON");
        for (JsonNode link : document.path("links")) {
            String rel = link.path("rel").asString("");
            if (rel.equals("prev") || rel.equals("next")) {
                out.raw(" · ").anchor(link.path("href").asString(""), Words.ofRelation(rel));
            }
        }
        out.raw("</p>\n");
    }

    /** A map of the features of the document or of where it lies; whether there is anything to see. */
    private boolean map(JsonNode document) {
        ObjectNode shown = PageMap.of(document, root, ground).orElse(null);
        if (shown == null) {
            return false;
        }
        out.raw("<div id=\"map\" role=\"img\" aria-label=\"地图 Map\"></div>\n").data("shown", shown);
        return true;
    }

    /** Asks the same page again for some of the features. */
    private void filterForm() {
        String filter = UriComponentsBuilder.newInstance()
                .query(query == null ? "" : query)
                .build()
                .getQueryParams()
                .getOrDefault("filter", List.of(""))
                .get(0);
        String words = filter == null ? "" : UriUtils.decode(filter.replace("+", " "), StandardCharsets.UTF_8);
        out.raw("<form class=\"filter\" method=\"get\" action=\"").text(path).raw("\">");
        out.raw("<input type=\"hidden\" name=\"f\" value=\"html\">");
        out.raw("<label for=\"filter\">筛选 · Filter (CQL2)</label> <input id=\"filter\" name=\"filter\" value=\"")
                .text(words)
                .raw("\" placeholder=\"name LIKE '%01%'\" required> <button>筛选 · Filter</button> ");
        if (!words.isEmpty()) {
            out.anchor(path + "?f=html", "全部 · All");
        }
        out.raw("</form>\n");
    }

    private void content(JsonNode document) {
        if (document.path("features").isArray()) {
            filterForm();
            out.raw("<p>").text(document.path("numberReturned").asString("?") + " / ");
            out.text(document.path("numberMatched").asString("?")).raw("</p>\n");
            values.table(ValueMarkup.rows(document.path("features")));
            return;
        }
        if (document.path("type").asString("").equals("Feature")) {
            out.raw("<p class=\"id\"><b>id</b> ")
                    .text(document.path("id").asString(""))
                    .raw("</p>\n");
            values.members(document.path("properties"), Set.of());
            return;
        }
        Set<String> apart = new HashSet<>(Set.of("links"));
        if (document.has("titles")) {
            apart.add("title");
        }
        for (Map.Entry<String, JsonNode> member : document.properties()) {
            if (ValueMarkup.isTable(member.getValue()) && !member.getKey().equals("extent")) {
                apart.add(member.getKey());
            }
        }
        if (document.size() > apart.size() || document.size() == apart.size() && !document.has("links")) {
            values.members(document, apart);
        }
        for (Map.Entry<String, JsonNode> member : document.properties()) {
            if (apart.contains(member.getKey())
                    && member.getValue().isContainer()
                    && !member.getKey().equals("links")) {
                out.raw("<h2>").text(Words.ofMember(member.getKey())).raw("</h2>\n");
                values.table(ValueMarkup.rows(member.getValue()));
            }
        }
    }

    /** Links to documents lead to their pages, as a browser asks for them. */
    private void links(JsonNode links) {
        if (links.isEmpty()) {
            return;
        }
        out.raw("<h2>链接 · Links</h2>\n<ul class=\"links\">\n");
        for (JsonNode link : links) {
            String rel = link.path("rel").asString("");
            String address = link.path("href").asString("");
            boolean isPosted = rel.endsWith("/execute");
            boolean isTemplate = address.contains("{");
            out.raw("<li>")
                    .anchor(isPosted ? "" : address.replaceAll("\\?f=json$", ""), Words.ofRelation(rel))
                    .raw(" <small>")
                    .text(link.path("title").asString(""))
                    .raw(" <i>")
                    .text(link.path("type").asString(""))
                    .raw("</i></small>");
            if (isPosted || isTemplate) {
                out.raw(" <code>").text(address).raw("</code>");
            }
            out.raw("</li>\n");
        }
        out.raw("</ul>\n");
    }
}
