package org.cityreach.layer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.jspecify.annotations.Nullable;

/**
 * The one shape in which layer schemas travel, as plain maps and lists, for JSON and YAML alike:
 *
 * <pre>{@code
 * title: {zh: 公共厕所, en: Public toilet}      # or one text for both
 * geometryType: Point
 * crs: EPSG:4490                               # optional, EPSG:4490 if missing
 * timeProperty: opened                         # optional
 * properties:
 *   class:
 *     type: string                             # string, number, integer, boolean, date, date-time
 *     title: {zh: 类别, en: Class}             # optional, the name if missing
 *     unit: t/d                                # optional
 *     enum: ['1', '2', '3']                    # optional
 *     labels: {'1': {zh: 一类, en: class 1}}   # optional
 *     required: true                           # optional, false if missing
 * }</pre>
 *
 * Whatever does not fit is a fault whose parameter is the path of the place, such as
 * {@code properties.class.type}. What {@link #toMap} makes {@link #fromMap} reads back to an equal layer.
 */
public final class LayerCodec {

    private static final Set<String> LAYER_MEMBERS =
            Set.of("id", "title", "geometryType", "crs", "timeProperty", "properties");
    private static final Set<String> PROPERTY_MEMBERS = Set.of("type", "title", "unit", "enum", "labels", "required");
    private static final Set<String> LANGUAGES = Set.of("zh", "en");
    private static final int LONGEST_TEXT = 200;

    private LayerCodec() {}

    /**
     * A layer from its document.
     *
     * @param id of the layer; a member {@code id} may repeat it
     * @param document maps, lists, strings, numbers and booleans as a JSON or YAML parser gives them
     */
    public static Layer fromMap(String id, Map<String, ?> document, boolean shipped) {
        Members members = Members.of("", document).allowing(LAYER_MEMBERS);
        String repeated = members.findText("id");
        if (repeated != null && !repeated.equals(id)) {
            throw Fault.invalid("invalid-member", "id", repeated, id);
        }
        String crs = members.findText("crs");
        List<PropertySchema> properties = new ArrayList<>();
        members.objects("properties")
                .forEach((name, schema) -> properties.add(
                        property(name, Members.of("properties." + name, schema).allowing(PROPERTY_MEMBERS))));
        return new Layer(
                id,
                title(members, null),
                GeometryType.of(members.getText("geometryType")),
                crs == null ? Crs.CGCS2000 : Crs.of(crs),
                properties,
                members.findText("timeProperty"),
                shipped);
    }

    /** The document of a layer; its id and whether it is shipped are not in it. */
    public static Map<String, Object> toMap(Layer layer) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("title", toMap(layer.title()));
        document.put("geometryType", layer.geometryType().jsonName());
        document.put("crs", layer.crs().code());
        String timeProperty = layer.timeProperty();
        if (timeProperty != null) {
            document.put("timeProperty", timeProperty);
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        layer.properties().forEach(property -> properties.put(property.name(), toMap(property)));
        document.put("properties", properties);
        return document;
    }

    private static Map<String, Object> toMap(PropertySchema property) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", property.type().jsonName());
        document.put("title", toMap(property.title()));
        String unit = property.unit();
        if (unit != null) {
            document.put("unit", unit);
        }
        if (!property.allowedValues().isEmpty()) {
            document.put(
                    "enum",
                    property.allowedValues().stream().map(PropertyValue::toJson).toList());
        }
        if (!property.labels().isEmpty()) {
            Map<String, Object> labels = new LinkedHashMap<>();
            property.labels().forEach((value, label) -> labels.put(value, toMap(label)));
            document.put("labels", labels);
        }
        if (property.required()) {
            document.put("required", true);
        }
        return document;
    }

    private static Map<String, String> toMap(LocalizedText text) {
        Map<String, String> both = new LinkedHashMap<>();
        both.put("zh", text.zh());
        both.put("en", text.en());
        return both;
    }

    private static PropertySchema property(String name, Members members) {
        String typeName = members.getText("type");
        PropertyType type = PropertyType.of(members.pathTo("type"), typeName);
        List<Object> allowedValues = new ArrayList<>();
        for (Object value : members.list("enum")) {
            String path = members.pathTo("enum[" + allowedValues.size() + "]");
            if (value == null) {
                throw Fault.invalid("invalid-value", path, null, "a value of type " + typeName);
            }
            allowedValues.add(PropertyValue.fromJson(path, type, value));
        }
        Map<String, LocalizedText> labels = new LinkedHashMap<>();
        members.objects("labels")
                .forEach((value, label) -> labels.put(value, text(members.pathTo("labels." + value), label)));
        return new PropertySchema(
                name,
                type,
                title(members, name),
                members.findText("unit"),
                allowedValues,
                labels,
                members.flag("required"));
    }

    private static LocalizedText title(Members members, @Nullable String fallback) {
        Object title = fallback == null ? members.get("title") : members.find("title");
        return title == null && fallback != null ? LocalizedText.same(fallback) : text(members.pathTo("title"), title);
    }

    private static LocalizedText text(String path, @Nullable Object value) {
        if (value instanceof String text && !text.isBlank()) {
            return LocalizedText.same(shortEnough(path, text));
        }
        if (!(value instanceof Map<?, ?>)) {
            throw Fault.invalid("invalid-member", path, value, "a text, or an object with zh and en");
        }
        Members both = Members.of(path, value).allowing(LANGUAGES);
        return new LocalizedText(
                shortEnough(both.pathTo("zh"), both.getText("zh")), shortEnough(both.pathTo("en"), both.getText("en")));
    }

    private static String shortEnough(String path, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw Fault.invalid("text-too-long", path, text, "at most " + LONGEST_TEXT + " characters");
        }
        return text;
    }
}
