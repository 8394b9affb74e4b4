package org.cityreach.publish.standin;

import java.nio.charset.StandardCharsets;

/** Styles: SLD 1.0 under its one media type; anything else is an error of the server. */
final class StyleShelf {

    private static final String SLD = "application/vnd.ogc.sld+xml";

    private final Catalog catalog;

    StyleShelf(Catalog catalog) {
        this.catalog = catalog;
    }

    Answer get(String workspace, String name, Asked asked) {
        String sld = catalog.styles.get(workspace + ":" + name);
        if (sld == null) {
            throw Refusal.notFound("style " + name + " in workspace " + workspace);
        }
        if (asked.accept().contains(SLD)) {
            return new Answer(200, SLD, sld.getBytes(StandardCharsets.UTF_8));
        }
        return Answer.json(Catalog.object()
                .set(
                        "style",
                        Catalog.object().put("name", name).put("format", "sld").put("filename", name + ".sld")));
    }

    private String sld(Asked asked) {
        if (!asked.type().equals(SLD)) {
            throw Refusal.failed("No such style handler: format = " + asked.type());
        }
        String sld = new String(asked.body(), StandardCharsets.UTF_8);
        if (!sld.contains("StyledLayerDescriptor")) {
            throw Refusal.failed("Not a style");
        }
        // Without raw the document is parsed and written anew, comments lost and names of its own before elements.
        return asked.is("raw") ? sld : sld.replaceAll("(?s)<!--.*?-->", "").replace("<NamedLayer", "<sld:NamedLayer");
    }

    Answer create(String workspace, Asked asked) {
        if (!catalog.workspaces.containsKey(workspace)) {
            throw Refusal.notFound("workspace " + workspace);
        }
        String name = asked.query().getOrDefault("name", "style");
        String sld = sld(asked);
        if (catalog.styles.containsKey(workspace + ":" + name)) {
            throw Refusal.forbidden("Style " + name + " already exists.");
        }
        catalog.styles.put(workspace + ":" + name, sld);
        return Answer.text(201, name);
    }

    Answer change(String workspace, String name, Asked asked) {
        if (!catalog.styles.containsKey(workspace + ":" + name)) {
            throw Refusal.failed("NullPointerException");
        }
        catalog.styles.put(workspace + ":" + name, sld(asked));
        return Answer.empty(200);
    }

    Answer delete(String workspace, String name) {
        String key = workspace + ":" + name;
        if (!catalog.styles.containsKey(key)) {
            throw Refusal.notFound("style " + name);
        }
        boolean isUsed = catalog.layers.values().stream()
                .anyMatch(layer ->
                        layer.path("defaultStyle").path("name").asString("").equals(key));
        if (isUsed) {
            throw Refusal.forbidden("Can't delete style referenced by existing layers.");
        }
        catalog.styles.remove(key);
        return Answer.empty(200);
    }
}
