package org.cityreach.ogc.items;

import java.util.List;
import java.util.Optional;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureCheck;
import org.cityreach.layer.FeatureFlaw;
import org.cityreach.layer.Layer;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Changes features after checking them against their layer. A request that says what it read, a feature's tag or a layer's
 * version, is refused where that has moved on; between the look and the write no one else writes.
 */
@Component
class ItemEdits {

    private static final int MOST_ATTEMPTS = 5;

    private final FeatureStore store;

    ItemEdits(FeatureStore store) {
        this.store = store;
    }

    /** Adds all or none; gives the layer's new version. */
    long add(Layer layer, List<Feature> features) {
        FeatureCheck rules = FeatureCheck.of(layer);
        for (int i = 0; i < features.size(); i++) {
            check(rules, features.get(i), features.size() == 1 ? "" : "features[" + i + "].");
        }
        try (FeatureWriter writer = store.openWriter(layer.id(), WriteMode.APPEND)) {
            for (int i = 0; i < features.size(); i++) {
                writer.write(features.get(i), i);
            }
            List<FeatureWriter.Conflict> conflicts = writer.prepare();
            if (!conflicts.isEmpty()) {
                throw Fault.conflict(
                        "feature-exists",
                        "there is a feature '" + conflicts.get(0).id() + "' already, or it comes twice");
            }
            return writer.commit();
        }
    }

    /** What a request demands of the feature as it is before it is written. */
    record Conditions(@Nullable String ifMatch, @Nullable String ifNoneMatch) {

        /** Throws where the feature, null for none, or the version of its layer is not as demanded. */
        void check(@Nullable Feature present, long version) {
            boolean isMatched = ifMatch == null
                    || present != null
                            && (FeatureTag.matches(ifMatch, present) || VersionTag.matches(ifMatch, version));
            boolean isKnown = ifNoneMatch != null
                    && present != null
                    && (FeatureTag.matches(ifNoneMatch, present) || VersionTag.matches(ifNoneMatch, version));
            if (!isMatched || isKnown) {
                throw new PreconditionFailedException();
            }
        }
    }

    /** Puts a feature in the place of the one of its id; true where there was none. */
    boolean put(Layer layer, Feature feature, Conditions conditions) {
        check(FeatureCheck.of(layer), feature, "");
        try (FeatureWriter writer = store.openWriter(layer.id(), WriteMode.UPSERT)) {
            writer.write(feature, 0);
            // from here on no one else writes, so what is looked at stays as it is until the commit
            writer.prepare();
            Feature present = store.findFeature(layer.id(), feature.id()).orElse(null);
            conditions.check(present, store.version(layer.id()));
            writer.commit();
            return present == null;
        }
    }

    /** Changes a feature in part; gives it as it is now. */
    Feature patch(Layer layer, String featureId, FeaturePatch patch, Conditions conditions) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Feature read = get(layer, featureId);
            conditions.check(read, store.version(layer.id()));
            Feature changed = patch.applyTo(read);
            check(FeatureCheck.of(layer), changed, "");
            try (FeatureWriter writer = store.openWriter(layer.id(), WriteMode.UPSERT)) {
                writer.write(changed, 0);
                writer.prepare();
                Feature present = get(layer, featureId);
                conditions.check(present, store.version(layer.id()));
                if (present.equals(read)) {
                    writer.commit();
                    return changed;
                }
            }
        }
        throw Fault.busy("others keep changing the feature '" + featureId + "'");
    }

    void delete(Layer layer, String featureId, Conditions conditions) {
        boolean wasThere = store.deleteFeature(
                layer.id(), featureId, feature -> conditions.check(feature, store.version(layer.id())));
        if (!wasThere) {
            throw Fault.notFound("feature", featureId);
        }
    }

    private Feature get(Layer layer, String featureId) {
        Optional<Feature> present = store.findFeature(layer.id(), featureId);
        return present.orElseThrow(() -> Fault.notFound("feature", featureId));
    }

    /** A fault names the place inside the body; properties cannot be called {@code id} or {@code geometry}. */
    private static void check(FeatureCheck rules, Feature feature, String prefix) {
        List<FeatureFlaw> flaws = rules.list(feature);
        if (!flaws.isEmpty()) {
            FeatureFlaw flaw = flaws.get(0);
            String member = flaw.member();
            boolean outside = member.equals("id") || member.equals("geometry");
            throw Fault.invalid(
                    flaw.code(), prefix + (outside ? member : "properties." + member), flaw.value(), flaw.reason());
        }
    }
}
