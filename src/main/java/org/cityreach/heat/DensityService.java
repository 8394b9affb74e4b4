package org.cityreach.heat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cityreach.analysis.Note;
import org.cityreach.analysis.Sources;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.heat.DensityResult.Grid;
import org.cityreach.heat.DensityResult.Statistics;
import org.cityreach.heat.algorithm.DensityRaster;
import org.cityreach.heat.algorithm.Places;
import org.cityreach.heat.algorithm.RasterFrame;
import org.cityreach.heat.file.GeoTiff;
import org.cityreach.heat.file.ResultFolder;
import org.cityreach.job.Progress;
import org.cityreach.layer.LocalizedText;
import org.cityreach.snapshot.Snapshots;
import org.cityreach.style.ColourStep;
import org.cityreach.style.Legend;
import org.cityreach.style.Styles;
import org.cityreach.tile.Png;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Service;

/**
 * Density rasters as files. Cells are squares in the cases' metric system. Values are per km² of ground, or per 1000
 * residents: the density of cases over that of residents, both by the same kernel. Safe for use by many threads.
 */
@Service
public class DensityService {

    /** The most cells of a raster. */
    public static final int MOST_CELLS = 1 << 24;

    private static final int USUAL_CELLS_ACROSS = 1000;
    private static final double SMALLEST_CELL_METRES = 0.1;
    private static final double LARGEST_CELL_METRES = 100_000;
    private static final double EDGE_SAMPLES = 8;

    private final Snapshots snapshots;
    private final ResultFolder folder;
    private final List<ColourStep> map;

    public DensityService(Snapshots snapshots, HeatProperties properties, Styles styles) {
        this.snapshots = snapshots;
        folder = new ResultFolder(
                Path.of(properties.folder(), "density"), properties.results().toBytes());
        map = styles.get("heat").colourMap();
    }

    /** A kept file of a result; the fault {@code result-not-found} where there is none any more. */
    public byte[] readFile(String resultId, String name) {
        return folder.read(resultId, name);
    }

    /** Computes a raster and keeps its files. */
    public DensityResult compute(DensityRequest request, Progress progress) {
        WeightedCases cases = WeightedCases.read(request.cases(), request.weight(), progress.between(0, 0.2));
        Sources sources = new Sources(snapshots);
        List<Note> notes = new ArrayList<>();
        boolean byRule = Double.isNaN(request.radiusMetres());
        double radius = byRule ? radiusByRule(cases, notes) : request.radiusMetres();
        addNotes(request, cases, notes);
        Map<String, Long> versions = new LinkedHashMap<>();
        versions.put(
                request.cases().index().layer().id(), request.cases().index().version());
        Crs crs = request.cases().index().metricCrs();
        Envelope area = area(request, cases, radius, crs);
        if (area.isNull()) {
            return nothing(request, radius, byRule, versions, notes);
        }
        RasterFrame frame = frame(area, request.cellMetres());
        float[] values =
                DensityRaster.compute(cases.places(), frame, request.kernel(), radius, progress.between(0.2, 0.6));
        if (request.residents() != null) {
            Places residents =
                    ResidentPlaces.read(sources, request.residents(), crs, radius, progress.between(0.6, 0.7));
            float[] people =
                    DensityRaster.compute(residents, frame, request.kernel(), radius, progress.between(0.7, 0.9));
            toRates(
                    values,
                    people,
                    request.residents().least() * request.kernel().peakPerSquareKilometre(radius));
            versions.putAll(sources.versions());
        }
        progress.report(0.9, "writing-files");
        Figures figures = Figures.of(values);
        HeatScale scale = HeatScale.of(figures.maximum, map);
        String unit = request.residents() == null ? "1/km²" : "per 1000 residents";
        String id = folder.keep(files(frame, values, crs, scale, unit));
        boolean summed = request.residents() == null;
        double integral = summed ? figures.sum * frame.cellMetres() * frame.cellMetres() / 1e6 : Double.NaN;
        Statistics statistics = new Statistics(
                figures.minimum,
                figures.maximum,
                figures.mean(),
                integral,
                cases.size(),
                new Grid(crs.code(), frame.cellMetres(), frame.cols(), frame.rows(), figures.empty, radius, byRule),
                unit);
        Legend legend = new Legend(title(request), unit, scale.classes(), Map.of());
        return new DensityResult(statistics, legend, id, toDegrees(frame.area(), crs), versions, notes);
    }

    private static double radiusByRule(WeightedCases cases, List<Note> notes) {
        double radius = cases.radiusByRule();
        if (Double.isNaN(radius)) {
            notes.add(new Note(
                    "no-radius-by-rule",
                    new LocalizedText(
                            "案件不足两件或都在同一位置,按规则无法求半径,取 250 米",
                            "fewer than two cases, or all in one place: the rule has no radius; 250 m were taken")));
            return HeatFields.RADIUS_WITHOUT_RULE_METRES;
        }
        return HeatFields.usable(radius);
    }

    private static void addNotes(DensityRequest request, WeightedCases cases, List<Note> notes) {
        if (cases.size() == 0) {
            notes.add(new Note("no-cases", new LocalizedText("没有符合条件的案件", "no case matches")));
        }
        if (cases.withoutWeight() > 0) {
            notes.add(new Note(
                    "without-weight",
                    new LocalizedText(
                            cases.withoutWeight() + " 件案件没有可用的权重,按 0 计",
                            cases.withoutWeight() + " cases have no usable weight and count as 0")));
        }
        int far = request.cases().index().withoutPlace();
        if (far > 0) {
            notes.add(new Note(
                    "without-place",
                    new LocalizedText(
                            "图层中有 " + far + " 个点没有位置或离城市太远,未计入",
                            far + " points of the collection have no place or lie too far away, and were left out")));
        }
    }

    private static Envelope area(DensityRequest request, WeightedCases cases, double radius, Crs crs) {
        if (request.bbox() == null) {
            Envelope all = cases.bounds();
            if (!all.isNull()) {
                all.expandBy(radius);
            }
            return all;
        }
        Envelope area = new Envelope();
        for (double[] corner : edge(request.bbox())) {
            CrsTransform.between(Crs.CRS84, crs).apply(corner);
            if (Double.isFinite(corner[0]) && Double.isFinite(corner[1])) {
                area.expandToInclude(corner[0], corner[1]);
            }
        }
        if (area.isNull() || !(area.getWidth() > 0) || !(area.getHeight() > 0)) {
            throw Fault.invalid("invalid-bbox", "bbox", request.bbox(), "an area near the cases");
        }
        return area;
    }

    /** Corners and places between them, since edges bend. */
    private static List<double[]> edge(Envelope box) {
        List<double[]> places = new ArrayList<>();
        for (int i = 0; i <= EDGE_SAMPLES; i++) {
            double x = box.getMinX() + i / EDGE_SAMPLES * box.getWidth();
            double y = box.getMinY() + i / EDGE_SAMPLES * box.getHeight();
            places.add(new double[] {x, box.getMinY()});
            places.add(new double[] {x, box.getMaxY()});
            places.add(new double[] {box.getMinX(), y});
            places.add(new double[] {box.getMaxX(), y});
        }
        return places;
    }

    private static Envelope toDegrees(Envelope metres, Crs crs) {
        Envelope degrees = new Envelope();
        for (double[] place : edge(metres)) {
            CrsTransform.between(crs, Crs.CRS84).apply(place);
            if (!Double.isNaN(place[0])) {
                degrees.expandToInclude(place[0], place[1]);
            }
        }
        return degrees;
    }

    /** Cells whose edges lie at whole multiples of their width, so that rasters of parts fit together. */
    private static RasterFrame frame(Envelope area, double asked) {
        double across = Math.max(area.getWidth(), area.getHeight());
        double cell = Double.isNaN(asked) ? Math.max(1, Math.ceil(across / USUAL_CELLS_ACROSS)) : asked;
        double west = Math.floor(area.getMinX() / cell);
        double north = Math.ceil(area.getMaxY() / cell);
        double cols = Math.max(1, Math.ceil(area.getMaxX() / cell) - west);
        double rows = Math.max(1, north - Math.floor(area.getMinY() / cell));
        if (cols * rows > MOST_CELLS) {
            throw Fault.tooLarge(
                    "raster-too-large",
                    String.format(
                            Locale.ROOT,
                            "%.0f × %.0f cells of %s m; at most %d cells are made: ask for larger cells or a smaller bbox",
                            cols,
                            rows,
                            cell,
                            MOST_CELLS));
        }
        return new RasterFrame(west * cell, north * cell, cell, (int) cols, (int) rows);
    }

    /** The fault {@code invalid-input} where cells are too small or too large; NaN is let through. */
    public static double checkedCell(double cellMetres) {
        if (cellMetres < SMALLEST_CELL_METRES || cellMetres > LARGEST_CELL_METRES) {
            throw Fault.invalid("invalid-input", "cellMetres", cellMetres, "0.1 to 100000 metres");
        }
        return cellMetres;
    }

    private static void toRates(float[] cases, float[] people, double leastDensity) {
        for (int i = 0; i < cases.length; i++) {
            cases[i] = people[i] > 0 && people[i] >= leastDensity ? 1000 * cases[i] / people[i] : Float.NaN;
        }
    }

    private static Map<String, byte[]> files(RasterFrame frame, float[] values, Crs crs, HeatScale scale, String unit) {
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = scale.number(values[i]);
        }
        double cell = frame.cellMetres();
        String world = String.join(
                "\n",
                Double.toString(cell),
                "0",
                "0",
                Double.toString(-cell),
                Double.toString(frame.x(0)),
                Double.toString(frame.y(0)),
                "");
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(DensityResult.GEO_TIFF, GeoTiff.write(frame, values, crs, "density of cases", unit));
        files.put(DensityResult.PNG, Png.indexed(frame.cols(), frame.rows(), scale.palette(), pixels));
        files.put(DensityResult.WORLD_FILE, world.getBytes(StandardCharsets.US_ASCII));
        return files;
    }

    private static LocalizedText title(DensityRequest request) {
        return request.residents() == null
                ? new LocalizedText("案件密度", "Density of cases")
                : new LocalizedText("每千居民案件数", "Cases per 1000 residents");
    }

    private static DensityResult nothing(
            DensityRequest request, double radius, boolean byRule, Map<String, Long> versions, List<Note> notes) {
        Grid grid = new Grid(request.cases().index().metricCrs().code(), request.cellMetres(), 0, 0, 0, radius, byRule);
        String unit = request.residents() == null ? "1/km²" : "per 1000 residents";
        @Nullable Legend none = null;
        return new DensityResult(
                new Statistics(Double.NaN, Double.NaN, Double.NaN, 0, 0, grid, unit),
                none,
                null,
                new Envelope(),
                versions,
                notes);
    }

    /** Least, largest and sum of the cells with a value. */
    private static final class Figures {

        private double minimum = Double.NaN;
        private double maximum = Double.NaN;
        private double sum;
        private long valued;
        private long empty;

        static Figures of(float[] values) {
            Figures figures = new Figures();
            for (float value : values) {
                if (Float.isNaN(value)) {
                    figures.empty++;
                } else {
                    figures.minimum = figures.valued == 0 ? value : Math.min(figures.minimum, value);
                    figures.maximum = figures.valued == 0 ? value : Math.max(figures.maximum, value);
                    figures.sum += value;
                    figures.valued++;
                }
            }
            return figures;
        }

        double mean() {
            return sum / valued;
        }
    }
}
