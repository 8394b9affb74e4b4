package org.cityreach.style;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Layer;
import org.cityreach.style.qgis.QgisStyle;
import org.cityreach.style.sld.SldReader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;

/** The styles that ship, read once from {@code styles/*.sld}. Safe for use by many threads. */
@Service
public class Styles {

    private static final String ENDING = ".sld";
    /** By dimension. */
    private static final List<String> PLAIN = List.of("facility", "line", "polygon");

    private static final String RESULT = "result-";
    private static final Map<String, String> STYLE_BY_PROCESS =
            Map.of("repeat-locations", "repeat-location", "patrol-coverage", "patrol");

    private final Map<String, StyleSheet> byId = new TreeMap<>();

    /** Reads all of them; a document that cannot be read is a mistake of the build. */
    public Styles() {
        try {
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath:styles/*" + ENDING)) {
                String name = String.valueOf(resource.getFilename());
                String id = name.substring(0, name.length() - ENDING.length());
                try (InputStream in = resource.getInputStream()) {
                    byId.put(id, SldReader.read(id, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In alphabetical order of their ids. */
    public List<StyleSheet> list() {
        return List.copyOf(byId.values());
    }

    /** Whether there is a style of that name. */
    public boolean has(String id) {
        return byId.containsKey(id);
    }

    /**
     * The style a layer is drawn in when nobody asks for another: its own, that of the process it is a
     * result of, or the plain one of its geometry type.
     */
    public StyleSheet forLayer(Layer layer) {
        StyleSheet own = byId.get(layer.id().startsWith(RESULT) ? styleOfResult(layer) : layer.id());
        return own != null ? own : get(PLAIN.get(layer.geometryType().dimension()));
    }

    /** The titles of results begin with the process; classes that it finds have a style of its name. */
    private static String styleOfResult(Layer layer) {
        if (layer.findProperty("class").isEmpty()) {
            return "";
        }
        String process = layer.title().en().split(":", 2)[0];
        return STYLE_BY_PROCESS.getOrDefault(process, process);
    }

    /** A style as QGIS keeps it, for a layer that it is to draw. */
    public static String qml(StyleSheet style, Layer layer) {
        return QgisStyle.of(style, layer);
    }

    public StyleSheet get(String id) {
        StyleSheet style = byId.get(id);
        if (style == null) {
            throw Fault.notFound("style", id);
        }
        return style;
    }
}
