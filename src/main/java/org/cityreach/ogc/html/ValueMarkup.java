package org.cityreach.ogc.html;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values of JSON as HTML: objects as lists of their members, several alike as a table, the rest as text. */
final class ValueMarkup {

    private static final int LONGEST_TEXT = 400;
    private static final int DEEPEST = 4;
    private static final int LONGEST_LIST = 7;
    private static final Set<String> NO_COLUMNS = Set.of(
            "links",
            "geometry",
            "bbox",
            "type",
            "titles",
            "crs",
            "properties",
            "jobControlOptions",
            "outputTransmission");

    private final Markup out;
    private final String path;

    /**
     * @param path of the page, below which features have theirs
     */
    ValueMarkup(Markup out, String path) {
        this.out = out;
        this.path = path;
    }

    /** Whether a value is several objects, by number or by name. */
    static boolean isTable(JsonNode value) {
        return !value.isEmpty() && rows(value).size() == value.size();
    }

    /** The objects of a list, or of an object with their names put into them. */
    static List<JsonNode> rows(JsonNode value) {
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

    /** A table with a column for each member that any of the rows has; of features, for each property. */
    void table(List<JsonNode> rows) {
        Set<String> columns = new LinkedHashSet<>();
        for (JsonNode row : rows) {
            row.propertyNames().stream()
                    .filter(name -> !NO_COLUMNS.contains(name))
                    .forEach(columns::add);
            if (isFeature(row)) {
                columns.addAll(row.path("properties").propertyNames());
            }
        }
        out.raw("<div class=\"wide\"><table>\n<tr>");
        columns.forEach(
                name -> out.raw("<th scope=\"col\">").text(Words.ofMember(name)).raw("</th>"));
        out.raw("</tr>\n");
        for (JsonNode row : rows) {
            out.raw("<tr>");
            columns.forEach(column -> cell(row, column, columns.iterator().next()));
            out.raw("</tr>\n");
        }
        out.raw("</table></div>\n");
    }

    /** The cell of a row's first column leads to the row's own page. */
    private void cell(JsonNode row, String column, String first) {
        JsonNode own =
                row.has(column) ? row.path(column) : row.path("properties").path(column);
        JsonNode value = column.equals("title") && row.has("titles") ? row.path("titles") : own;
        out.raw(value.isNumber() ? "<td class=\"number\">" : "<td>");
        String self = column.equals(first) || column.equals("id") ? selfOf(row) : "";
        if (self.isEmpty()) {
            value(value, 1);
        } else {
            out.anchor(self, value.asString(""));
        }
        out.raw("</td>");
    }

    private static boolean isFeature(JsonNode row) {
        return row.path("type").asString("").equals("Feature");
    }

    /** Where a row of a list has a page of its own; empty where it has none. */
    private String selfOf(JsonNode row) {
        if (isFeature(row)) {
            return path + "/" + UriUtils.encode(row.path("id").asString(""), StandardCharsets.UTF_8);
        }
        for (JsonNode link : row.path("links")) {
            if (link.path("rel").asString("").equals("self")) {
                return link.path("href").asString("").replace("?f=json", "");
            }
        }
        return "";
    }

    /** The members of an object, a row each, but for some. */
    void members(JsonNode object, Set<String> but) {
        out.raw("<div class=\"wide\"><table class=\"members\">\n");
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!but.contains(member.getKey())) {
                out.raw("<tr><th scope=\"row\">")
                        .text(Words.ofMember(member.getKey()))
                        .raw("</th><td>");
                value(member.getValue(), 0);
                out.raw("</td></tr>\n");
            }
        }
        out.raw("</table></div>\n");
    }

    private void value(JsonNode value, int depth) {
        if (value.isMissingNode() || value.isNull()) {
            out.raw("<span class=\"none\">–</span>");
        } else if (value.has("zh") && value.has("en")) {
            out.text(value.path("zh").asString("") + " · " + value.path("en").asString(""));
        } else if (value.isString() && value.asString().startsWith("http")) {
            out.anchor(value.asString(), value.asString());
        } else if (value.isArray() && value.valueStream().allMatch(JsonNode::isNumber)) {
            out.text(String.join(
                    ", ", value.valueStream().map(ValueMarkup::plain).toList()));
        } else if (value.isContainer() && !value.isEmpty() && depth < DEEPEST) {
            list(value, depth);
        } else {
            String text = plain(value);
            out.text(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text);
        }
    }

    /** Numbers without an exponent and without zeros at their end. */
    private static String plain(JsonNode value) {
        if (value.isNumber() && Double.isFinite(value.asDouble())) {
            return value.decimalValue().stripTrailingZeros().toPlainString();
        }
        return value.isValueNode() ? value.asString("") : value.toString();
    }

    /** A long list within a cell is folded. */
    private void list(JsonNode container, int depth) {
        boolean isLong = container.size() > LONGEST_LIST;
        if (isLong) {
            out.raw("<details><summary>" + container.size() + "</summary>");
        }
        out.raw("<ul>");
        if (container.isArray()) {
            container.forEach(item -> {
                out.raw("<li>");
                value(item, depth + 1);
                out.raw("</li>");
            });
        } else {
            container.properties().forEach(member -> {
                out.raw("<li><b>").text(member.getKey()).raw("</b> ");
                value(member.getValue(), depth + 1);
                out.raw("</li>");
            });
        }
        out.raw(isLong ? "</ul></details>" : "</ul>");
    }
}
