package org.cityreach.cases;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many cases there are, when and of what sort.
 *
 * @param total of the selected cases
 * @param withoutPlace of these, those that lie nowhere or too far away
 * @param withoutMoment of these, those of which is not known when they were reported
 * @param first when the first was reported, milliseconds since 1970; {@link CaseIndex#NEVER} where none was
 * @param series by step, in time order; without the empty steps where {@code isSparse}
 * @param byAttribute how many have each value, most first, equals in the order of the value; a null value
 *     counts the cases without one and comes last. Attributes that the collection lacks are missing
 */
public record CaseSummary(
        int total,
        int withoutPlace,
        int withoutMoment,
        long first,
        long last,
        List<Step> series,
        boolean isSparse,
        Map<CaseAttribute, List<ValueCount>> byAttribute) {

    public CaseSummary {
        series = List.copyOf(series);
        byAttribute = Map.copyOf(byAttribute);
    }

    /** A span of days and how many cases were reported in it. */
    public record Step(long from, long to, int count) {}

    /** A value and how many cases have it. */
    public record ValueCount(@Nullable String value, int count) {}
}
