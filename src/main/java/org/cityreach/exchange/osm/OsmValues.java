package org.cityreach.exchange.osm;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values that follow from tags by more than a table: names, directions and speeds. Immutable. */
final class OsmValues {

    /** One international mile and one nautical mile, in kilometres. */
    private static final double MILE_KILOMETRES = 1.609344;

    private static final double NAUTICAL_MILE_KILOMETRES = 1.852;

    private static final Pattern SPEED = Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)\\s*(km/h|kmh|kph|mph|knots)?");
    private static final Set<String> FORWARD = Set.of("yes", "true", "1");
    private static final Set<String> BACKWARD = Set.of("-1", "reverse");

    private final List<String> nameKeys;
    private final Map<String, Object> speeds;
    private final TagMatch onewayUnlessSaid;

    private OsmValues(List<String> nameKeys, Map<String, Object> speeds, TagMatch onewayUnlessSaid) {
        this.nameKeys = nameKeys;
        this.speeds = speeds;
        this.onewayUnlessSaid = onewayUnlessSaid;
    }

    static OsmValues of(Map<String, Object> document) {
        return new OsmValues(
                MappingNode.texts(document.get("names")),
                MappingNode.map(document.get("speeds")),
                TagMatch.of(document.get("onewayUnlessSaid")));
    }

    /** The first name there is, Chinese before others. */
    @Nullable
    Object name(Map<String, String> tags) {
        for (String key : nameKeys) {
            String name = tags.get(key);
            if (name != null && !name.isBlank()) {
                return name.strip();
            }
        }
        return null;
    }

    /** Whether one may go in one direction only, whichever it is; directions that change by the hour do not count. */
    boolean isOneway(Map<String, String> tags) {
        String said = tags.get("oneway");
        if (said == null) {
            return onewayUnlessSaid.holds(tags);
        }
        return FORWARD.contains(said) || BACKWARD.contains(said);
    }

    /** Whether the one direction is against the order of the nodes. */
    static boolean isBackward(Map<String, String> tags) {
        return BACKWARD.contains(tags.getOrDefault("oneway", ""));
    }

    /** In km/h; null where the tag is absent or says no speed. */
    @Nullable
    Object speedKmh(Map<String, String> tags) {
        String said = tags.get("maxspeed");
        if (said == null) {
            return null;
        }
        Object named = speeds.get(said);
        if (named instanceof Number number) {
            return number.doubleValue();
        }
        Matcher matcher = SPEED.matcher(said.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return null;
        }
        double value = Double.parseDouble(matcher.group(1));
        String unit = matcher.group(2) == null ? "km/h" : matcher.group(2);
        return switch (unit) {
            case "mph" -> value * MILE_KILOMETRES;
            case "knots" -> value * NAUTICAL_MILE_KILOMETRES;
            default -> value;
        };
    }
}
