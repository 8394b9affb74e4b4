package org.cityreach.ranking.rest;

import org.cityreach.analysis.Outputs;
import org.cityreach.cases.Indicator;
import org.cityreach.ranking.RankingResult;
import org.cityreach.ranking.RankingResult.Figure;
import org.cityreach.ranking.RankingResult.Figures;
import org.cityreach.ranking.RankingResult.Line;
import org.cityreach.ranking.RankingResult.Load;
import org.cityreach.ranking.RankingResult.Row;
import org.cityreach.ranking.RankingResult.Spread;
import org.cityreach.ranking.RankingResult.Trend;
import org.cityreach.ranking.RankingResult.Workload;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A ranking as JSON, keyed by output name. */
final class RankingDocument {

    private RankingDocument() {}

    static ObjectNode write(RankingResult result, JsonNode inputs) {
        ObjectNode document = Documents.NODES.objectNode();
        document.set("period", Documents.period(result.period()));
        document.set("before", Documents.period(result.before()));
        document.put("sortBy", result.sortBy().id());
        ArrayNode indicators = document.putArray("indicators");
        result.indicators().forEach(indicator -> indicators.add(indicator(indicator)));
        ArrayNode missing = document.putArray("notAvailable");
        result.missing().forEach(indicator -> missing.add(indicator(indicator)));
        ArrayNode rows = document.putArray("rows");
        result.rows().forEach(row -> rows.add(row(row)));
        document.set("totals", figures(result.total()));
        document.set("inNoRow", figures(result.none()));
        document.set("trend", trend(result.trend()));
        document.set("workload", workload(result.workload()));
        Outputs.close(document, result.versions(), result.notes());
        document.set("request", inputs.deepCopy());
        return document;
    }

    private static ObjectNode indicator(Indicator indicator) {
        ObjectNode node = Documents.NODES.objectNode().put("id", indicator.id());
        node.set("title", Outputs.text(indicator.title()));
        node.put("unit", indicator.unit().en());
        node.set("unitText", Outputs.text(indicator.unit()));
        node.set("formula", Outputs.text(indicator.formula()));
        node.put("better", indicator.better().jsonName());
        return node;
    }

    private static ObjectNode row(Row row) {
        ObjectNode node = Documents.NODES.objectNode().put("id", row.id()).put("name", row.name());
        if (row.title() != null) {
            node.set("title", Outputs.text(row.title()));
        }
        node.setAll(figures(row.figures()));
        rank(node, "rank", row.rank());
        rank(node, "rankBefore", row.rankBefore());
        // up a place is a smaller rank
        boolean both = row.rank() > 0 && row.rankBefore() > 0;
        Outputs.number(node, "rankChange", both ? row.rankBefore() - row.rank() : Double.NaN);
        node.put("small", row.small());
        return node;
    }

    private static void rank(ObjectNode node, String name, int rank) {
        Outputs.number(node, name, rank > 0 ? rank : Double.NaN);
    }

    private static ObjectNode figures(Figures figures) {
        ObjectNode node = Documents.NODES.objectNode();
        ObjectNode values = node.putObject("values");
        ObjectNode before = node.putObject("before");
        ObjectNode change = node.putObject("change");
        ObjectNode basis = node.putObject("basis");
        ObjectNode intervals = node.putObject("intervals");
        ArrayNode small = node.putArray("smallIndicators");
        for (Figure figure : figures.list()) {
            String id = figure.indicator().id();
            Outputs.number(values, id, figure.value());
            Outputs.number(before, id, figure.before());
            Outputs.number(change, id, figure.change());
            basis.put(id, figure.basis());
            if (Double.isFinite(figure.low())) {
                intervals.putArray(id).add(figure.low()).add(figure.high());
            }
            if (figure.isSmall()) {
                small.add(id);
            }
        }
        return node;
    }

    private static ArrayNode trend(Trend trend) {
        ArrayNode list = Documents.NODES.arrayNode();
        for (Line line : trend.lines()) {
            for (int month = 0; month < trend.months().size(); month++) {
                list.addObject()
                        .put("month", trend.months().get(month).toString())
                        .put("id", line.id())
                        .put("cases", line.cases()[month]);
            }
        }
        return list;
    }

    private static ObjectNode workload(Workload workload) {
        ObjectNode node = spread(workload.rows());
        node.put("count", workload.rows().balance().count());
        ArrayNode units = node.putArray("units");
        workload.unitLoads().forEach(unit -> {
            ObjectNode one = units.addObject().put("unit", unit.unit()).put("rows", unit.rows());
            one.put("cases", unit.cases());
            Outputs.number(one, "casesPerRow", (double) unit.cases() / unit.rows());
        });
        node.set("unitBalance", workload.units() == null ? Documents.NODES.nullNode() : spread(workload.units()));
        return node;
    }

    private static ObjectNode spread(Spread spread) {
        ObjectNode node = Documents.NODES.objectNode();
        Outputs.number(node, "mean", spread.balance().mean());
        Outputs.number(node, "sd", spread.balance().sd());
        Outputs.number(node, "cv", spread.balance().cv());
        Outputs.number(node, "gini", spread.balance().gini());
        node.set("busiest", load(spread.busiest()));
        node.set("idlest", load(spread.idlest()));
        return node;
    }

    private static JsonNode load(@Nullable Load load) {
        return load == null
                ? Documents.NODES.nullNode()
                : Documents.NODES
                        .objectNode()
                        .put("id", load.id())
                        .put("name", load.name())
                        .put("cases", load.cases());
    }
}
