package org.cityreach.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cityreach.fault.Fault;
import org.cityreach.style.sld.SldReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Truth: the colours agreed for the page, written here by hand; malicious and broken documents. */
class StylesTest {

    private static final String BRAND = "#0F766E";

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
        "emerging-hotspot, intensifying-hot, #7F0020",
        "emerging-hotspot, persistent-hot, #B2182B",
        "emerging-hotspot, persistent-cold, #2166AC",
        "repeat-location, repeat, #B2182B",
        "patrol, 0, #D9480F",
        "patrol, 10, #2166AC",
        "grid-check, gap, #D9480F",
        "siting, newly, #00796B",
        "siting, unserved, #D9480F",
        "siting, excluded, #8D99A6",
        "siting, win-2, #01665E",
        "siting, lose-2, #8C510A",
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

    /** What a class looks like on the page comes from here alone. */
    @Test
    void thePageHasNoColoursOfClassesOfItsOwn() throws IOException {
        Set<String> colours = new TreeSet<>();
        for (StyleSheet style : styles.list()) {
            style.rules().stream()
                    .filter(rule -> rule.property() != null)
                    .flatMap(rule -> rule.paints().stream())
                    .map(paint -> paint.fill() == null ? paint.stroke() : paint.fill())
                    .forEach(colours::add);
        }
        colours.remove(BRAND);
        assertThat(colours).contains("#B2182B", "#810F7C", "#FD8D3C", "#D9480F");
        for (String section : List.of("coverage", "grids", "hotspots", "map", "ranking", "roads", "siting")) {
            try (Stream<Path> modules = Files.list(Path.of("src/main/resources/static/js", section))) {
                for (Path module : modules.toList()) {
                    String text = Files.readString(module).toUpperCase(Locale.ROOT);
                    assertThat(colours).as(module.toString()).noneMatch(text::contains);
                }
            }
        }
    }

    @Test
    void everyStyleHasBothLanguagesAndSaysWhatItIs() {
        assertThat(styles.list()).hasSizeGreaterThan(10).allSatisfy(style -> {
            assertThat(style.title().zh()).matches(".*\\p{IsHan}.*");
            assertThat(style.title().en()).doesNotMatch(".*\\p{IsHan}.*");
            assertThat(style.rules())
                    .isNotEmpty()
                    .allSatisfy(rule -> assertThat(
                                    rule.paints().size() + rule.colourMap().size() + (rule.label() == null ? 0 : 1))
                            .isPositive());
            assertThat(style.document()).containsKeys("id", "title", "rules");
        });
    }

    @Test
    void textsAndScalesAreReadAndLeftOutOfWhatThePageDraws() {
        StyleSheet style = styles.get("grid");
        StyleRule names = style.rules().get(style.rules().size() - 1);
        assertThat(names.label()).isEqualTo(new StyleRule.Label("name", 12, false, "#3B3B58", "#FFFFFF", 1.5));
        assertThat(names.scales().hold(39_999)).isTrue();
        assertThat(names.scales().hold(40_000)).isFalse();
        assertThat((List<?>) style.document().get("rules"))
                .hasSize(style.rules().size() - 1);
        assertThat(style.symbols()).hasSize(style.rules().size() - 1);
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
