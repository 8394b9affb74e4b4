package org.cityreach.publish;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The style of one surface: its legend's classes as a colour map, so that the map server shows the colours we show. */
final class SurfaceStyle {

    private SurfaceStyle() {}

    /** An SLD 1.0 document from the member {@code legend} of a density result. */
    static String sld(String name, JsonNode legend) {
        StringBuilder steps = new StringBuilder();
        JsonNode classes = legend.path("classes");
        if (!classes.isEmpty()) {
            double least = classes.get(0).path("from").asDouble(0);
            append(steps, classes.get(0).path("colour").asString(""), least, 0, "");
        }
        for (JsonNode one : classes) {
            double to = one.path("to").asDouble(Float.MAX_VALUE);
            append(
                    steps,
                    one.path("colour").asString(""),
                    to,
                    one.path("opacity").asDouble(1),
                    one.path("label").path("en").asString(""));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
                  <NamedLayer>
                    <Name>%s</Name>
                    <UserStyle>
                      <Name>%s</Name>
                      <Title>%s</Title>
                      <FeatureTypeStyle>
                        <Rule>
                          <RasterSymbolizer>
                            <Opacity>1</Opacity>
                            <ColorMap type="intervals">
                %s            </ColorMap>
                          </RasterSymbolizer>
                        </Rule>
                      </FeatureTypeStyle>
                    </UserStyle>
                  </NamedLayer>
                </StyledLayerDescriptor>
                """.formatted(name, name, escaped(legend.path("title").path("zh").asString(name)), steps);
    }

    /** Intervals end below their quantity. */
    private static void append(StringBuilder steps, String colour, double quantity, double opacity, String label) {
        steps.append(String.format(
                Locale.ROOT,
                "                              <ColorMapEntry color=\"%s\" quantity=\"%s\" opacity=\"%s\" label=\"%s\"/>\n",
                escaped(colour),
                quantity,
                opacity,
                escaped(label)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
