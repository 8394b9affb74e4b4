package org.cityreach.areamap.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cityreach.analysis.GeoJson;
import org.cityreach.analysis.Note;
import org.cityreach.analysis.Outputs;
import org.cityreach.areamap.AreaMap;
import org.cityreach.cases.Indicator;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An area map as JSON, keyed by output name. A figure that does not exist is null, never NaN. */
final class AreaMapDocument {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AreaMapDocument() {}

    static ObjectNode write(AreaMap map, int limit) {
        ObjectNode document = NODES.objectNode();
        int[] shown = shown(map, limit);
        document.set("features", features(map, shown));
        document.set("legend", JSON.valueToTree(map.legend().document()));
        document.set("summary", summary(map));
        List<Note> notes = new ArrayList<>(map.notes());
        if (shown.length < map.values().length) {
            notes.add(Note.of(
                    "features-limited",
                    "区域共 " + map.values().length + " 个,只给出数值最大的 " + shown.length + " 个",
                    "Of " + map.values().length + " areas the " + shown.length
                            + " with the greatest figures are given"));
        }
        Outputs.close(document, map.versions(), notes);
        return document;
    }

    /** All areas in their order; where they are too many, those with the greatest figures. */
    private static int[] shown(AreaMap map, int limit) {
        int[] all = IntStream.range(0, map.values().length).toArray();
        if (all.length <= limit) {
            return all;
        }
        return Arrays.stream(all)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer area) ->
                                Double.isNaN(map.values()[area]) ? Double.NEGATIVE_INFINITY : map.values()[area])
                        .reversed())
                .limit(limit)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private static ObjectNode features(AreaMap map, int[] shown) {
        CrsTransform toDegrees = CrsTransform.between(map.division().metricCrs(), Crs.CRS84);
        ArrayNode features = NODES.arrayNode();
        for (int area : shown) {
            ObjectNode feature = GeoJson.feature(
                    map.division().id(area), toDegrees.apply(map.division().polygon(area)));
            ObjectNode properties = (ObjectNode) feature.get("properties");
            properties.put("name", map.division().name(area));
            Outputs.number(properties, "value", map.values()[area]);
            int number = map.classOf(area);
            if (number < 0) {
                properties.putNull("class");
            } else {
                properties.put("class", number + 1);
            }
            properties.put("cases", map.bases()[area]);
            properties.put("small", map.isSmall(area));
            properties.put("areaSquareKilometres", map.division().areaSquareKilometres(area));
            features.add(feature);
        }
        ObjectNode collection = NODES.objectNode();
        collection.put("type", "FeatureCollection");
        collection.put("numberMatched", map.values().length);
        collection.put("numberReturned", shown.length);
        collection.set("features", features);
        return collection;
    }

    private static ObjectNode summary(AreaMap map) {
        double[] figures =
                Arrays.stream(map.values()).filter(Double::isFinite).sorted().toArray();
        ObjectNode summary = NODES.objectNode();
        Indicator indicator = map.indicator();
        ObjectNode told = summary.putObject("indicator");
        told.put("id", indicator.id());
        told.set("title", Outputs.text(indicator.title()));
        told.set("unit", Outputs.text(indicator.unit()));
        told.set("formula", Outputs.text(indicator.formula()));
        told.put("better", indicator.better().jsonName());
        summary.set("division", Outputs.text(map.division().title()));
        summary.put("areas", map.values().length);
        summary.put("withoutFigure", map.values().length - figures.length);
        summary.put(
                "small",
                IntStream.range(0, map.values().length).filter(map::isSmall).count());
        summary.put("cases", map.cases());
        summary.put("outside", map.outside());
        Outputs.number(summary, "minimum", figures.length == 0 ? Double.NaN : figures[0]);
        Outputs.number(summary, "median", median(figures));
        Outputs.number(summary, "mean", Arrays.stream(figures).average().orElse(Double.NaN));
        Outputs.number(summary, "maximum", figures.length == 0 ? Double.NaN : figures[figures.length - 1]);
        summary.put("crs", map.division().metricCrs().code());
        return summary;
    }

    private static double median(double[] sorted) {
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
