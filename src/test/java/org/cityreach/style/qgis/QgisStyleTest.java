package org.cityreach.style.qgis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cityreach.geo.Crs;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.style.Styles;
import org.cityreach.style.sld.SldReader;
import org.junit.jupiter.api.Test;

/** Truth: what the SLD says, written out by hand; that QGIS draws by it is shown by {@code QgisClientTest}. */
class QgisStyleTest {

    private final Styles styles = new Styles();

    private static Layer layer(GeometryType type, String... properties) {
        List<PropertySchema> schema = new ArrayList<>();
        for (String name : properties) {
            schema.add(new PropertySchema(
                    name, PropertyType.STRING, LocalizedText.same(name), null, List.of(), Map.of(), false));
        }
        return new Layer("some", LocalizedText.same("Some"), type, Crs.of("EPSG:4490"), schema, null, false);
    }

    @Test
    void fillsOutlinesAndLabelsHaveTheirSizesInPixelsAndScalesOf96PixelsToTheInch() {
        String qml = QgisStyle.of(styles.get("park"), layer(GeometryType.POLYGON, "name"));
        assertThat(qml)
                .contains("<prop k=\"color\" v=\"205,227,196,255\"/>", "<prop k=\"outline_width\" v=\"0.5\"/>")
                .contains("fieldName=\"name\"", "textColor=\"60,110,71,255\"", "bufferSize=\"1.5\"")
                // 20 000 pixels of 0.28 mm are as many metres as 21 165.35 of 1/96 inch
                .contains("scalemaxdenom=\"21165\"")
                .endsWith("</qgis>");
    }

    @Test
    void rulesOfPropertiesThatALayerDoesNotHaveAreLeftOut() {
        assertThat(QgisStyle.of(styles.get("case"), layer(GeometryType.POINT, "kind")))
                .contains("filter=\"&quot;kind&quot; = ")
                .contains("symbol=\"2\"");
        assertThat(QgisStyle.of(styles.get("case"), layer(GeometryType.POINT, "other")))
                .contains("symbol=\"0\"")
                .doesNotContain("kind", "symbol=\"1\"");
        assertThat(QgisStyle.of(styles.get("park"), layer(GeometryType.POLYGON)))
                .contains("labelsEnabled=\"0\"")
                .doesNotContain("<labeling");
    }

    @Test
    void linesKeepTheirCasing() {
        assertThat(QgisStyle.of(styles.get("road"), layer(GeometryType.MULTI_LINE_STRING)))
                .containsSubsequence("\"line_color\" v=\"214,209,196,255\"", "\"line_width\" v=\"4\"")
                .containsSubsequence("\"line_color\" v=\"255,255,255,255\"", "\"line_width\" v=\"2.5\"");
    }

    @Test
    void quotesInValuesStayText() {
        String sld = """
                <StyledLayerDescriptor xmlns:ogc="http://www.opengis.net/ogc"><Rule><ogc:Filter><ogc:PropertyIsEqualTo>
                <ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>O'Neil &lt;1&gt;</ogc:Literal></ogc:PropertyIsEqualTo>
                </ogc:Filter><LineSymbolizer><Stroke><CssParameter name="stroke-dasharray">4 2</CssParameter></Stroke>
                </LineSymbolizer></Rule></StyledLayerDescriptor>
                """;
        assertThat(QgisStyle.of(SldReader.read("q", sld), layer(GeometryType.LINE_STRING, "kind"))
                        .replace("&quot;", "\"")
                        .replace("&apos;", "'"))
                .contains("\"kind\" = 'O''Neil &lt;1")
                .contains("<prop k=\"customdash\" v=\"4;2\"/>");
    }
}
