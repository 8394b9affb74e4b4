package org.cityreach.layer;

import java.time.ZoneId;
import java.util.List;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Filter.Operator;
import org.cityreach.layer.cql.CqlJson;
import org.cityreach.layer.cql.CqlText;
import org.cityreach.layer.cql.DatetimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people filter with into trees that are checked against a layer: every property exists, every
 * value has its property's type. Names that are not in the layer never get further than here.
 *
 * <p>Of CQL2 (OGC 21-065r2), text and JSON, everything but arrays and functions of one's own: the comparisons
 * {@code = <> < <= > >=}, {@code AND}, {@code OR}, {@code NOT}, {@code BETWEEN}, {@code IN}, {@code LIKE},
 * {@code IS NULL}, {@code TRUE} and {@code FALSE}; on either side properties, literals, arithmetic
 * {@code + - * / % div ^}, {@code CASEI} and {@code ACCENTI}; {@code S_INTERSECTS} and the other spatial functions of
 * the layer's geometry, named {@code geometry}, with well-known text, GeoJSON or {@code BBOX}; {@code T_INTERSECTS} and the
 * other temporal functions of instants and intervals. A property is named as it is, in any script, or in double
 * quotes; {@code id} is the feature's id. A property with a date or a date-time also compares with a text that is one.
 * Where a property or the geometry is missing, neither a condition on it nor its opposite holds.
 *
 * <p>Coordinates are in the filter's system and its authority's order of axes, CRS84 where none is named.
 *
 * <p>Faults, with the place as a character of the text from 1 or a JSON pointer: {@code invalid-filter},
 * {@code unsupported-filter}, {@code unknown-property} with the names there are, {@code invalid-value} naming the
 * property, {@code invalid-geometry}, {@code filter-too-large} (50 000 characters, 50 levels, 1000 conditions, 10 000
 * listed values, 20 000 vertices).
 */
public final class FilterParser {

    private FilterParser() {}

    /** Reads CQL2 text. */
    public static Filter parseText(String text, Layer layer) {
        return CqlText.parse(text, layer, Crs.CRS84);
    }

    /** Reads CQL2 text with coordinates in that system. */
    public static Filter parseText(String text, Layer layer, Crs filterCrs) {
        return CqlText.parse(text, layer, filterCrs);
    }

    /** Reads CQL2 JSON, given as a JSON parser gives it: maps, lists, strings, numbers, booleans. */
    public static Filter parseJson(@Nullable Object tree, Layer layer) {
        return CqlJson.parse(tree, layer, Crs.CRS84);
    }

    /** Reads CQL2 JSON with coordinates in that system. */
    public static Filter parseJson(@Nullable Object tree, Layer layer, Crs filterCrs) {
        return CqlJson.parse(tree, layer, filterCrs);
    }

    /** Reads either form, as an input {@code filter} may have both: a text or an object. */
    public static Filter parse(@Nullable Object textOrTree, Layer layer) {
        return textOrTree instanceof String text ? parseText(text, layer) : parseJson(textOrTree, layer);
    }

    /** A query parameter such as {@code status=open}; {@code id} is the feature's id. */
    public static Filter equality(String property, String text, Layer layer) {
        if (property.equals("id")) {
            return new Filter.IdIn(List.of(text));
        }
        Object value = PropertyValue.parse(property, layer.getProperty(property).type(), text);
        return new Filter.Comparison(property, Operator.EQUAL, value);
    }

    /**
     * Reads a {@code datetime} parameter onto the layer's time property: an instant, or an interval with
     * {@code /} between, either end of which may be {@code ..} or missing; both ends belong. A date stands for
     * the whole day. A feature without a time does not match, as an analysis of a period wants it. The fault
     * {@code no-time-property} where the layer has none.
     *
     * @param zone in which days begin
     */
    public static Filter parseDatetime(String text, Layer layer, ZoneId zone) {
        String name = layer.timeProperty();
        if (name == null) {
            throw Fault.invalid(
                    "no-time-property", "datetime", text, "nothing: " + layer.id() + " has no time property");
        }
        return DatetimeInterval.parse(text, layer.getProperty(name), zone);
    }
}
