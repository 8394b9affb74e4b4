package org.cityreach.heat;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.cityreach.cases.CaseFilter;
import org.cityreach.cases.CaseIndex;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.heat.algorithm.DensityField;
import org.cityreach.heat.algorithm.Formula;
import org.cityreach.heat.algorithm.Kernel;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.style.LegendClass;
import org.cityreach.style.Styles;
import org.cityreach.testing.TemporaryStore;
import org.cityreach.tile.TileAddress;
import org.cityreach.tile.TileMatrixSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Truth: the colour of a drawn pixel is the legend's colour of the formula at the pixel's centre, summed place by
 * place; one picture drawn across the seam of two tiles.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RenderedTilesTest {

    private static final long SEED = 20_261_202;
    private static final int CASES = 18_000;
    private static final int LAST = TileAddress.PIXELS - 1;

    /** Every so many pixels are held against the formula; the number shares no factor with the width. */
    private static final int EVERY = 67;

    private static final double LONGITUDE = 119.95;
    private static final double LATITUDE = 31.70;

    private final TemporaryStore store = TemporaryStore.open();
    private final double[] xs = new double[CASES];
    private final double[] ys = new double[CASES];

    @BeforeAll
    void fill() {
        Random random = new Random(SEED);
        List<Feature> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            boolean clustered = random.nextInt(3) > 0;
            int cluster = random.nextInt(6);
            double longitude = LONGITUDE
                    + (clustered
                            ? 0.02 * (cluster - 3) + 0.004 * random.nextGaussian()
                            : 0.2 * random.nextDouble() - 0.1);
            double latitude = LATITUDE
                    + (clustered
                            ? 0.02 * (cluster % 3) - 0.02 + 0.003 * random.nextGaussian()
                            : 0.16 * random.nextDouble() - 0.08);
            cases.add(new Feature(
                    "c" + i, new GeometryFactory().createPoint(new Coordinate(longitude, latitude)), Map.of()));
        }
        store.with(
                new Layer(
                        "cases", LocalizedText.same("cases"), GeometryType.POINT, Crs.CGCS2000, List.of(), null, false),
                cases);
        CaseIndex index = index();
        for (int row = 0; row < CASES; row++) {
            xs[row] = index.easting(row);
            ys[row] = index.northing(row);
        }
    }

    @AfterAll
    void close() {
        store.close();
    }

    private CaseIndex index() {
        return store.caseIndexes().current("cases");
    }

    private DensityField field(double radiusMetres) {
        return DensityField.compute(
                new CasePlaces(index(), CaseFilter.ALL, Progress.NONE),
                index().bounds(),
                Kernel.QUARTIC,
                radiusMetres,
                Progress.NONE);
    }

    private HeatLayer layer(double radiusMetres) {
        HeatQuestion question = new HeatQuestion(index(), CaseFilter.ALL, Kernel.QUARTIC, radiusMetres);
        HeatField known = new HeatField(field(radiusMetres), radiusMetres, false);
        return new HeatLayer(
                "test", question, () -> known, new Styles().get("heat").colourMap(), null);
    }

    /** The tile that holds the middle of a cluster. */
    private static TileAddress tile(int z) {
        double radians = Math.toRadians(LATITUDE);
        double down = (1 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / Math.PI) / 2;
        return new TileAddress(z, (int) (down * (1 << z)), (int) ((LONGITUDE + 180) / 360 * (1 << z)));
    }

    private static BufferedImage picture(HeatLayer layer, TileAddress address) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(layer.draw(address).content()));
    }

    /** Where a pixel's centre lies in city metres: by the formula of the Mercator projection and the transform alone. */
    private double[] place(TileAddress tile, int col, int row) {
        double pixels = 256.0 * (1 << tile.z());
        double longitude = (tile.col() * 256.0 + col + 0.5) / pixels * 360 - 180;
        double down = (tile.row() * 256.0 + row + 0.5) / pixels;
        double latitude = Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * down))));
        double[] xy = {longitude, latitude};
        if (tile.set() != TileMatrixSet.WEB_MERCATOR_QUAD) {
            double degrees = 360.0 / tile.set().columns(tile.z()) / 256;
            xy[0] = (tile.col() * 256.0 + col + 0.5) * degrees - 180;
            xy[1] = 90 - (tile.row() * 256.0 + row + 0.5) * degrees;
        }
        CrsTransform.between(Crs.CRS84, index().metricCrs()).apply(xy);
        return xy;
    }

    @ParameterizedTest(name = "seed 20261202, radius {0} m, levels {1} to {2}")
    @CsvSource({"300, 10, 17", "25, 13, 17", "100, 10, 16", "2000, 10, 15"})
    void colourOfPixelsIsThatOfTheFormula(double radiusMetres, int from, int to) throws IOException {
        HeatLayer layer = layer(radiusMetres);
        List<LegendClass> classes = layer.legend().classes();
        double maximum = field(radiusMetres).maximum();
        int coloured = 0;
        for (int z = from; z <= to; z++) {
            TileAddress here = tile(z);
            for (TileAddress tile : List.of(
                    here,
                    new TileAddress(z, here.row(), here.col() + 1),
                    new TileAddress(z, here.row() + 1, here.col()))) {
                BufferedImage picture = picture(layer, tile);
                for (int pixel = 0; pixel < 65_536; pixel += EVERY) {
                    coloured += check(picture, tile, pixel % 256, pixel / 256, radiusMetres, classes, maximum);
                }
                for (int along = 0; along < 256; along += 9) {
                    check(picture, tile, 0, along, radiusMetres, classes, maximum);
                    check(picture, tile, LAST, along, radiusMetres, classes, maximum);
                    check(picture, tile, along, 0, radiusMetres, classes, maximum);
                    check(picture, tile, along, LAST, radiusMetres, classes, maximum);
                }
            }
        }
        assertThat(coloured).isGreaterThan(500);
    }

    @ParameterizedTest(name = "seed 20261202, {0}, level {1}")
    @CsvSource({"WORLD_CRS84_QUAD, 10", "WORLD_CRS84_QUAD, 14", "CGCS2000_QUAD, 9", "CGCS2000_QUAD, 15"})
    void colourOfPixelsIsThatOfTheFormulaInDegreesToo(TileMatrixSet set, int z) throws IOException {
        HeatLayer layer = layer(300);
        List<LegendClass> classes = layer.legend().classes();
        double maximum = field(300).maximum();
        double side = 360.0 / set.columns(z);
        TileAddress tile = new TileAddress(set, z, (int) ((90 - LATITUDE) / side), (int) ((LONGITUDE + 180) / side));
        BufferedImage picture = picture(layer, tile);
        int coloured = 0;
        for (int pixel = 0; pixel < 65_536; pixel += EVERY) {
            coloured += check(picture, tile, pixel % 256, pixel / 256, 300, classes, maximum);
        }
        assertThat(coloured).isPositive();
    }

    /** 1 where the pixel has a colour. */
    private int check(
            BufferedImage picture,
            TileAddress tile,
            int col,
            int row,
            double radiusMetres,
            List<LegendClass> classes,
            double maximum) {
        double[] place = place(tile, col, row);
        double density = Formula.quartic(xs, ys, place[0], place[1], radiusMetres);
        double allowed = Math.max(0.01 * density, 1e-3 * maximum);
        int argb = picture.getRGB(col, row);
        double[] range = densitiesOf(argb, classes);
        if (density + allowed < range[0] || density - allowed > range[1]) {
            throw new AssertionError("pixel %d, %d of %s is %08x, which stands for %s to %s; the formula gives %s"
                    .formatted(col, row, tile, argb, range[0], range[1], density));
        }
        return argb >>> 24 == 0 ? 0 : 1;
    }

    /** What densities a colour stands for, by the legend: from and to. */
    private static double[] densitiesOf(int argb, List<LegendClass> classes) {
        double first = limit(classes.get(0));
        double opacity = (argb >>> 24) / 255.0;
        for (LegendClass each : classes) {
            boolean same = each.colour().equals("#%06X".formatted(argb & 0xffffff));
            if (same && Math.abs(opacity - each.opacity()) < 0.5 / 255) {
                Double to = each.to();
                return new double[] {limit(each), to == null ? Double.POSITIVE_INFINITY : to};
            }
        }
        // Below the first class its colour fades to nothing in steps.
        double share = opacity / classes.get(0).opacity();
        assertThat(opacity == 0 || classes.get(0).colour().equals("#%06X".formatted(argb & 0xffffff)))
                .isTrue();
        return new double[] {first * (share - 0.03), first * (share + 0.03)};
    }

    private static double limit(LegendClass each) {
        Double from = each.from();
        return from == null ? 0 : from;
    }

    @ParameterizedTest(name = "seed 20261202, radius {0} m, level {1}")
    @CsvSource({"300, 10", "300, 13", "300, 17", "25, 11", "25, 13", "25, 16", "12, 15", "2000, 12"})
    void pixelsAtASeamAreThoseOfOnePictureAcrossIt(double radiusMetres, int z) throws IOException {
        HeatLayer layer = layer(radiusMetres);
        DensityField field = field(radiusMetres);
        HeatScale scale = HeatScale.of(field.maximum(), new Styles().get("heat").colourMap());
        TileAddress west = tile(z);
        TileAddress east = new TileAddress(z, west.row(), west.col() + 1);
        double[] across = new double[8 * 256];
        double[] up = new double[8 * 256];
        Envelope area = new Envelope();
        for (int i = 0; i < across.length; i++) {
            int col = i % 8;
            double[] place = col < 4 ? place(west, LAST - 3 + col, i / 8) : place(east, col - 4, i / 8);
            across[i] = place[0];
            up[i] = place[1];
            area.expandToInclude(place[0], place[1]);
        }
        double pixelMetres = Math.hypot(across[1] - across[0], up[1] - up[0]);
        double[] values = field.valuesAt(across, up, area, pixelMetres, Progress.NONE);
        BufferedImage left = picture(layer, west);
        BufferedImage right = picture(layer, east);
        int different = 0;
        for (int i = 0; i < values.length; i++) {
            int col = i % 8;
            int argb = col < 4 ? left.getRGB(LAST - 3 + col, i / 8) : right.getRGB(col - 4, i / 8);
            int expected = scale.palette()[scale.number(values[i])];
            boolean same = expected >>> 24 == 0 ? argb >>> 24 == 0 : argb == expected;
            // A value that lies on a limit to the millimetre of the position may fall on either side of it.
            boolean onALimit = scale.number(values[i] * (1 + 1e-5)) != scale.number(values[i] * (1 - 1e-5));
            different += same || onALimit ? 0 : 1;
        }
        assertThat(different).isZero();
    }
}
