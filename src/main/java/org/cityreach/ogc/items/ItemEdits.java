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
 * Changes features after checking them against their layer. A request that says which version it read is
 * refused where the layer has moved on.
 */
@Component
class ItemEdits {

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

    /** Puts a feature in the place of the one of its id; true where there was none. */
    boolean put(Layer layer, Feature feature, @Nullable String ifMatch) {
        check(FeatureCheck.of(layer), feature, "");
        try (FeatureWriter writer = store.openWriter(layer.id(), WriteMode.UPSERT)) {
            checkVersion(layer, ifMatch);
            boolean made = store.findFeature(layer.id(), feature.id()).isEmpty();
            if (made && ifMatch != null) {
                throw new PreconditionFailedException();
            }
            writeOne(writer, feature);
            return made;
        }
    }

    /** Changes a feature in part; gives it as it is now. */
    Feature patch(Layer layer, String featureId, FeaturePatch patch, @Nullable String ifMatch) {
        try (FeatureWriter writer = store.openWriter(layer.id(), WriteMode.UPSERT)) {
            checkVersion(layer, ifMatch);
            Feature changed = patch.applyTo(get(layer, featureId));
            check(FeatureCheck.of(layer), changed, "");
            writeOne(writer, changed);
            return changed;
        }
    }

    void delete(Layer layer, String featureId, @Nullable String ifMatch) {
        checkVersion(layer, ifMatch);
        if (!store.deleteFeature(layer.id(), featureId)) {
            throw Fault.notFound("feature", featureId);
        }
    }

    private Feature get(Layer layer, String featureId) {
        Optional<Feature> present = store.findFeature(layer.id(), featureId);
        return present.orElseThrow(() -> Fault.notFound("feature", featureId));
    }

    private void checkVersion(Layer layer, @Nullable String ifMatch) {
        if (!VersionTag.matches(ifMatch, store.version(layer.id()))) {
            throw new PreconditionFailedException();
        }
    }

    private static void writeOne(FeatureWriter writer, Feature feature) {
        writer.write(feature, 0);
        writer.prepare();
        writer.commit();
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
