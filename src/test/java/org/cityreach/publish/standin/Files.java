package org.cityreach.publish.standin;

import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;

/**
 * The data directory. A folder is listed under {@code format=json}, and removed with everything in it.
 */
final class Files {

    private final Catalog catalog;

    Files(Catalog catalog) {
        this.catalog = catalog;
    }

    Answer get(String path, Asked asked) {
        byte[] file = catalog.files.get(path);
        if (file != null) {
            return new Answer(200, "application/octet-stream", file);
        }
        if (!catalog.folders.contains(path)) {
            throw Refusal.notFound("Undefined resource path.");
        }
        TreeSet<String> children = new TreeSet<>();
        Stream.concat(catalog.files.keySet().stream(), catalog.folders.stream())
                .filter(inside -> inside.startsWith(path + "/"))
                .forEach(inside ->
                        children.add(inside.substring(path.length() + 1).replaceFirst("/.*", "")));
        if (!"json".equals(asked.query().get("format"))) {
            return Answer.html(200, "Directory listing");
        }
        ArrayNode list = Catalog.object().putArray("child");
        children.forEach(child -> list.addObject().put("name", child));
        var folder = Catalog.object().put("name", path.substring(path.lastIndexOf('/') + 1));
        Catalog.setList(folder.putObject("children"), "child", list);
        return Answer.json(Catalog.object().set("ResourceDirectory", folder));
    }

    Answer delete(String path) {
        if (!catalog.files.containsKey(path) && !catalog.folders.contains(path)) {
            throw Refusal.notFound("Resource '" + path + "' not found");
        }
        catalog.files.keySet().removeIf(inside -> (inside + "/").startsWith(path + "/"));
        catalog.folders.removeIf(inside -> (inside + "/").startsWith(path + "/"));
        return Answer.empty(200);
    }
}
