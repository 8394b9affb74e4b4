package org.cityreach.siting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.city.CityProperties;
import org.cityreach.fault.Fault;
import org.cityreach.grid.Divisions;
import org.cityreach.job.Progress;
import org.cityreach.siting.SitingQuestion.Layers;
import org.cityreach.siting.SitingQuestion.Reach;
import org.cityreach.siting.candidate.ExclusionRule;
import org.cityreach.snapshot.Snapshots;
import org.cityreach.standard.Standards;
import org.jspecify.annotations.Nullable;

/**
 * Reads questions, and keeps the last few as long as their layers and standards are as they were: who drags
 * a site about asks the same question again and again. Safe for use by many threads.
 */
final class Preparation {

    private static final int KEPT = 4;

    private final Snapshots snapshots;
    private final Standards standards;
    private final GroundReader reader;
    private final Map<Key, Prepared> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Prepared> eldest) {
            return size() > KEPT;
        }
    };

    private record Key(SitingQuestion question, List<String> standards) {}

    Preparation(Snapshots snapshots, Standards standards, Divisions divisions, CityProperties properties) {
        this.snapshots = snapshots;
        this.standards = standards;
        this.reader = new GroundReader(snapshots, standards, divisions, properties);
    }

    Prepared get(SitingQuestion question, Progress progress) {
        requireApart(question);
        if (question.material() instanceof MatrixTable table) {
            return new Prepared(question, MatrixReader.read(question, table));
        }
        Layers layers = (Layers) question.material();
        Key key = new Key(question, resolved(layers));
        synchronized (kept) {
            Prepared known = kept.get(key);
            if (known != null && isCurrent(known)) {
                return known;
            }
        }
        Prepared made = new Prepared(question, reader.read(question, layers, progress));
        synchronized (kept) {
            kept.put(key, made);
        }
        return made;
    }

    private static void requireApart(SitingQuestion question) {
        question.fixed().stream()
                .filter(question.forbidden()::contains)
                .sorted()
                .findFirst()
                .ifPresent(id -> {
                    throw MatrixReader.fixedAndForbidden(id);
                });
    }

    private boolean isCurrent(Prepared known) {
        return known.ground().versions().entrySet().stream()
                .allMatch(one -> snapshots.current(one.getKey()).version() == one.getValue());
    }

    /** The versions of the standards that the question names; what cannot be found is told when it is read. */
    private List<String> resolved(Layers layers) {
        List<String> found = new ArrayList<>();
        if (layers.reach() instanceof Reach.Standard named) {
            add(found, named.reference());
        }
        for (ExclusionRule rule : layers.screening().exclusions()) {
            add(found, rule.standard());
        }
        add(found, layers.screening().landStandard());
        return found;
    }

    private void add(List<String> found, @Nullable String reference) {
        if (reference == null) {
            return;
        }
        try {
            found.add(standards.getValue(reference).reference());
        } catch (Fault fault) {
            found.add(fault.code());
        }
    }
}
