package org.cityreach.ogc.items;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Filter;
import org.cityreach.layer.FilterParser;
import org.cityreach.layer.Layer;
import org.cityreach.ogc.Datetime;
import org.cityreach.ogc.ServedCrs;
import org.jspecify.annotations.Nullable;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/** Reads the parameters of a request for items; each one that does not fit is a fault that names it. */
final class ItemsQueryReader {

    static final int MOST_FEATURES = 100_000;
    private static final int DEFAULT_FEATURES = 1000;
    private static final int DEFAULT_ON_A_PAGE = 50;
    private static final int MOST_ON_A_PAGE = 1000;
    private static final JsonMapper JSON = new JsonMapper();

    private final Layer layer;
    private final Set<String> reserved;
    private final Map<String, String> parameters;
    private final ItemsQuery.Served served;

    private ItemsQueryReader(
            Layer layer, Set<String> reserved, Map<String, String> parameters, ItemsQuery.Served served) {
        this.layer = layer;
        this.reserved = reserved;
        this.parameters = parameters;
        this.served = served;
    }

    /**
     * The query of a request.
     *
     * @param reserved names of parameters that are not properties of the layer
     */
    static ItemsQuery read(
            Layer layer,
            Set<String> reserved,
            Map<String, String> parameters,
            @Nullable String accept,
            ItemsQuery.Served served)
            throws HttpMediaTypeNotAcceptableException {
        return new ItemsQueryReader(layer, reserved, parameters, served).read(accept);
    }

    private ItemsQuery read(@Nullable String accept) throws HttpMediaTypeNotAcceptableException {
        ItemFormat format = ItemFormat.of(parameters.get("f"), accept);
        boolean download = flag("download") || format.isFile();
        String offset = parameters.get("offset");
        boolean isPage = format == ItemFormat.HTML;
        Crs crs = crs("crs");
        return new ItemsQuery(
                Selected.properties(layer, parameters.get("properties")),
                format,
                // the map of a page has longitudes and latitudes only
                isPage ? Crs.CRS84 : crs,
                bbox(),
                filter(),
                Selected.order(layer, parameters.get("sortby")),
                flag("skipGeometry"),
                offset == null ? 0 : whole("offset", offset, 0),
                limit(isPage, download),
                download && !isPage);
    }

    private long limit(boolean isPage, boolean download) {
        String limit = parameters.get("limit");
        // The standard forbids to refuse a limit that is merely too large.
        if (limit != null) {
            return Math.min(whole("limit", limit, 1), isPage ? MOST_ON_A_PAGE : MOST_FEATURES);
        }
        if (isPage) {
            return DEFAULT_ON_A_PAGE;
        }
        return download ? Long.MAX_VALUE : DEFAULT_FEATURES;
    }

    private Crs crs(String parameter) {
        String name = parameters.get(parameter);
        return name == null ? Crs.CRS84 : ServedCrs.get(parameter, name, served.get());
    }

    private @Nullable Bbox bbox() {
        String text = parameters.get("bbox");
        Crs crs = crs("bbox-crs");
        return text == null ? null : Bbox.of(text, crs);
    }

    private Filter filter() {
        List<Filter> parts = new ArrayList<>();
        String datetime = parameters.get("datetime");
        if (datetime != null) {
            parts.add(Datetime.of(datetime).on(layer));
        }
        parameters.forEach((name, value) -> {
            if (!reserved.contains(name)) {
                checkProperty(name, value);
                parts.add(FilterParser.equality(name, value, layer));
            }
        });
        expression().ifPresent(parts::add);
        return new Filter.And(parts);
    }

    private Optional<Filter> expression() {
        String text = parameters.get("filter");
        String language = parameters.getOrDefault("filter-lang", "cql2-text");
        Crs filterCrs = crs("filter-crs");
        return switch (language) {
            case "cql2-text" -> Optional.ofNullable(text).map(cql -> FilterParser.parseText(cql, layer, filterCrs));
            case "cql2-json" -> Optional.ofNullable(text).map(json -> parseJson(json, filterCrs));
            default -> throw Fault.invalid("invalid-value", "filter-lang", language, "cql2-text, cql2-json");
        };
    }

    private Filter parseJson(String text, Crs filterCrs) {
        try {
            return FilterParser.parseJson(JSON.readValue(text, Object.class), layer, filterCrs);
        } catch (JacksonException malformed) {
            Fault fault = Fault.invalid("invalid-filter", "filter", text, "well-formed JSON");
            TokenStreamLocation where = malformed.getLocation();
            throw where == null ? fault : fault.in("line " + where.getLineNr() + ", column " + where.getColumnNr());
        }
    }

    private void checkProperty(String name, String value) {
        if (!name.equals("id") && layer.findProperty(name).isEmpty()) {
            Set<String> names = new TreeSet<>(reserved);
            names.add("id");
            layer.properties().forEach(property -> names.add(property.name()));
            throw Fault.invalid("unknown-parameter", name, value, String.join(", ", names));
        }
    }

    private boolean flag(String parameter) {
        String text = parameters.get(parameter);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw Fault.invalid("invalid-value", parameter, text, "true or false");
        }
        return "true".equals(text);
    }

    private static long whole(String parameter, String text, long least) {
        try {
            long number = Long.parseLong(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            throw notWhole(parameter, text, least);
        }
        throw notWhole(parameter, text, least);
    }

    private static Fault notWhole(String parameter, String text, long least) {
        return Fault.invalid("invalid-" + parameter, parameter, text, "a whole number from " + least);
    }
}
