package org.cityreach.siting.scenario;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A plan under a name, as it is kept. Its result lies apart under {@code resultKey}, for it can be large.
 * Do not write to the nodes.
 *
 * @param revision grows by one with every change; from 1
 * @param inputs of the process {@code siting}, as they were given
 * @param plan which sites are opened, closed and upgraded, as the process {@code siting-evaluation} takes it
 * @param solved what a solver found and proved of just this plan; null where nobody solved it, or where
 *     plan, question or data changed since
 * @param summary the figures of the result that lists show
 * @param versions by collection the version that the result was computed from
 * @param created when it was first saved
 * @param changed when name, remark, question or plan last changed
 * @param evaluated when the result was computed
 */
public record Scenario(
        String id,
        long revision,
        String name,
        @Nullable String remark,
        ObjectNode inputs,
        ObjectNode plan,
        @Nullable ObjectNode solved,
        ObjectNode summary,
        String resultKey,
        Map<String, Long> versions,
        Instant created,
        Instant changed,
        Instant evaluated) {

    public Scenario {
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    }
}
