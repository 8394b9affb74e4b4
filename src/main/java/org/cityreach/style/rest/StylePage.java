package org.cityreach.style.rest;

import java.util.List;
import org.cityreach.style.LegendClass;
import org.cityreach.style.StyleSheet;
import org.springframework.web.util.HtmlUtils;

/** Styles to read: small pages without scripts. */
final class StylePage {

    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>%s</title>
            <meta name="viewport" content="width=device-width">
            <style>body{font:16px/1.5 sans-serif;margin:2rem auto;max-width:48rem;padding:0 1rem;color:#1f2933}
            table{border-collapse:collapse}td,th{padding:.3rem .8rem .3rem 0;text-align:left}
            i{display:inline-block;width:1.6rem;height:1rem;border:1px solid #9aa5b1;vertical-align:middle}</style>
            </head><body>
            """;

    private StylePage() {}

    static String list(List<StyleSheet> styles, String address) {
        StringBuilder page = new StringBuilder(HEAD.formatted("Styles · 样式"));
        page.append("<h1>Styles · 样式</h1><table>");
        for (StyleSheet style : styles) {
            page.append("<tr><td><a href=\"%s/%s?f=html\">%s</a></td><td>%s</td><td>%s</td></tr>"
                    .formatted(
                            text(address),
                            style.id(),
                            style.id(),
                            text(style.title().zh()),
                            text(style.title().en())));
        }
        return page.append("</table></body></html>").toString();
    }

    static String of(StyleSheet style, List<String> collections, String root) {
        String self = text(root) + "/styles/" + style.id();
        StringBuilder page = new StringBuilder(HEAD.formatted(text(style.title().en())));
        page.append("<h1>%s · %s</h1><p>%s</p><p>"
                .formatted(text(style.title().zh()), text(style.title().en()), text(style.description())));
        for (String format : List.of("sld", "mapbox", "json")) {
            page.append("<a href=\"%s?f=%s\">%s</a> ".formatted(self, format, format));
        }
        page.append("</p><table>");
        for (LegendClass one : style.symbols()) {
            page.append("<tr><td><i style=\"background:%s;opacity:%s\"></i></td><td>%s</td><td>%s</td></tr>"
                    .formatted(
                            one.colour(),
                            Math.max(0.15, one.opacity()),
                            text(one.label().zh()),
                            text(one.label().en())));
        }
        page.append("</table>");
        for (String collection : collections) {
            page.append(("<p><a href=\"%1$s/collections/%2$s\">%2$s</a>"
                            + " <img alt=\"legend of %2$s\" src=\"%1$s/collections/%2$s/map/legend?style=%3$s&amp;f=png\"></p>")
                    .formatted(text(root), text(collection), style.id()));
        }
        return page.append("</body></html>").toString();
    }

    private static String text(String plain) {
        return HtmlUtils.htmlEscape(plain, "UTF-8");
    }
}
