package org.cityreach.style.rest;

import java.util.List;
import org.cityreach.style.LegendClass;
import org.cityreach.style.StyleSheet;
import org.springframework.web.util.HtmlUtils;

/** Styles to read: small pages without scripts. */
final class StylePage {

    private static final String HEAD = """
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%2$s · CityReach</title>
            <link rel="icon" href="%1$s/icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="%1$s/css/tokens.css">
            <link rel="stylesheet" href="%1$s/document/page.css">
            </head>
            <body>
            <header><nav aria-label="位置 Location"><a href="%1$s/api">CityReach API</a>
            <span class="step">/</span> <a href="%1$s/api/styles">styles</a>%3$s</nav></header>
            <main>
            <h1>%2$s</h1>
            """;
    private static final String FOOT = "</main>\n</body>\n</html>\n";

    private StylePage() {}

    private static String head(String root, String title, String trail) {
        return HEAD.formatted(text(root.substring(0, root.length() - "/api".length())), title, trail);
    }

    /** @param root of the API, such as {@code http://host/api} */
    static String list(List<StyleSheet> styles, String root) {
        StringBuilder page = new StringBuilder(head(root, "样式 · Styles", ""));
        page.append("<p><a href=\"%s/styles?f=json\">JSON</a></p>\n<table>\n".formatted(text(root)));
        page.append("<tr><th>id</th><th>名称 · Title</th><th>颜色 · Colours</th><th>SLD</th><th>MapLibre</th></tr>\n");
        for (StyleSheet style : styles) {
            String self = text(root) + "/styles/" + style.id();
            page.append("<tr><td><a href=\"%s\">%s</a></td><td>%s</td><td>%s</td>"
                    .formatted(self, style.id(), title(style), swatches(style)));
            page.append("<td><a href=\"%1$s?f=sld\">SLD</a></td><td><a href=\"%1$s?f=mapbox\">JSON</a></td></tr>\n"
                    .formatted(self));
        }
        return page.append("</table>\n").append(FOOT).toString();
    }

    private static String title(StyleSheet style) {
        return text(style.title().zh()) + " · " + text(style.title().en());
    }

    private static String swatches(StyleSheet style) {
        StringBuilder all = new StringBuilder();
        style.symbols().forEach(symbol -> all.append(swatch(symbol)));
        return all.toString();
    }

    private static String swatch(LegendClass symbol) {
        return "<svg class=\"swatch\" width=\"22\" height=\"14\"><rect width=\"22\" height=\"14\" fill=\"%s\" fill-opacity=\"%s\"/></svg>"
                .formatted(symbol.colour(), Math.max(0.15, symbol.opacity()));
    }

    static String of(StyleSheet style, List<String> collections, String root) {
        String self = text(root) + "/styles/" + style.id();
        StringBuilder page = new StringBuilder(head(
                root,
                title(style),
                " <span class=\"step\">/</span> <a href=\"%s\">%s</a>".formatted(self, style.id())));
        page.append(
                "<p><a href=\"%1$s?f=sld\">SLD 1.0</a> · <a href=\"%1$s?f=mapbox\">MapLibre</a> · ".formatted(self));
        page.append("<a href=\"%s?f=json\">JSON</a></p>\n<p>%s</p>\n".formatted(self, text(style.description())));
        page.append("<table>\n<tr><th>符号 · Symbol</th><th>名称 · Label</th></tr>\n");
        for (LegendClass symbol : style.symbols()) {
            page.append("<tr><td>%s</td><td>%s · %s</td></tr>\n"
                    .formatted(
                            swatch(symbol),
                            text(symbol.label().zh()),
                            text(symbol.label().en())));
        }
        page.append("</table>\n");
        for (String collection : collections) {
            page.append(
                    "<h2><a href=\"%1$s/collections/%2$s\">%2$s</a></h2>\n".formatted(text(root), text(collection)));
            page.append("<p><img alt=\"图例 Legend\" src=\"%s/collections/%s/map/legend?style=%s&amp;f=png\"></p>\n"
                    .formatted(text(root), text(collection), style.id()));
        }
        return page.append(FOOT).toString();
    }

    private static String text(String plain) {
        return HtmlUtils.htmlEscape(plain, "UTF-8");
    }
}
