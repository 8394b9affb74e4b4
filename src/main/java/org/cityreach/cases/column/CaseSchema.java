package org.cityreach.cases.column;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.cases.CaseAttribute;
import org.cityreach.cases.CaseMoment;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.jspecify.annotations.Nullable;

/**
 * Which columns the cases of a layer have: one a property, and one more where an attribute is no text or the
 * time property only a date. Its dictionaries grow as values come. Safe for use by many threads.
 */
final class CaseSchema {

    static final int NONE = -1;

    private final Layer layer;
    private final ZoneId zone;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Integer> byProperty = new HashMap<>();
    private final Map<CaseAttribute, Integer> attributes = new EnumMap<>(CaseAttribute.class);
    private final Map<CaseMoment, Integer> moments = new EnumMap<>(CaseMoment.class);

    /**
     * One column.
     *
     * @param type it is kept as; a value of another type is turned into it
     * @param dictionary of its texts; null where it has none
     */
    private record Part(
            String property, PropertyType type, @Nullable Dictionary dictionary) {
        static Part of(String property, PropertyType type) {
            return new Part(property, type, type == PropertyType.STRING ? new Dictionary() : null);
        }
    }

    CaseSchema(Layer layer, ZoneId zone) {
        this.layer = layer;
        this.zone = zone;
        for (PropertySchema property : layer.properties()) {
            byProperty.put(property.name(), parts.size());
            parts.add(Part.of(property.name(), property.type()));
        }
        for (CaseAttribute attribute : CaseAttribute.values()) {
            attributes.put(attribute, columnOf(attribute.property(), PropertyType.STRING));
        }
        for (CaseMoment moment : CaseMoment.values()) {
            int column = byProperty.getOrDefault(moment.property(), NONE);
            boolean isMoment = column != NONE && parts.get(column).type() == PropertyType.DATE_TIME;
            moments.put(moment, isMoment ? column : NONE);
        }
        String time = layer.timeProperty();
        if (time != null && column(CaseMoment.REPORTED) == NONE) {
            moments.put(CaseMoment.REPORTED, columnOf(time, PropertyType.DATE_TIME));
        }
    }

    /** The property's column where it is of that type, else a further one of the type; NONE without the property. */
    private int columnOf(String property, PropertyType type) {
        int column = byProperty.getOrDefault(property, NONE);
        if (column == NONE || parts.get(column).type() == type) {
            return column;
        }
        parts.add(Part.of(property, type));
        return parts.size() - 1;
    }

    Layer layer() {
        return layer;
    }

    int columns() {
        return parts.size();
    }

    /** The column of an attribute, {@link #NONE} where the layer lacks it. */
    int column(CaseAttribute attribute) {
        return attributes.getOrDefault(attribute, NONE);
    }

    int column(CaseMoment moment) {
        return moments.getOrDefault(moment, NONE);
    }

    int column(String property) {
        Integer column = byProperty.get(property);
        if (column == null) {
            throw new IllegalArgumentException("layer " + layer.id() + " has no property " + property);
        }
        return column;
    }

    PropertyType type(int column) {
        return parts.get(column).type();
    }

    /** Of a column of texts. */
    Dictionary dictionary(int column) {
        Dictionary dictionary = parts.get(column).dictionary();
        if (dictionary == null) {
            throw new IllegalArgumentException("column " + column + " holds no texts");
        }
        return dictionary;
    }

    /** How many texts each column knows by now; 0 where it holds none. */
    int[] knownTexts() {
        return parts.stream()
                .mapToInt(part ->
                        part.dictionary() == null ? 0 : part.dictionary().size())
                .toArray();
    }

    List<Column.Builder> builders(int capacity) {
        List<Column.Builder> builders = new ArrayList<>(parts.size());
        for (Part part : parts) {
            builders.add(
                    switch (part.type()) {
                        case STRING -> new CodeColumn.Builder(dictionary(builders.size()), capacity);
                        case DATE_TIME -> new MomentColumn.Builder(capacity);
                        case NUMBER -> new NumberColumn.Builder(capacity);
                        case INTEGER -> new WholeColumn.Builder(capacity);
                        case BOOLEAN, DATE -> new ObjectColumn.Builder(capacity);
                    });
        }
        return builders;
    }

    /** A feature's value for a column. */
    @Nullable
    Object value(Feature feature, int column) {
        Part part = parts.get(column);
        Object value = feature.property(part.property());
        if (part.type() == PropertyType.DATE_TIME && value instanceof LocalDate day) {
            return day.atStartOfDay(zone).toInstant();
        }
        return part.type() == PropertyType.DATE_TIME && !(value instanceof Instant) ? null : value;
    }
}
