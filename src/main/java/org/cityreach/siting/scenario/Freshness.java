package org.cityreach.siting.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Of one scenario, in alphabetical order; empty where its result still holds. */
    public List<MovedOn> listMovedOn(Scenario scenario) {
        return now().listMovedOn(scenario);
    }

    /** For many scenarios: each layer is asked for its version once. */
    public Moment now() {
        return new Moment();
    }

    /** The versions of the layers at one moment, as far as they were asked for. One thread. */
    public final class Moment {

        private final Map<String, @Nullable Long> versions = new HashMap<>();

        private Moment() {}

        /** As {@link Freshness#listMovedOn}. */
        public List<MovedOn> listMovedOn(Scenario scenario) {
            List<MovedOn> moved = new ArrayList<>();
            new TreeMap<>(scenario.versions()).forEach((collection, computed) -> {
                Long present = present(collection);
                if (present == null || present.longValue() != computed) {
                    moved.add(new MovedOn(collection, computed, present));
                }
            });
            return moved;
        }

        private @Nullable Long present(String collection) {
            if (!versions.containsKey(collection)) {
                versions.put(collection, store.findLayer(collection).isPresent() ? store.version(collection) : null);
            }
            return versions.get(collection);
        }
    }
}
