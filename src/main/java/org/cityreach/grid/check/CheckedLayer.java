package org.cityreach.grid.check;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.analysis.Selection;
import org.cityreach.analysis.Sources;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.GeometryCheck;
import org.cityreach.geo.GeometryFlaw;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Selected polygons of a collection in metres, with what is checked of them. Immutable. */
public final class CheckedLayer {

    private static final String CODE = "code";

    private final LayerSnapshot snapshot;
    private final List<Integer> rows = new ArrayList<>();
    private final List<@Nullable Geometry> shapes = new ArrayList<>();
    private final List<@Nullable GeometryFlaw> flaws = new ArrayList<>();
    private final List<Integer> sound = new ArrayList<>();

    private CheckedLayer(LayerSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Reads a selection; a fault names the input where it holds no polygons. */
    public static CheckedLayer read(Sources sources, Selection selection, String input, Crs metricCrs) {
        LayerSnapshot snapshot = sources.get(selection, input);
        if (snapshot.layer().geometryType().dimension() != 2) {
            throw Fault.invalid(
                    input + "-not-polygons", input + ".collection", selection.collection(), "a collection of polygons");
        }
        CheckedLayer layer = new CheckedLayer(snapshot);
        LayerSnapshot.Projected projected = snapshot.in(metricCrs);
        for (int row : sources.rows(selection, input)) {
            layer.add(row, projected.geometry(row));
        }
        return layer;
    }

    /** Only features whose code has so many digits. */
    public CheckedLayer withCodeDigits(int digits) {
        CheckedLayer some = new CheckedLayer(snapshot);
        for (int i = 0; i < size(); i++) {
            if (code(i).matches("[0-9]{" + digits + "}")) {
                some.add(rows.get(i), shapes.get(i));
            }
        }
        return some;
    }

    private void add(int row, @Nullable Geometry shape) {
        GeometryFlaw flaw = shape == null ? null : GeometryCheck.find(shape).orElse(null);
        if (shape != null && flaw == null) {
            sound.add(rows.size());
        }
        rows.add(row);
        shapes.add(shape);
        flaws.add(flaw);
    }

    public int size() {
        return rows.size();
    }

    public String id(int feature) {
        return snapshot.id(rows.get(feature));
    }

    /** The property {@code code}, or the id where the collection has no such property; empty where it is missing. */
    public String code(int feature) {
        return snapshot.layer().findProperty(CODE).isPresent() ? text(feature, CODE) : id(feature);
    }

    public boolean has(String property) {
        return snapshot.layer().findProperty(property).isPresent();
    }

    /** Empty where it is missing. */
    public String text(int feature, String property) {
        Object value = has(property) ? snapshot.value(rows.get(feature), property) : null;
        return value == null ? "" : value.toString().strip();
    }

    public @Nullable GeometryFlaw flaw(int feature) {
        return flaws.get(feature);
    }

    /** Whether there is a geometry without a flaw. */
    public boolean isSound(int feature) {
        return shapes.get(feature) != null && flaws.get(feature) == null;
    }

    public boolean hasShape(int feature) {
        return shapes.get(feature) != null;
    }

    /** Of a sound feature. */
    public Geometry shape(int feature) {
        Geometry shape = shapes.get(feature);
        if (shape == null) {
            throw new IllegalArgumentException(id(feature) + " has no geometry");
        }
        return shape;
    }

    /** Numbers of the features that are sound, ascending. */
    public List<Integer> sound() {
        return List.copyOf(sound);
    }

    /** The shapes of {@link #sound}. */
    public List<Geometry> soundShapes() {
        return sound.stream().map(this::shape).toList();
    }
}
