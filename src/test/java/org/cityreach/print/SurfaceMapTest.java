package org.cityreach.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cityreach.layer.Feature;
import org.cityreach.layer.LayerCodec;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;

/** Truth: a pile of points, around which the surface and so the map lie alike on all sides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurfaceMapTest extends ServiceTest {

    private static final int DPI = 72;
    private static final double PIXELS_PER_MM = DPI / 25.4;

    private String job = "";
    private JsonNode outputs;

    @BeforeAll
    void computeASurface() {
        store.createLayer(LayerCodec.fromMap(
                "pile", Map.of("title", "pile", "geometryType", "Point", "properties", Map.of()), false));
        try (FeatureWriter writer = store.openWriter("pile", WriteMode.APPEND)) {
            for (int i = 0; i < 50; i++) {
                writer.write(
                        new Feature("p" + i, new GeometryFactory().createPoint(new Coordinate(119.95, 31.7)), Map.of()),
                        i);
            }
            writer.prepare();
            writer.commit();
        }
        JsonNode state = anyone().awaitOver(anyone().send(
                        "POST",
                        "/api/processes/density/execution",
                        "{\"inputs\":{\"cases\":{\"collection\":\"pile\"},\"radiusMetres\":1000,\"cellMetres\":20}}",
                        "Prefer",
                        "respond-async"));
        assertThat(state.path("status").asString()).as(state.toString()).isEqualTo("successful");
        job = state.path("jobID").asString();
        outputs = anyone().get("/api/jobs/" + job + "/results").json();
    }

    private PDDocument map(String query) throws IOException {
        HttpResponse<byte[]> answer = anyone().getBytes("/api/maps/pdf?" + query);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), 0, Math.min(400, answer.body().length)))
                .isEqualTo(200);
        return Loader.loadPDF(answer.body());
    }

    /** The colour of a legend's class on the ground, as both are mixed. */
    private static Color onLand(JsonNode one) {
        Color top = Color.decode(one.path("colour").asString());
        double opacity = one.path("opacity").asDouble();
        return new Color(
                mixed(top.getRed(), 0xF3, opacity),
                mixed(top.getGreen(), 0xF1, opacity),
                mixed(top.getBlue(), 0xEB, opacity));
    }

    private static int mixed(int top, int below, double opacity) {
        return (int) Math.round(top * opacity + below * (1 - opacity));
    }

    private static void assertAlike(BufferedImage page, double xMm, double yMm, Color colour) {
        Color seen = new Color(page.getRGB((int) (xMm * PIXELS_PER_MM), (int) (yMm * PIXELS_PER_MM)));
        int apart = Math.max(
                Math.abs(seen.getRed() - colour.getRed()),
                Math.max(Math.abs(seen.getGreen() - colour.getGreen()), Math.abs(seen.getBlue() - colour.getBlue())));
        assertThat(apart)
                .as(seen + " at " + xMm + ", " + yMm + " instead of " + colour)
                .isLessThanOrEqualTo(3);
    }

    /** The map's frame is from 10 to 226 and from 22 to 194 mm; the pile is in its middle. */
    @Test
    void theSurfaceHasTheColoursOfItsLegendWhereItIs() throws IOException {
        try (PDDocument document = map("surface=" + job + "&lang=en")) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, DPI);
            JsonNode classes = outputs.path("legend").path("classes");
            assertAlike(page, 118, 108, onLand(classes.get(classes.size() - 1)));
            assertAlike(page, 14, 26, new Color(0xF3F1EB));
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains("Density of cases", "1/km²", "pile v", "drawn in EPSG:", "1 : ");
            for (JsonNode one : classes) {
                assertThat(text).contains(one.path("label").path("en").asString());
            }
        }
    }

    @Test
    void collectionsLieAboveASurfaceAndInItsBox() throws IOException {
        try (PDDocument document = map("surface=" + job + "&collections=pile")) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains("案件密度", "pile (50)");
        }
    }

    @Test
    void whatIsNoSurfaceIsRefused() {
        assertThat(anyone().get("/api/maps/pdf").code()).isEqualTo("invalid-value");
        assertThat(anyone().get("/api/maps/pdf?surface=nothing").code()).isEqualTo("job-not-found");
        JsonNode sum = anyone().awaitOver(anyone().send(
                        "POST",
                        "/api/processes/sum/execution",
                        "{\"inputs\":{\"a\":1,\"b\":2}}",
                        "Prefer",
                        "respond-async"));
        assertThat(anyone().get("/api/maps/pdf?surface=" + sum.path("jobID").asString())
                        .code())
                .isEqualTo("not-a-surface");
    }
}
