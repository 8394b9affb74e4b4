package org.cityreach.ogc.html;

import org.springframework.web.util.HtmlUtils;

/** HTML as it is written; whatever is not markup is escaped. Not safe for use by many threads. */
final class Markup {

    private final StringBuilder out = new StringBuilder();

    /** Markup as it stands. */
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Text that a reader shall see, or the value of an attribute within quotation marks. */
    Markup text(String plain) {
        out.append(HtmlUtils.htmlEscape(plain, "UTF-8"));
        return this;
    }

    /** Words that lead to an address; only addresses of the web are followed, and templates are none. */
    Markup anchor(String address, String words) {
        boolean leads = address.startsWith("http://") || address.startsWith("https://") || address.startsWith("/");
        return leads && !address.contains("{")
                ? raw("<a href=\"").text(address).raw("\">").text(words).raw("</a>")
                : text(words);
    }

    /** Data for a script, which no text in it can end. */
    Markup data(String id, Object json) {
        return raw("<script type=\"application/json\" id=\"" + id + "\">")
                .raw(json.toString().replace("<", "\\u003c"))
                .raw("</script>\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
