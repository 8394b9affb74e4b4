package org.cityreach.siting.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.cityreach.store.FeatureStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says which layers moved on since a result was computed from them. Safe for use by many threads. */
@Component
public class Freshness {

    private final FeatureStore store;

    Freshness(FeatureStore store) {
        this.store = store;
    }

    /**
     * A layer that is not what it was.
     *
     * @param present its version now; null where it is gone
     */
    public record MovedOn(
            String collection, long computed, @Nullable Long present) {}

    /** In alphabetical order; empty where the result still holds. */
    public List<MovedOn> listMovedOn(Scenario scenario) {
        List<MovedOn> moved = new ArrayList<>();
        new TreeMap<>(scenario.versions()).forEach((collection, computed) -> {
            Long present = store.findLayer(collection).isPresent() ? store.version(collection) : null;
            if (present == null || present.longValue() != computed) {
                moved.add(new MovedOn(collection, computed, present));
            }
        });
        return moved;
    }
}
