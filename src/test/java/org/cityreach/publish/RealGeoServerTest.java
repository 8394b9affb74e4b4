package org.cityreach.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cityreach.exchange.LayerPart;
import org.cityreach.exchange.export.GeoPackageMaker;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.publish.PublishingTown.Wish;
import org.cityreach.publish.standin.OpenedTables;
import org.cityreach.publish.standin.StandInGeoServer;
import org.cityreach.store.geopackage.OwnGeoPackageFiles;
import org.cityreach.style.Styles;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Truth: a real GeoServer, where GEOSERVER_URL, GEOSERVER_USER and GEOSERVER_PASSWORD name one; the same questions are
 * put to the stand-in, which must answer alike. A layer in a file, a density surface and a group, in a workspace of its
 * own that is gone afterwards.
 */
class RealGeoServerTest {

    /** The stand-in is broken off at every call by {@link BrokenOffTest}, so here it is only at some. */
    private static final int STAND_IN_STRIDE = 17;

    private static final Wish WISH = new Wish(List.of(), true, "a1", true, List.of(), false);

    @TempDir
    private Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> aPublicationHoldsOnEachServer() {
        return Stream.of(
                DynamicTest.dynamicTest("stand-in", () -> {
                    try (StandInGeoServer server = new StandInGeoServer(new OpenedTables())) {
                        ask(server.url(), StandInGeoServer.USER, StandInGeoServer.PASSWORD, STAND_IN_STRIDE);
                    }
                }),
                DynamicTest.dynamicTest("GeoServer at GEOSERVER_URL", () -> {
                    String url = System.getenv("GEOSERVER_URL");
                    assumeTrue(
                            url != null && !url.isBlank(),
                            "skipped: GEOSERVER_URL, GEOSERVER_USER and GEOSERVER_PASSWORD name no GeoServer");
                    ask(
                            URI.create(String.valueOf(url).replaceAll("/+$", "")),
                            System.getenv().getOrDefault("GEOSERVER_USER", "admin"),
                            System.getenv().getOrDefault("GEOSERVER_PASSWORD", ""),
                            1);
                }));
    }

    private void ask(URI url, String user, String password, int stride) {
        try (PublishingTown town = PublishingTown.at(url, user, password, geoPackage())) {
            List<Step> planned = town.plan(WISH);
            assertThat(town.plan(WISH)).as("a plan writes nothing").isEqualTo(planned);
            PublishResult first = town.publish(WISH);
            assertThat(first.plan()).isEqualTo(planned);
            assertThat(first.done()).isNotEmpty();
            assertThat(town.publish(WISH).done()).isEmpty();
            assertThat(town.plan(WISH)).extracting(Step::action).containsOnly(Action.KEEP);
            assertThat(town.publish(WISH.withSurface("b2")).done())
                    .extracting(step -> step.kind() + " " + step.name())
                    .containsExactly("surface heatmap", "tiles heatmap");
            town.publish(Wish.nothing().withdrawing());
            assertThat(town.publish(Wish.nothing().withdrawing()).plan()).isEmpty();
            breakOff(town, stride);
            town.publish(Wish.nothing().withdrawing());
        }
    }

    /** At requests in turn, before each and after it. */
    private static void breakOff(PublishingTown town, int stride) {
        Failing counting = new Failing(-1, false);
        town.breakAt(counting);
        town.publish(WISH);
        for (int at = 0; at < counting.requests(); at += stride) {
            for (boolean afterwards : new boolean[] {false, true}) {
                town.breakAt(null);
                town.publish(Wish.nothing().withdrawing());
                town.breakAt(new Failing(at, afterwards));
                try {
                    town.publish(WISH);
                } catch (Fault brokenOff) {
                    assertThat(brokenOff.kind()).isEqualTo(Fault.Kind.ELSEWHERE);
                }
                town.breakAt(null);
                town.publish(WISH);
                assertThat(town.publish(WISH).done())
                        .as("broken at %d, %s", at, afterwards)
                        .isEmpty();
            }
        }
    }

    private byte[] geoPackage() {
        Path file = folder.resolve("gaps.gpkg");
        Layer layer =
                new Layer("gaps", LocalizedText.same("gaps"), GeometryType.POINT, Crs.CGCS2000, List.of(), null, false);
        GeometryFactory points = new GeometryFactory();
        LayerPart part = new LayerPart(layer, features -> {
            features.accept(new Feature("1", points.createPoint(new Coordinate(120.4, 31.4)), Map.of()));
            features.accept(new Feature("2", points.createPoint(new Coordinate(120.6, 31.6)), Map.of()));
        });
        new GeoPackageMaker(new OwnGeoPackageFiles(), new Styles()).make(List.of(part), null, file, Progress.NONE);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
