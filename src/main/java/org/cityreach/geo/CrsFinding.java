package org.cityreach.geo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A reason to doubt that coordinates are in the system they are said to be in. Nothing is changed because
 * of it; the user decides.
 *
 * @param code stable, kebab-case: {@code axes-swapped}, {@code zone-prefix-unexpected},
 *     {@code zone-prefix-missing}, {@code zone-prefix-other}, {@code degrees-not-metres},
 *     {@code metres-not-degrees}, {@code outside-area-of-use}, {@code far-from-city}
 * @param message one sentence in English with the numbers in it
 * @param values the same numbers by name: always {@code declaredCrs}, {@code points}, {@code sampled} and,
 *     as the declared coordinates of one such point, {@code x} and {@code y}; {@code suggestedCrs} where known
 */
public record CrsFinding(String code, String message, Map<String, Object> values) {

    public CrsFinding {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
