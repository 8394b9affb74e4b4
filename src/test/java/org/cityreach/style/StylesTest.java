package org.cityreach.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityreach.fault.Fault;
import org.cityreach.style.sld.SldReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Truth: the colours agreed for the page, written here by hand; malicious and broken documents. */
class StylesTest {

    private final Styles styles = new Styles();

    @Test
    void densityHasFiveClassesAboveNothing() {
        List<ColourStep> map = styles.get("heat").colourMap();
        assertThat(map.stream().skip(1).map(ColourStep::colour))
                .containsExactly("#FFFFB2", "#FECC5C", "#FD8D3C", "#F03B20", "#BD0026");
        assertThat(map.get(0).opacity()).isZero();
        assertThat(map.stream().map(ColourStep::quantity)).isSorted().endsWith(1.0);
        assertThat(map.stream().map(ColourStep::opacity)).isSorted();
    }

    @ParameterizedTest
    @CsvSource({
        "hotspot, hot-99, #B2182B",
        "hotspot, hot-95, #EF8A62",
        "hotspot, hot-90, #FDDBC7",
        "hotspot, cold-90, #D1E5F0",
        "hotspot, cold-95, #67A9CF",
        "hotspot, cold-99, #2166AC",
        "choropleth, 1, #EDF8FB",
        "choropleth, 2, #B3CDE3",
        "choropleth, 3, #8C96C6",
        "choropleth, 4, #8856A7",
        "choropleth, 5, #810F7C",
        "coverage, covered, #2B8CBE",
        "coverage, gap, #D9480F",
        "coverage, excluded, #8D99A6"
    })
    void classesHaveTheAgreedColours(String style, String value, String colour) {
        StyleRule rule = styles.get(style).findRule(value).orElseThrow();
        assertThat(rule.property()).isEqualTo("class");
        assertThat(rule.paints().get(0).fill()).isEqualTo(colour);
    }

    @ParameterizedTest
    @CsvSource({"water, #CFE2EC", "residential, #E9E4D8", "park, #CDE3C4"})
    void groundHasTheAgreedColours(String style, String colour) {
        assertThat(styles.get(style).fills().get(0).colour()).isEqualTo(colour);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "map/styles.js; coverage; covered: '([^']+)'; covered",
                "map/styles.js; coverage; gap: '([^']+)'; gap",
                "map/styles.js; coverage; excluded: '([^']+)'; excluded",
                "map/styles.js; choropleth; choropleth: \\['([^']+)'; 1",
                "map/styles.js; choropleth; choropleth: \\[.*'([^']+)'\\]; 5",
                "hotspots/state.js; hotspot; 'hot-99': '([^']+)'; hot-99",
                "hotspots/state.js; hotspot; 'hot-95': '([^']+)'; hot-95",
                "hotspots/state.js; hotspot; 'hot-90': '([^']+)'; hot-90",
                "hotspots/state.js; hotspot; 'cold-90': '([^']+)'; cold-90",
                "hotspots/state.js; hotspot; 'cold-95': '([^']+)'; cold-95",
                "hotspots/state.js; hotspot; 'cold-99': '([^']+)'; cold-99",
                "hotspots/state.js; hotspot; none: '([^']+)'; none",
                "hotspots/state.js; local-moran; 'high-low': '([^']+)'; high-low",
                "hotspots/state.js; local-moran; 'low-high': '([^']+)'; low-high"
            })
    void thePageHasTheColoursOfTheClasses(String script, String style, String pattern, String value)
            throws IOException {
        assertThat(inPage(script, pattern))
                .isEqualTo(styles.get(style)
                        .findRule(value)
                        .orElseThrow()
                        .paints()
                        .get(0)
                        .fill());
    }

    @ParameterizedTest
    @CsvSource({
        "water, fill",
        "residential, fill",
        "park, fill",
        "grid, stroke",
        "area, stroke",
        "cell, stroke",
        "demo_road, stroke",
        "case, colour"
    })
    void thePageHasTheColoursOfTheLayers(String style, String what) throws IOException {
        StyleRule.Paint paint = styles.get(style).rules().get(0).paints().get(0);
        String pattern = "\n  " + style + ": \\{.*?\\b" + what + ": '([^']+)'";
        assertThat(inPage("map/styles.js", pattern)).isEqualTo(what.equals("stroke") ? paint.stroke() : paint.fill());
    }

    private static String inPage(String script, String pattern) throws IOException {
        String text = Files.readString(Path.of("src/main/resources/static/js", script));
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in " + script).isTrue();
        return found.group(1);
    }

    @Test
    void everyStyleHasBothLanguagesAndSaysWhatItIs() {
        assertThat(styles.list()).hasSizeGreaterThan(10).allSatisfy(style -> {
            assertThat(style.title().zh()).matches(".*\\p{IsHan}.*");
            assertThat(style.title().en()).doesNotMatch(".*\\p{IsHan}.*");
            assertThat(style.rules())
                    .isNotEmpty()
                    .allSatisfy(rule -> assertThat(
                                    rule.paints().size() + rule.colourMap().size())
                            .isPositive());
            assertThat(style.document()).containsKeys("id", "title", "rules");
        });
    }

    @Test
    void brokenAndMaliciousDocumentsAreRefused() {
        for (String text : List.of(
                "",
                "<StyledLayerDescriptor>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Rule><Name>&x;</Name></Rule>",
                "<Rule><PolygonSymbolizer><Fill><CssParameter name=\"fill\">url(x)</CssParameter></Fill>"
                        + "</PolygonSymbolizer></Rule>",
                "<Rule><ColorMapEntry color=\"red\" quantity=\"1\"/></Rule>",
                "<Rule><ColorMapEntry color=\"#FF0000\" quantity=\"much\"/></Rule>")) {
            assertThatThrownBy(() -> SldReader.read("x", text))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo("invalid-sld"));
        }
    }

    @Test
    void unknownStylesAreNotFound() {
        assertThatThrownBy(() -> styles.get("none"))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("style-not-found"));
    }
}
