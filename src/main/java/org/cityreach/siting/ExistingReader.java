package org.cityreach.siting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Note;
import org.cityreach.analysis.Sources;
import org.cityreach.fault.Fault;
import org.cityreach.siting.SitingQuestion.Existing;
import org.cityreach.siting.SitingQuestion.Size;
import org.cityreach.siting.SitingQuestion.Sizes;
import org.cityreach.siting.SitingQuestion.Upgrade;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** Reads the sites that stand, with what they may become. */
final class ExistingReader {

    private static final int MOST_EXISTING = 20_000;

    private final Sources sources;
    private final MetricFrame frame;
    private final List<Note> notes;

    ExistingReader(Sources sources, MetricFrame frame, List<Note> notes) {
        this.sources = sources;
        this.frame = frame;
        this.notes = notes;
    }

    List<SitePlace> read(Existing existing, Sizes sizes, boolean capacitated) {
        LayerSnapshot snapshot = sources.get(existing.selection(), "existing");
        int[] rows = sources.rows(existing.selection(), "existing");
        if (rows.length > MOST_EXISTING) {
            throw Fault.invalid(
                    "too-many-existing",
                    "existing.collection",
                    rows.length + " features",
                    "at most " + MOST_EXISTING + "; a filter leaves some out");
        }
        String property = capacityProperty(existing, sizes, snapshot, capacitated);
        LayerSnapshot.Projected projected = snapshot.in(frame.crs());
        MetricFrame.Places places = new MetricFrame.Places(snapshot);
        List<SitePlace> sites = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int unknown = 0;
        for (int row : rows) {
            Geometry shape = projected.geometry(row);
            if (shape == null || shape.isEmpty() || !frame.holds(places.longitude(row))) {
                continue;
            }
            double capacity = property == null ? sizes.choices().get(0).capacity() : snapshot.number(row, property);
            boolean known = capacity >= 0;
            unknown += known ? 0 : 1;
            Size stands = new Size(null, known ? capacity : 0, 0);
            String id = snapshot.id(row);
            ids.add(id);
            sites.add(site(existing, id, Sources.name(snapshot, row), shape, stands));
        }
        requireKnown(existing, ids);
        note(rows.length, sites.size(), unknown, property);
        return sites;
    }

    private @Nullable String capacityProperty(
            Existing existing, Sizes sizes, LayerSnapshot snapshot, boolean capacitated) {
        String collection = snapshot.layer().id();
        if (existing.capacityProperty() != null) {
            sources.getNumeric(collection, existing.capacityProperty(), "existing.capacityProperty");
            return existing.capacityProperty();
        }
        String shared = sizes.capacityProperty();
        if (shared != null && snapshot.layer().findProperty(shared).isPresent()) {
            sources.getNumeric(collection, shared, "capacityProperty");
            return shared;
        }
        if (capacitated && (shared != null || sizes.choices().size() > 1)) {
            throw Fault.invalid(
                    "missing-input",
                    "existing.capacityProperty",
                    null,
                    "a number property of " + collection + " that tells what stands, in the unit of the demand");
        }
        return null;
    }

    private static SitePlace site(Existing existing, String id, @Nullable String name, Geometry shape, Size stands) {
        List<Size> sizes = new ArrayList<>(List.of(stands));
        for (Upgrade upgrade : existing.upgrades()) {
            if (upgrade.id() == null || upgrade.id().equals(id)) {
                sizes.add(upgrade.size());
            }
        }
        boolean closable = existing.allMayClose() || existing.mayClose().contains(id);
        Point place = shape.getDimension() == 2 ? shape.getInteriorPoint() : shape.getCentroid();
        return new SitePlace(
                id,
                name,
                place.getX(),
                place.getY(),
                closable ? Sites.State.CLOSABLE : Sites.State.KEPT,
                sizes,
                closable ? existing.closingCost() : 0,
                -1);
    }

    private static void requireKnown(Existing existing, Set<String> ids) {
        for (String id : existing.mayClose().stream().sorted().toList()) {
            requireKnown(existing, ids, id, "existing.mayClose");
        }
        for (Upgrade upgrade : existing.upgrades()) {
            if (upgrade.id() != null) {
                requireKnown(existing, ids, upgrade.id(), "existing.upgrades");
            }
        }
    }

    private static void requireKnown(Existing existing, Set<String> ids, String id, String input) {
        if (!ids.contains(id)) {
            throw Fault.invalid(
                    "unknown-site",
                    input,
                    id,
                    "ids of existing sites in " + existing.selection().collection() + ", of which there are "
                            + ids.size());
        }
    }

    private void note(int rows, int sites, int unknown, @Nullable String property) {
        if (rows == 0) {
            notes.add(Note.of("no-existing", "没有现状设施", "There are no existing sites"));
        }
        if (sites < rows) {
            notes.add(Note.of(
                    "existing-without-place",
                    (rows - sites) + " 处现状设施没有几何或离坐标带太远,未计入",
                    (rows - sites)
                            + " existing sites have no geometry or lie too far from the zone and were left out"));
        }
        if (unknown > 0) {
            notes.add(Note.of(
                    "existing-capacity-missing",
                    unknown + " 处现状设施缺少 " + property + " 或为负,按 0 计",
                    unknown + " existing sites lack " + property + " or it is negative; they count 0"));
        }
    }
}
