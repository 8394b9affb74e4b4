package org.cityreach.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cityreach.analysis.GeoJson;
import org.cityreach.analysis.Inputs;
import org.cityreach.city.CityProperties;
import org.cityreach.fault.Fault;
import org.cityreach.geo.GeometryCheck;
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
 * categories stands for its categories, {@code datetime} is an instant or an interval, {@code filter} CQL2. What is
 * missing, blank or an empty list asks for nothing. A value that neither a case nor the layer's schema nor the
 * shipped categories have is the fault {@code unknown-kind}, {@code unknown-category} and so on, which names
 * those there are. Safe for use by many threads.
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
    /** What chooses cases as query parameters, see {@link #read(String, Map)}. */
    public static final Set<String> PARAMETERS = with(LISTS.values(), "datetime", "filter");

    private static final Set<String> NAMES = with(PARAMETERS, "collection", "within");
    private static final String SHAPE =
            "{collection?, datetime?, kinds?, categories?, sources?, statuses?, grids?," + " units?, within?, filter?}";

    private static final int MOST_NAMED = 60;
    /** Beyond what any store keeps, and within what a number of milliseconds can say. */
    private static final Instant FARTHEST_PAST = Instant.parse("-9999-01-01T00:00:00Z");

    private static final Instant FARTHEST_FUTURE = Instant.parse("+19999-01-01T00:00:00Z");

    private final CaseIndexes indexes;
    private final ZoneId zone;
    private final CaseCategories categories = CaseCategories.shipped();

    public CaseInputs(CaseIndexes indexes, CityProperties city) {
        this.indexes = indexes;
        this.zone = ZoneId.of(city.zone());
    }

    /** Those names and some more, such as the parameters of a style that draws cases. */
    public static Set<String> with(Collection<String> names, String... more) {
        return Stream.concat(names.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    /** Reads the input {@code cases}; every case of the collection {@code case} where it is missing. */
    public CaseQuestion read(Inputs inputs) {
        if (!inputs.has("cases")) {
            return new CaseQuestion(indexes.current("case"), CaseFilter.ALL);
        }
        JsonNode node = inputs.get("cases", SHAPE);
        Inputs cases = Inputs.of(inputs.path("cases"), node, NAMES);
        String collection = cases.has("collection") ? cases.getText("collection", "a point collection") : "case";
        CaseIndex index = at(cases.path("collection"), () -> indexes.current(collection));
        Map<CaseAttribute, Set<String>> values = new EnumMap<>(CaseAttribute.class);
        LISTS.forEach((attribute, name) -> {
            List<String> wanted = cases.findTexts(name, "a list of values");
            if (!wanted.isEmpty()) {
                values.put(attribute, checked(attribute, wanted, cases.path(name), index));
            }
        });
        Object filter = cases.findTree("filter");
        return new CaseQuestion(
                index,
                new CaseFilter(
                        at(
                                cases.path("datetime"),
                                () -> period(cases.findText("datetime", "an interval"), index.layer())),
                        values,
                        within(cases),
                        filter == null
                                ? Filter.all()
                                : at(cases.path("filter"), () -> FilterParser.parse(filter, index.layer()))));
    }

    /** What a part gives; its fault is told of the whole path. */
    private static <T> T at(String path, Supplier<T> part) {
        try {
            return part.get();
        } catch (Fault fault) {
            throw fault.at(path);
        }
    }

    private static @Nullable Geometry within(Inputs cases) {
        if (!cases.has("within")) {
            return null;
        }
        Geometry polygon = GeoJson.readPolygon(cases.path("within"), cases.get("within", "a GeoJSON polygon"));
        GeometryCheck.find(polygon).ifPresent(flaw -> {
            throw Fault.invalid(
                    "invalid-geometry", cases.path("within"), flaw.message(), "a polygon whose rings do not cross");
        });
        return polygon;
    }

    /**
     * Reads the same from names and texts, as query parameters give them: lists separated by commas. Only
     * {@link #PARAMETERS} are looked at.
     */
    public CaseQuestion read(String collection, Map<String, String> parameters) {
        CaseIndex index = indexes.current(collection);
        Map<CaseAttribute, Set<String>> values = new EnumMap<>(CaseAttribute.class);
        LISTS.forEach((attribute, name) -> {
            String text = parameters.get(name);
            List<String> wanted = text == null ? List.of() : listed(text);
            if (!wanted.isEmpty()) {
                values.put(attribute, checked(attribute, wanted, name, index));
            }
        });
        String filter = parameters.get("filter");
        return new CaseQuestion(
                index,
                new CaseFilter(
                        period(parameters.get("datetime"), index.layer()),
                        values,
                        null,
                        filter == null || filter.isBlank()
                                ? Filter.all()
                                : at("filter", () -> FilterParser.parseText(filter, index.layer()))));
    }

    private static List<String> listed(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The values wanted, classes replaced by their categories; one that no case and no list has is a fault. */
    private Set<String> checked(CaseAttribute attribute, List<String> wanted, String path, CaseIndex index) {
        List<Object> allowed = index.layer().getProperty(attribute.property()).allowedValues();
        Set<String> known = new LinkedHashSet<>();
        allowed.forEach(value -> known.add(value.toString()));
        for (int code = 0; code < index.codes(attribute); code++) {
            known.add(index.value(attribute, code));
        }
        Set<String> found = new LinkedHashSet<>();
        for (String value : wanted) {
            List<String> members = members(attribute, value);
            if (members.isEmpty() && !known.contains(value)) {
                throw Fault.invalid("unknown-" + attribute.property(), path, value, shortList(known));
            }
            found.add(value);
            found.addAll(members);
        }
        return found;
    }

    private static String shortList(Set<String> known) {
        String list = known.stream().sorted().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int more = known.size() - MOST_NAMED;
        return known.isEmpty() ? "nothing: no case has one" : more > 0 ? list + " and " + more + " more" : list;
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

    /**
     * Reads an instant or interval onto the moment a case was reported, a blank text as none. Days are those of
     * the city's zone; both ends belong. The fault {@code invalid-datetime} where it is none or reversed.
     */
    public Period period(@Nullable String datetime, Layer layer) {
        if (datetime == null || datetime.isBlank()) {
            return Period.ALWAYS;
        }
        long from = Long.MIN_VALUE;
        long to = Long.MAX_VALUE;
        if (FilterParser.parseDatetime(datetime, layer, zone) instanceof Filter.And and) {
            for (Filter part : and.parts()) {
                if (part instanceof Filter.Comparison one) {
                    switch (one.operator()) {
                        case GREATER_OR_EQUAL -> from = millis(one.value(), false);
                        case LESS -> to = millis(one.value(), false);
                        case LESS_OR_EQUAL -> to = millis(one.value(), true);
                        default -> throw new IllegalStateException("an interval with " + one.operator());
                    }
                }
            }
            return new Period(from, to);
        }
        // open at both ends: any moment, but there must be one
        return new Period(Long.MIN_VALUE + 1, Long.MAX_VALUE);
    }

    /** The first millisecond of a moment or a day, or the first after it. */
    private long millis(Object value, boolean isAfter) {
        Instant moment = value instanceof LocalDate day
                ? day.plusDays(isAfter ? 1 : 0).atStartOfDay(zone).toInstant()
                : (Instant) value;
        Instant clamped = moment.isBefore(FARTHEST_PAST) ? FARTHEST_PAST : moment;
        clamped = clamped.isAfter(FARTHEST_FUTURE) ? FARTHEST_FUTURE : clamped;
        return clamped.toEpochMilli() + (isAfter && !(value instanceof LocalDate) ? 1 : 0);
    }

    public ZoneId zone() {
        return zone;
    }
}
