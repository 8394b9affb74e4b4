package org.cityreach.ogc.html;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document as a page: where one is, a map of what lies in the document, its members as a table, lists of objects as
 * tables, and its links. Every text of the document is escaped. Not safe for use by many threads.
 */
final class DocumentPage {

    private static final int LONGEST_CELL = 200;
    private static final Set<String> NO_COLUMNS =
            Set.of("links", "geometry", "bbox", "type", "titles", "crs", "properties");

    private final String root;
    private final String path;
    private final @Nullable String query;
    private final StringBuilder out = new StringBuilder();

    DocumentPage(String root, String path, @Nullable String query) {
        this.root = root;
        this.path = path;
        this.query = query;
    }

    String write(String title, JsonNode document) {
        String base = root.substring(0, root.length() - "/api".length());
        out.append("<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<title>").append(escaped(title)).append("</title>\n");
        out.append("<link rel=\"icon\" href=\"").append(escaped(base)).append("/icon.svg\" type=\"image/svg+xml\">\n");
        style(base + "/webjars/leaflet/1.9.4/dist/leaflet.css");
        style(base + "/css/tokens.css");
        style(base + "/document/page.css");
        out.append("</head>\n<body>\n<header>");
        writeTrail();
        out.append("</header>\n<main>\n<h1>").append(escaped(title)).append("</h1>\n");
        writeForms(document);
        boolean hasMap = writeMap(document);
        writeContent(document);
        writeLinks(document.path("links"));
        out.append("</main>\n");
        if (hasMap) {
            out.append("<script src=\"")
                    .append(escaped(base))
                    .append("/webjars/leaflet/1.9.4/dist/leaflet.js\"></script>\n");
            out.append("<script src=\"").append(escaped(base)).append("/document/map.js\"></script>\n");
        }
        return out.append("</body>\n</html>\n").toString();
    }

    private void style(String address) {
        out.append("<link rel=\"stylesheet\" href=\"").append(escaped(address)).append("\">\n");
    }

    /** Where one is, each step a link. */
    private void writeTrail() {
        out.append("<nav aria-label=\"位置 Location\">");
        String address = root;
        anchor(address, "CityReach API");
        int at = path.indexOf("/api");
        String rest = at < 0 ? "" : path.substring(at + "/api".length());
        for (String step : rest.split("/")) {
            if (!step.isEmpty()) {
                address += "/" + step;
                out.append(" / ");
                anchor(address, UriUtils.decode(step, StandardCharsets.UTF_8));
            }
        }
        out.append("</nav>");
    }

    /** The same as data, and the pages beside this one. */
    private void writeForms(JsonNode document) {
        out.append("<p class=\"forms\">");
        UriComponentsBuilder same = UriComponentsBuilder.fromPath(path)
                .query(query == null ? "" : query)
                .replaceQueryParam("f", "json");
        anchor(same.build().toUriString(), "JSON");
        for (JsonNode link : document.path("links")) {
            String rel = link.path("rel").asString("");
            if (rel.equals("prev") || rel.equals("next")) {
                out.append(" · ");
                anchor(link.path("href").asString(""), rel.equals("prev") ? "上一页 Previous" : "下一页 Next");
            }
        }
        out.append("</p>\n");
    }

    /** A map of the features of the document or of where it lies; whether there is anything to see. */
    private boolean writeMap(JsonNode document) {
        JsonNode shown = document.path("type").asString("").startsWith("Feature") ? document : extentOf(document);
        if (shown.isMissingNode()) {
            return false;
        }
        out.append(
                "<div id=\"map\" role=\"img\" aria-label=\"地图 Map\"></div>\n<script type=\"application/json\" id=\"shown\">");
        out.append(shown.toString().replace("<", "\\u003c")).append("</script>\n");
        return true;
    }

    /** The extent of a collection, or of all of them, as it stands in the document. */
    private static JsonNode extentOf(JsonNode document) {
        JsonNode own = document.at("/extent/spatial");
        if (!own.isMissingNode() && !own.isNull()) {
            return own;
        }
        return document.at("/city/bounds").isArray() ? document.path("city") : document.at("/nothing");
    }

    private void writeContent(JsonNode document) {
        if (document.path("features").isArray()) {
            writeFeatures(document);
            return;
        }
        out.append("<table class=\"members\">\n");
        for (Map.Entry<String, JsonNode> member : document.properties()) {
            if (!member.getKey().equals("links")
                    && !isTable(member.getValue())
                    && !member.getKey().equals("geometry")) {
                out.append("<tr><th scope=\"row\">")
                        .append(escaped(member.getKey()))
                        .append("</th><td>");
                writeValue(member.getValue());
                out.append("</td></tr>\n");
            }
        }
        out.append("</table>\n");
        for (Map.Entry<String, JsonNode> member : document.properties()) {
            if (!member.getKey().equals("links") && isTable(member.getValue())) {
                out.append("<h2>").append(escaped(member.getKey())).append("</h2>\n");
                writeTable(rows(member.getValue()));
            }
        }
    }

    private void writeFeatures(JsonNode document) {
        out.append("<p>").append(document.path("numberReturned").asString("?")).append(" / ");
        out.append(document.path("numberMatched").asString("?")).append("</p>\n");
        List<JsonNode> rows = new ArrayList<>();
        document.path("features").forEach(rows::add);
        writeTable(rows);
    }

    /** Whether a value is several objects, by number or by name. */
    private static boolean isTable(JsonNode value) {
        return !value.isEmpty() && rows(value).size() == value.size();
    }

    private static List<JsonNode> rows(JsonNode value) {
        List<JsonNode> rows = new ArrayList<>();
        if (value.isArray()) {
            value.valueStream().filter(JsonNode::isObject).forEach(rows::add);
        } else if (value.isObject()) {
            value.properties().stream()
                    .filter(member -> member.getValue().isObject())
                    .forEach(member -> rows.add(named(member.getKey(), member.getValue())));
        }
        return rows;
    }

    private static JsonNode named(String name, JsonNode object) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("name", name);
        object.properties().forEach(member -> row.set(member.getKey(), member.getValue()));
        return row;
    }

    private void writeTable(List<JsonNode> rows) {
        Set<String> columns = new LinkedHashSet<>();
        for (JsonNode row : rows) {
            row.propertyNames().stream()
                    .filter(name -> !NO_COLUMNS.contains(name))
                    .forEach(columns::add);
            if (isFeature(row)) {
                columns.addAll(row.path("properties").propertyNames());
            }
        }
        out.append("<div class=\"wide\"><table>\n<tr>");
        columns.forEach(
                name -> out.append("<th scope=\"col\">").append(escaped(name)).append("</th>"));
        out.append("</tr>\n");
        for (JsonNode row : rows) {
            out.append("<tr>");
            for (String column : columns) {
                out.append("<td>");
                JsonNode value = row.has(column)
                        ? row.path(column)
                        : row.path("properties").path(column);
                String self = column.equals("id") ? selfOf(row) : "";
                if (self.isEmpty()) {
                    writeValue(value);
                } else {
                    anchor(self, value.asString(""));
                }
                out.append("</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</table></div>\n");
    }

    private static boolean isFeature(JsonNode row) {
        return row.path("type").asString("").equals("Feature");
    }

    /** Where a row of a list has a page of its own; empty where it has none. */
    private String selfOf(JsonNode row) {
        if (isFeature(row)) {
            return UriComponentsBuilder.fromPath(path)
                    .pathSegment("{id}")
                    .encode()
                    .build(row.path("id").asString(""))
                    .toString();
        }
        for (JsonNode link : row.path("links")) {
            if (link.path("rel").asString("").equals("self")) {
                return link.path("href").asString("");
            }
        }
        return "";
    }

    private void writeValue(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        if (value.isObject() && value.has("zh") && value.has("en")) {
            out.append(escaped(
                    value.path("zh").asString("") + " · " + value.path("en").asString("")));
        } else if (value.isString() && value.asString().startsWith("http")) {
            anchor(value.asString(), value.asString());
        } else if (value.isArray() && value.valueStream().allMatch(JsonNode::isString)) {
            out.append("<ul>");
            value.forEach(item -> {
                out.append("<li>");
                writeValue(item);
                out.append("</li>");
            });
            out.append("</ul>");
        } else {
            String text = value.isValueNode() ? value.asString("") : value.toString();
            out.append(escaped(text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) + "…" : text));
        }
    }

    private void writeLinks(JsonNode links) {
        if (links.isEmpty()) {
            return;
        }
        out.append("<h2>链接 · Links</h2>\n<ul class=\"links\">\n");
        for (JsonNode link : links) {
            String rel = link.path("rel").asString("");
            String words = link.path("title").asString(rel.substring(rel.lastIndexOf('/') + 1));
            out.append("<li>");
            anchor(link.path("href").asString(""), words);
            out.append(" <small>")
                    .append(escaped(link.path("type").asString("")))
                    .append("</small></li>\n");
        }
        out.append("</ul>\n");
    }

    /** Only addresses of the web become links, whatever a document says. */
    private void anchor(String address, String words) {
        if (address.startsWith("http://") || address.startsWith("https://") || address.startsWith("/")) {
            out.append("<a href=\"")
                    .append(escaped(address))
                    .append("\">")
                    .append(escaped(words))
                    .append("</a>");
        } else {
            out.append(escaped(words));
        }
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
