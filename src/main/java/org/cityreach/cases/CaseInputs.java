package org.cityreach.cases;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cityreach.analysis.GeoJson;
import org.cityreach.analysis.Inputs;
import org.cityreach.city.CityProperties;
import org.cityreach.fault.Fault;
import org.cityreach.layer.CaseCategories;
import org.cityreach.layer.CaseCategories.Category;
import org.cityreach.layer.Filter;
import org.cityreach.layer.FilterParser;
import org.cityreach.layer.Layer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/**
 * Reads which cases a question is about. As an input it is an object
 * {@code {collection?, datetime?, kinds?, categories?, sources?, statuses?, grids?, units?, within?, filter?}}; the
 * collection is {@code case} where none is named, the lists hold values of the property of that name, a class of
 * categories stands for its categories, {@code datetime} is an instant or an interval, {@code filter} CQL2.
 */
@Service
public class CaseInputs {

    private static final Map<CaseAttribute, String> LISTS = Map.of(
            CaseAttribute.KIND, "kinds",
            CaseAttribute.CATEGORY, "categories",
            CaseAttribute.SOURCE, "sources",
            CaseAttribute.STATUS, "statuses",
            CaseAttribute.GRID, "grids",
            CaseAttribute.UNIT, "units");
    private static final Set<String> NAMES = Set.of(
            "collection",
            "datetime",
            "kinds",
            "categories",
            "sources",
            "statuses",
            "grids",
            "units",
            "within",
            "filter");
    private static final String SHAPE =
            "{collection?, datetime?, kinds?, categories?, sources?, statuses?, grids?," + " units?, within?, filter?}";

    private final CaseIndexes indexes;
    private final ZoneId zone;
    private final CaseCategories categories = CaseCategories.shipped();

    public CaseInputs(CaseIndexes indexes, CityProperties city) {
        this.indexes = indexes;
        this.zone = ZoneId.of(city.zone());
    }

    /** Reads the input {@code cases}; every case of the collection {@code case} where it is missing. */
    public CaseQuestion read(Inputs inputs) {
        if (!inputs.has("cases")) {
            return new CaseQuestion(indexes.current("case"), CaseFilter.ALL);
        }
        JsonNode node = inputs.get("cases", SHAPE);
        Inputs cases = Inputs.of(inputs.path("cases"), node, NAMES);
        CaseIndex index =
                indexes.current(cases.has("collection") ? cases.getText("collection", "a point collection") : "case");
        Map<CaseAttribute, Set<String>> values = new EnumMap<>(CaseAttribute.class);
        LISTS.forEach((attribute, name) -> {
            List<String> wanted = cases.findTexts(name, "a list of values");
            if (!wanted.isEmpty()) {
                values.put(attribute, checked(attribute, wanted, cases.path(name), index));
            }
        });
        Geometry within = cases.has("within")
                ? GeoJson.readPolygon(cases.path("within"), cases.get("within", "a GeoJSON polygon"))
                : null;
        Object filter = cases.findTree("filter");
        return new CaseQuestion(
                index,
                new CaseFilter(
                        period(cases.findText("datetime", "an interval"), index.layer()),
                        values,
                        within,
                        filter == null ? Filter.all() : FilterParser.parse(filter, index.layer())));
    }

    /** Reads the same from names and texts, as query parameters give them: lists separated by commas. */
    public CaseQuestion read(String collection, Map<String, String> parameters) {
        CaseIndex index = indexes.current(collection);
        Map<CaseAttribute, Set<String>> values = new EnumMap<>(CaseAttribute.class);
        LISTS.forEach((attribute, name) -> {
            String text = parameters.get(name);
            if (text != null && !text.isBlank()) {
                values.put(attribute, checked(attribute, Arrays.asList(text.split(",")), name, index));
            }
        });
        String filter = parameters.get("filter");
        return new CaseQuestion(
                index,
                new CaseFilter(
                        period(parameters.get("datetime"), index.layer()),
                        values,
                        null,
                        filter == null ? Filter.all() : FilterParser.parseText(filter, index.layer())));
    }

    private Set<String> checked(CaseAttribute attribute, List<String> wanted, String path, CaseIndex index) {
        index.layer().getProperty(attribute.property());
        Set<String> known = new LinkedHashSet<>();
        for (int code = 0; code < index.codes(attribute); code++) {
            known.add(index.value(attribute, code));
        }
        Set<String> found = new LinkedHashSet<>();
        for (String value : wanted) {
            List<String> members = members(attribute, value);
            if (members.isEmpty() && !known.contains(value)) {
                throw Fault.invalid("unknown-" + attribute.property(), path, value, String.join(", ", known));
            }
            found.add(value);
            found.addAll(members);
        }
        return found;
    }

    /** The shipped categories a code stands for: itself, or those of the class. */
    private List<String> members(CaseAttribute attribute, String code) {
        return attribute == CaseAttribute.CATEGORY
                ? categories.list().stream()
                        .filter(category -> category.code().equals(code)
                                || category.classCode().equals(code))
                        .map(Category::code)
                        .toList()
                : List.of();
    }

    /** Reads an instant or interval onto the moment a case was reported. */
    public Period period(@Nullable String datetime, Layer layer) {
        if (datetime == null) {
            return Period.ALWAYS;
        }
        Filter filter = FilterParser.parseDatetime(datetime, layer, zone);
        long from = Long.MIN_VALUE + 1;
        long to = Long.MAX_VALUE;
        if (filter instanceof Filter.And and) {
            for (Filter part : and.parts()) {
                if (part instanceof Filter.Comparison one && one.value() instanceof Instant at) {
                    switch (one.operator()) {
                        case GREATER_OR_EQUAL -> from = at.toEpochMilli();
                        case LESS -> to = at.toEpochMilli();
                        case LESS_OR_EQUAL -> to = at.toEpochMilli() + 1;
                        default -> throw new IllegalStateException("an interval with " + one.operator());
                    }
                }
            }
        }
        return new Period(from, to);
    }

    public ZoneId zone() {
        return zone;
    }
}
