package org.cityreach.layer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A YAML file of the program itself, read into plain maps and lists; no types are made from it. */
public final class YamlResource {

    private YamlResource() {}

    /**
     * The members of the file.
     *
     * @param path from the root of the class path, such as {@code /layers/toilet.yaml}
     */
    public static Map<String, Object> read(String path) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (InputStream stream = YamlResource.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its file " + path);
            }
            return new Yaml(new SafeConstructor(options)).load(stream);
        } catch (IOException cannotRead) {
            throw new UncheckedIOException(cannotRead);
        }
    }
}
