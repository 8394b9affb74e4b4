package org.cityreach.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Truth: the figures on the page. Files arrive, are what they are called, and hold what is shown. */
class DownloadsIT {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    private static final String MARCH = "#s=heat&map=13/31.70100/119.94200&c.from=2026-03-01&c.to=2026-03-31";
    private static final byte[] LITTLE_ENDIAN_TIFF = {'I', 'I', 42, 0};

    private Path folder = Path.of("");

    @BeforeEach
    void emptyFolder() throws IOException {
        folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "downloads").toAbsolutePath()), "page");
        JOURNEY.browser().downloadTo(folder);
    }

    @Test
    void surfaceAndItsCases() throws IOException {
        Browser browser = JOURNEY.openAtOfficeSize(MARCH + "&c.kinds=complaint");
        browser.part("heat-radius");
        int count = Integer.parseInt(browser.attributeOf("[data-test='heat-count']", "data-count"));
        byte[] tiff = Files.readAllBytes(export("密度栅格 GeoTIFF", "density.tif"));
        assertThat(tiff).startsWith(LITTLE_ENDIAN_TIFF).hasSizeGreaterThan(100_000);
        String csv = Files.readString(export("案件 CSV", "case.csv"));
        assertThat(csv.lines().count() - 1).isEqualTo(count);
        JsonNode geojson =
                JsonMapper.builder().build().readTree(Files.readAllBytes(export("案件 GeoJSON", "case.geojson")));
        assertThat(geojson.path("type").asString()).isEqualTo("FeatureCollection");
        assertThat(geojson.path("features").size()).isEqualTo(count);
        assertThat(geojson.path("features").valueStream())
                .allMatch(one -> one.path("properties").path("kind").asString().equals("complaint"));
        BufferedImage picture = ImageIO.read(export("地图 PNG", "heat.png").toFile());
        assertThat(picture.getWidth()).isGreaterThan(700);
    }

    @Test
    void areasAsTableAndShapes() throws IOException {
        Browser browser = JOURNEY.openAtOfficeSize(MARCH + "&h.view=areas");
        browser.part("table-areas");
        byte[] csv = Files.readAllBytes(export("表格 CSV", "areas.csv"));
        String text = new String(csv, StandardCharsets.UTF_8);
        assertThat(text).startsWith("\ufeff").contains("湖塘 01 网格");
        JsonNode shapes =
                JsonMapper.builder().build().readTree(Files.readAllBytes(export("图形 GeoJSON", "areas.geojson")));
        assertThat(text.lines().count() - 1).isEqualTo(shapes.path("features").size());
    }

    private Path export(String label, String name) {
        Browser browser = JOURNEY.browser();
        Path file = folder.resolve(name);
        browser.clickPart("export");
        browser.script(
                "[...document.querySelectorAll('.menu-list button')].find((one) => one.textContent === arguments[0]).click()",
                label);
        browser.await(name, () -> Files.exists(file));
        return file;
    }
}
