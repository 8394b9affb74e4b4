package org.cityreach.siting.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.print.Language;
import org.cityreach.print.Numbers;
import org.cityreach.standard.ResolvedStandard;
import org.cityreach.standard.Standards;
import org.cityreach.standard.ValueKind;
import org.cityreach.store.FeatureStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a question is about, in the words of the data.
 *
 * @param facility what is built: the title of the existing sites' layer, else of the candidates'
 * @param demand the title of the demand's layer; null for a matrix
 * @param weight what the weight is, null where every place counts one
 * @param unit of the weight; null where it has none
 * @param radiusMetres NaN where distance has no limit
 * @param radiusStandard where the radius comes from; null where a planner set it
 * @param standards all that the question names, each once
 */
record Subject(
        LocalizedText facility,
        @Nullable LocalizedText demand,
        @Nullable LocalizedText weight,
        @Nullable String unit,
        double radiusMetres,
        @Nullable ResolvedStandard radiusStandard,
        List<ResolvedStandard> standards) {

    private static final LocalizedText SITE = new LocalizedText("设施", "site");

    static Subject of(JsonNode inputs, FeatureStore store, Standards standards) {
        LocalizedText existing = title(store, inputs.path("existing").path("collection"));
        LocalizedText candidates = title(store, inputs.path("candidates").path("collection"));
        JsonNode demand = inputs.path("demand");
        PropertySchema weight = weight(store, demand);
        ResolvedStandard radius = resolve(standards, inputs.path("standard"));
        return new Subject(
                existing != null ? existing : candidates != null ? candidates : SITE,
                title(store, demand.path("collection")),
                weight == null ? null : weight.title(),
                weight == null ? null : weight.unit(),
                radius(inputs, radius),
                radius,
                named(inputs, standards));
    }

    private static double radius(JsonNode inputs, @Nullable ResolvedStandard standard) {
        if (inputs.path("radiusMetres").isNumber()) {
            return inputs.path("radiusMetres").asDouble();
        }
        Double metres = standard != null && standard.value().kind() == ValueKind.FIXED_RADIUS
                ? standard.value().rows().get(0).value()
                : null;
        return metres == null ? Double.NaN : metres;
    }

    private static List<ResolvedStandard> named(JsonNode inputs, Standards standards) {
        Set<String> references = new LinkedHashSet<>();
        references.add(inputs.path("standard").asString(""));
        references.add(inputs.path("landStandard").asString(""));
        inputs.path("exclude")
                .forEach(rule -> references.add(rule.path("standard").asString("")));
        List<ResolvedStandard> found = new ArrayList<>();
        for (String reference : references) {
            ResolvedStandard one = reference.isEmpty() ? null : resolve(standards, reference);
            if (one != null) {
                found.add(one);
            }
        }
        return found;
    }

    private static @Nullable ResolvedStandard resolve(Standards standards, JsonNode reference) {
        return reference.isString() ? resolve(standards, reference.asString()) : null;
    }

    /** Null where the value is gone since. */
    private static @Nullable ResolvedStandard resolve(Standards standards, String reference) {
        try {
            return standards.getValue(reference);
        } catch (Fault gone) {
            return null;
        }
    }

    private static @Nullable LocalizedText title(FeatureStore store, JsonNode collection) {
        return collection.isString()
                ? store.findLayer(collection.asString()).map(Layer::title).orElse(null)
                : null;
    }

    private static @Nullable PropertySchema weight(FeatureStore store, JsonNode demand) {
        String property = demand.path("weight").asString("");
        return store.findLayer(demand.path("collection").asString(""))
                .flatMap(layer -> layer.findProperty(property))
                .orElse(null);
    }

    boolean hasRadius() {
        return Double.isFinite(radiusMetres);
    }

    /** What is counted, such as residents, as it stands in a sentence. */
    String counted(Language language) {
        if (weight != null) {
            return inSentence(language.say(weight));
        }
        return demand == null
                ? language.say("需求", "demand")
                : language == Language.ZH ? demand.zh() + "(处)" : inSentence(demand.en()) + " (places)";
    }

    /** What is built, as it stands in a sentence. */
    String built(Language language) {
        return inSentence(language.say(facility));
    }

    /** A title with a small letter first, unless it begins with an abbreviation. */
    private static String inSentence(String title) {
        boolean word = title.length() > 1 && Character.isLowerCase(title.charAt(1));
        return word ? Character.toLowerCase(title.charAt(0)) + title.substring(1) : title;
    }

    /** A title as it stands at the head of a line. */
    static String atHead(String title) {
        return title.isEmpty() ? title : Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }

    /** An amount of it with its unit. */
    String amount(double figure, Language language) {
        String shown = Numbers.amount(figure);
        return unit == null || unit.isBlank() || shown.equals(Numbers.NONE) ? shown : shown + " " + unit(language);
    }

    /** The unit as people write it. */
    String unit(Language language) {
        if (unit == null) {
            return "";
        }
        return switch (unit) {
            case "person", "persons", "people", "1" -> language.say("人", "people");
            default -> unit;
        };
    }
}
