package org.cityreach.grid;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Note;
import org.cityreach.analysis.Selection;
import org.cityreach.analysis.Sources;
import org.cityreach.city.CityProperties;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.geo.MetricCrs;
import org.cityreach.grid.PlannedGrid.Cell;
import org.cityreach.grid.algorithm.CellCutter;
import org.cityreach.grid.algorithm.CellCutter.Piece;
import org.cityreach.grid.algorithm.Fishnet;
import org.cityreach.grid.algorithm.HexagonNet;
import org.cityreach.grid.algorithm.Lattice;
import org.cityreach.job.Progress;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.snapshot.Snapshots;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.stereotype.Service;

/**
 * Makes fishnets and hexagon grids over polygons or a box, with codes that run from west to east and north to
 * south. Cells are aligned to the city's metric system, so grids made apart fit together. Safe for use by many
 * threads.
 */
@Service
public class GridMaker {

    /** The most cells of a made grid. */
    public static final int MOST_CELLS = 30_000;

    private static final int SIDE_PARTS = 16;
    private static final int SERIAL_DIGITS = 3;

    private final Snapshots snapshots;
    private final CityProperties city;

    public GridMaker(Snapshots snapshots, CityProperties city) {
        this.snapshots = snapshots;
        this.city = city;
    }

    /** The cells; faults name the input as {@code within.collection} or {@code cellMetres}. */
    public PlannedGrid compute(GridPlan plan, Progress progress) {
        Sources sources = new Sources(snapshots);
        Ground ground = plan.bbox() == null ? ofFeatures(plan, sources) : ofBox(plan.bbox());
        Envelope extent = new Envelope();
        ground.polygons().forEach(polygon -> extent.expandToInclude(polygon.getEnvelopeInternal()));
        requireFew(plan, extent);
        Lattice lattice = plan.hexagons()
                ? HexagonNet.covering(extent, plan.cellMetres())
                : Fishnet.covering(extent, plan.cellMetres());
        boolean byParent = plan.parentProperty() != null;
        List<Piece> pieces = CellCutter.cut(lattice, ground.polygons(), byParent, plan.clipped(), progress);
        if (pieces.size() > MOST_CELLS) {
            throw tooMany(plan, Math.sqrt((double) pieces.size() / MOST_CELLS));
        }
        CrsTransform toDegrees = CrsTransform.between(ground.crs(), Crs.CRS84);
        Map<String, Integer> serials = new LinkedHashMap<>();
        List<Cell> cells = new ArrayList<>();
        int digits = Math.max(
                SERIAL_DIGITS, Integer.toString(most(pieces, ground.codes())).length());
        for (Piece piece : pieces) {
            String prefix = byParent ? ground.codes().get(piece.parent()) : plan.codePrefix();
            int serial = serials.merge(prefix, 1, Integer::sum);
            cells.add(new Cell(
                    prefix + String.format(Locale.ROOT, "%0" + digits + "d", serial),
                    lattice.id(piece.cell()),
                    lattice.row(piece.cell()) + 1,
                    lattice.column(piece.cell()) + 1,
                    piece.shape().getArea(),
                    toDegrees.apply(piece.shape())));
        }
        return new PlannedGrid(cells, ground.crs().code(), sources.versions(), notes(cells, digits, ground));
    }

    private record Ground(Crs crs, List<Geometry> polygons, List<String> codes, int leftOut) {}

    private static int most(List<Piece> pieces, List<String> codes) {
        int[] counts = new int[Math.max(1, codes.size())];
        int most = 0;
        for (Piece piece : pieces) {
            most = Math.max(most, ++counts[piece.parent()]);
        }
        return most;
    }

    private static List<Note> notes(List<Cell> cells, int digits, Ground ground) {
        List<Note> notes = new ArrayList<>();
        if (cells.isEmpty()) {
            notes.add(Note.of("no-cells", "范围内没有网格", "There is no ground to cover"));
        }
        if (digits > SERIAL_DIGITS) {
            notes.add(Note.of(
                    "serial-beyond-999",
                    "流水号超过 999,编码长于 GB/T 30428.1 的 15 位",
                    "Serials go beyond 999: codes are longer than the 15 digits of GB/T 30428.1"));
        }
        if (ground.leftOut() > 0) {
            notes.add(Note.of(
                    "areas-left-out",
                    ground.leftOut() + " 个要素没有几何或离城市太远,未覆盖",
                    ground.leftOut() + " features have no geometry or lie too far from the city and were left out"));
        }
        return notes;
    }

    private Ground ofBox(Envelope bbox) {
        String configured = city.metricCrs();
        Crs crs = configured == null || configured.isBlank() ? MetricCrs.of(bbox) : Crs.of(configured);
        Geometry box = new GeometryFactory().toGeometry(bbox);
        double step = Math.max(bbox.getWidth(), bbox.getHeight()) / SIDE_PARTS;
        Geometry dense = step > 0 ? Densifier.densify(box, step) : box;
        return new Ground(crs, List.of(CrsTransform.between(Crs.CRS84, crs).apply(dense)), List.of(""), 0);
    }

    private Ground ofFeatures(GridPlan plan, Sources sources) {
        Selection within = plan.within();
        if (within == null) {
            throw new IllegalArgumentException("neither polygons nor a box to cover");
        }
        LayerSnapshot snapshot = sources.get(within, "within");
        if (snapshot.layer().geometryType().dimension() != 2) {
            throw Fault.invalid("within-not-polygon", "within.collection", within.collection(), "a polygon collection");
        }
        if (plan.parentProperty() != null) {
            snapshot.layer().getProperty(plan.parentProperty(), "parentProperty");
        }
        int[] rows = sources.rows(within, "within");
        MetricFrame frame = MetricFrame.of(city.metricCrs(), List.of(snapshot), snapshot, rows);
        MetricFrame.Places places = new MetricFrame.Places(snapshot);
        List<Geometry> polygons = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int row : rows) {
            Geometry polygon = snapshot.in(frame.crs()).geometry(row);
            if (polygon != null && frame.holds(places.longitude(row))) {
                polygons.add(polygon);
                codes.add(parentCode(snapshot, row, plan.parentProperty(), seen));
            }
        }
        return new Ground(frame.crs(), polygons, codes, rows.length - polygons.size());
    }

    private static String parentCode(LayerSnapshot snapshot, int row, @Nullable String property, Set<String> seen) {
        if (property == null) {
            return "";
        }
        Object value = snapshot.value(row, property);
        String code = value == null ? "" : value.toString();
        if (code.isBlank() || !seen.add(code)) {
            throw Fault.invalid(
                    "parent-code-not-unique",
                    "parentProperty",
                    snapshot.id(row) + ": " + (value == null ? "missing" : code),
                    "a property with a different value in every polygon");
        }
        return code;
    }

    private static void requireFew(GridPlan plan, Envelope extent) {
        long count = plan.hexagons()
                ? HexagonNet.count(extent, plan.cellMetres())
                : Fishnet.count(extent, plan.cellMetres());
        if (count > Divisions.MOST_AREAS) {
            throw tooMany(plan, Math.sqrt((double) count / Divisions.MOST_AREAS));
        }
    }

    private static Fault tooMany(GridPlan plan, double factor) {
        return Fault.invalid(
                "too-many-cells",
                "cellMetres",
                plan.cellMetres(),
                "about " + (long) Math.ceil(plan.cellMetres() * factor * 1.02)
                        + " metres or more here, so that there are at" + " most " + MOST_CELLS + " cells");
    }
}
