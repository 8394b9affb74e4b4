package org.cityreach.siting.candidate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Note;
import org.cityreach.analysis.Selection;
import org.cityreach.analysis.Sources;
import org.cityreach.fault.Fault;
import org.cityreach.grid.AreaLocator;
import org.cityreach.layer.GeometryType;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** Makes the candidates of a question, in city metres. One thread. */
public final class CandidateReader {

    /** More candidates than this are no choice a planner can look through. */
    public static final int MOST_CANDIDATES = 50_000;

    private static final int MOST_LATTICE_POINTS = 4_000_000;
    private static final String FEW = ", so that there are at most " + MOST_CANDIDATES + " candidates";

    private final Sources sources;
    private final MetricFrame frame;
    private final List<Note> notes;

    public CandidateReader(Sources sources, MetricFrame frame, List<Note> notes) {
        this.sources = sources;
        this.frame = frame;
        this.notes = notes;
    }

    /**
     * The candidates, those of a layer in its order, those of a lattice row by row from north to south and
     * in a row from west to east.
     *
     * @param demandExtent what a lattice without polygons covers, in city metres
     */
    public List<Candidate> read(CandidateSource source, Envelope demandExtent) {
        if (source instanceof CandidateSource.Features features) {
            return features(features);
        }
        return source instanceof CandidateSource.Lattice lattice ? lattice(lattice, demandExtent) : List.of();
    }

    private List<Candidate> features(CandidateSource.Features source) {
        LayerSnapshot snapshot = sources.get(source.selection(), "candidates");
        GeometryType type = snapshot.layer().geometryType();
        if (type.dimension() == 1) {
            throw Fault.invalid(
                    "candidates-not-points-or-polygons",
                    "candidates.collection",
                    snapshot.layer().id(),
                    "a collection of points, or of polygons as parcels");
        }
        if (source.nameProperty() != null) {
            snapshot.layer().getProperty(source.nameProperty(), "candidates.nameProperty");
        }
        if (source.landProperty() != null) {
            sources.getNumeric(snapshot.layer().id(), source.landProperty(), "candidates.landProperty");
        }
        int[] rows = sources.rows(source.selection(), "candidates");
        if (rows.length > MOST_CANDIDATES) {
            throw Fault.invalid(
                    "too-many-candidates",
                    "candidates.collection",
                    rows.length + " features",
                    "at most " + MOST_CANDIDATES + "; a filter leaves some out");
        }
        LayerSnapshot.Projected projected = snapshot.in(frame.crs());
        MetricFrame.Places places = new MetricFrame.Places(snapshot);
        List<Candidate> candidates = new ArrayList<>();
        for (int row : rows) {
            Geometry shape = projected.geometry(row);
            if (shape != null && !shape.isEmpty() && frame.holds(places.longitude(row))) {
                candidates.add(candidate(source, snapshot, row, shape));
            }
        }
        noteFeatures(type, rows.length - candidates.size());
        return candidates;
    }

    private void noteFeatures(GeometryType type, int leftOut) {
        if (type.dimension() == 2) {
            notes.add(Note.of(
                    "parcels-by-interior-point",
                    "候选地块以其内部一点计距离,面积即用地",
                    "Parcels are measured from a point inside them; their area is their land"));
        }
        if (leftOut > 0) {
            notes.add(Note.of(
                    "candidates-without-place",
                    leftOut + " 处候选没有几何或离坐标带太远,未计入",
                    leftOut + " candidates have no geometry or lie too far from the zone and were left out"));
        }
    }

    private static Candidate candidate(
            CandidateSource.Features source, LayerSnapshot snapshot, int row, Geometry shape) {
        Point place = shape.getDimension() == 2 ? shape.getInteriorPoint() : shape.getCentroid();
        double land = source.landProperty() != null
                ? snapshot.number(row, source.landProperty())
                : shape.getDimension() == 2 ? shape.getArea() : Double.NaN;
        return new Candidate(
                snapshot.id(row), name(source.nameProperty(), snapshot, row), place.getX(), place.getY(), land, row);
    }

    private static @Nullable String name(@Nullable String property, LayerSnapshot snapshot, int row) {
        if (property == null) {
            return Sources.name(snapshot, row);
        }
        Object value = snapshot.value(row, property);
        return value == null ? null : value.toString();
    }

    private List<Candidate> lattice(CandidateSource.Lattice source, Envelope demandExtent) {
        double spacing = source.spacingMetres();
        List<Geometry> polygons = source.within() == null ? List.of() : polygons(source.within(), "candidates.within");
        Envelope extent = source.within() == null ? demandExtent : new Envelope();
        polygons.forEach(polygon -> extent.expandToInclude(polygon.getEnvelopeInternal()));
        if (extent.isNull()) {
            return List.of();
        }
        long west = (long) Math.ceil(extent.getMinX() / spacing);
        long east = (long) Math.floor(extent.getMaxX() / spacing);
        long south = (long) Math.ceil(extent.getMinY() / spacing);
        long north = (long) Math.floor(extent.getMaxY() / spacing);
        double count = (double) Math.max(0, east - west + 1) * Math.max(0, north - south + 1);
        if (count > MOST_LATTICE_POINTS || source.within() == null && count > MOST_CANDIDATES) {
            throw tooFine(spacing, count);
        }
        AreaLocator locator = AreaLocator.of(polygons);
        List<double[]> places = new ArrayList<>();
        for (long row = north; row >= south; row--) {
            for (long column = west; column <= east; column++) {
                double x = column * spacing;
                double y = row * spacing;
                if (source.within() == null || locator.locate(x, y) != AreaLocator.OUTSIDE) {
                    places.add(new double[] {x, y});
                }
            }
        }
        if (places.size() > MOST_CANDIDATES) {
            throw tooFine(spacing, places.size());
        }
        return numbered(places);
    }

    private static List<Candidate> numbered(List<double[]> places) {
        int digits = Math.max(4, Integer.toString(places.size()).length());
        List<Candidate> candidates = new ArrayList<>(places.size());
        for (double[] place : places) {
            String id = String.format(Locale.ROOT, "G%0" + digits + "d", candidates.size() + 1);
            candidates.add(new Candidate(id, null, place[0], place[1], Double.NaN, -1));
        }
        return candidates;
    }

    private static Fault tooFine(double spacingMetres, double count) {
        long least = (long) Math.ceil(1.02 * spacingMetres * Math.sqrt(count / MOST_CANDIDATES));
        return Fault.invalid(
                "too-many-candidates",
                "candidates.spacingMetres",
                spacingMetres,
                "about " + least + " metres or more here" + FEW + ", or a smaller area within");
    }

    /** The polygons of a selection in city metres; a fault where the collection has others. */
    private List<Geometry> polygons(Selection selection, String path) {
        return polygons(sources, frame, selection, path);
    }

    static List<Geometry> polygons(Sources sources, MetricFrame frame, Selection selection, String path) {
        LayerSnapshot snapshot = sources.get(selection, path);
        if (snapshot.layer().geometryType().dimension() != 2) {
            throw Fault.invalid(
                    "area-not-polygons", path + ".collection", selection.collection(), "a collection of polygons");
        }
        LayerSnapshot.Projected projected = snapshot.in(frame.crs());
        List<Geometry> polygons = new ArrayList<>();
        for (int row : sources.rows(selection, path)) {
            Geometry shape = projected.geometry(row);
            if (shape != null && !shape.isEmpty()) {
                polygons.add(shape);
            }
        }
        return polygons;
    }
}
