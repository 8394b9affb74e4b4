package org.cityreach.siting.export;

import java.util.StringJoiner;
import org.cityreach.fault.Fault;
import org.cityreach.print.Language;
import org.cityreach.siting.report.Words;
import org.cityreach.siting.scenario.DemandTable;
import org.cityreach.siting.scenario.Figures;
import org.cityreach.siting.scenario.GroupFigures;
import org.cityreach.siting.scenario.ScenarioResult;
import org.cityreach.siting.scenario.SiteFigures;
import tools.jackson.databind.JsonNode;

/** The tables of one scenario as CSV; lengths to a centimetre, shares to a millionth. */
public final class ScenarioTables {

    private static final String TABLES = "sites, figures, groups, assignments, excluded, demands";

    private final ScenarioResult result;
    private final Language language;

    private ScenarioTables(ScenarioResult result, Language language) {
        this.result = result;
        this.language = language;
    }

    /** A table by its name; the fault names the parameter {@code table}. */
    public static String write(ScenarioResult result, String table, Language language) {
        ScenarioTables tables = new ScenarioTables(result, language);
        return switch (table) {
            case "sites" -> tables.sites();
            case "figures" -> tables.figures();
            case "groups" -> tables.groups();
            case "assignments" -> tables.assignments();
            case "excluded" -> tables.excluded();
            case "demands" -> tables.demands();
            default -> throw Fault.invalid("invalid-value", "table", table, TABLES);
        };
    }

    private String say(String zh, String en) {
        return language.say(zh, en);
    }

    private String sites() {
        CsvTable csv = new CsvTable(
                say("编号", "id"),
                say("名称", "name"),
                say("类别", "role"),
                say("规模", "option"),
                say("经度", "longitude"),
                say("纬度", "latitude"),
                say("能力", "capacity"),
                say("负荷", "load"),
                say("利用率", "utilisation"),
                say("费用", "cost"),
                say("服务点数", "demand places"),
                say("平均距离(m)", "mean distance (m)"),
                say("最远距离(m)", "largest distance (m)"));
        for (SiteFigures site : result.sites()) {
            csv.add(site.id())
                    .add(site.name())
                    .add(Words.role(site.role(), language))
                    .add(site.option())
                    .add(site.longitude(), 7)
                    .add(site.latitude(), 7)
                    .add(site.capacity())
                    .add(site.load(), 6)
                    .add(site.utilisation(), 6)
                    .add(site.cost())
                    .add(site.demandCount())
                    .add(site.meanMetres(), 2)
                    .add(site.maxMetres(), 2)
                    .end();
        }
        return csv.text();
    }

    private String figures() {
        CsvTable csv = new CsvTable(say("指标", "figure"), say("现状", "before"), say("方案", "after"));
        Figures before = result.before();
        Figures after = result.after();
        csv.add(say("需求点数", "demand places"))
                .add(before.demand())
                .add(after.demand())
                .end();
        csv.add(say("需求量", "demand weight"))
                .add(before.demandWeight(), 6)
                .add(after.demandWeight(), 6)
                .end();
        csv.add(say("服务量", "weight served"))
                .add(before.coveredWeight(), 6)
                .add(after.coveredWeight(), 6)
                .end();
        csv.add(say("服务率", "share served"))
                .add(before.ratio(), 6)
                .add(after.ratio(), 6)
                .end();
        csv.add(say("平均距离(m)", "mean distance (m)"))
                .add(before.meanMetres(), 2)
                .add(after.meanMetres(), 2)
                .end();
        csv.add(say("最远距离(m)", "largest distance (m)"))
                .add(before.maxMetres(), 2)
                .add(after.maxMetres(), 2)
                .end();
        csv.add(say("费用", "cost")).add(before.cost()).add(after.cost()).end();
        csv.add(say("设施数", "sites")).add(before.sites()).add(after.sites()).end();
        return csv.text();
    }

    private String groups() {
        CsvTable csv = new CsvTable(
                say("分区编号", "area id"),
                say("分区", "area"),
                say("需求量", "demand weight"),
                say("服务量(现状)", "weight served before"),
                say("服务量(方案)", "weight served after"),
                say("服务率(现状)", "share served before"),
                say("服务率(方案)", "share served after"),
                say("平均距离(现状,m)", "mean distance before (m)"),
                say("平均距离(方案,m)", "mean distance after (m)"));
        for (GroupFigures group : result.groups()) {
            csv.add(group.id())
                    .add(group.title().isEmpty() ? say("分区之外", "outside all areas") : group.title())
                    .add(group.after().demandWeight(), 6)
                    .add(group.before().coveredWeight(), 6)
                    .add(group.after().coveredWeight(), 6)
                    .add(group.before().ratio(), 6)
                    .add(group.after().ratio(), 6)
                    .add(group.before().meanMetres(), 2)
                    .add(group.after().meanMetres(), 2)
                    .end();
        }
        return csv.text();
    }

    private String assignments() {
        CsvTable csv =
                new CsvTable(say("需求点", "demand"), say("设施", "site"), say("距离(m)", "distance (m)"), say("份额", "share"));
        for (JsonNode one : result.document().path("assignments")) {
            csv.add(one.path(0).asString(""))
                    .add(one.path(1).asString(""))
                    .add(one.path(2).asDouble(Double.NaN), 2)
                    .add(one.path(3).asDouble(1), 6)
                    .end();
        }
        return csv.text();
    }

    private String excluded() {
        CsvTable csv = new CsvTable(
                say("候选点", "candidate"),
                say("名称", "name"),
                say("经度", "longitude"),
                say("纬度", "latitude"),
                say("原因代码", "reason codes"),
                say("原因", "reasons"));
        for (JsonNode feature : result.document().path("excluded").path("features")) {
            StringJoiner codes = new StringJoiner("; ");
            StringJoiner texts = new StringJoiner("; ");
            for (JsonNode reason : feature.path("properties").path("reasons")) {
                codes.add(reason.path("code").asString(""));
                texts.add(language.say(reason));
            }
            JsonNode place = feature.path("geometry").path("coordinates");
            csv.add(feature.path("id").asString(""))
                    .add(feature.path("properties").path("name").asString(""))
                    .add(place.path(0).asDouble(Double.NaN), 7)
                    .add(place.path(1).asDouble(Double.NaN), 7)
                    .add(codes.toString())
                    .add(texts.toString())
                    .end();
        }
        return csv.text();
    }

    private String demands() {
        CsvTable csv = new CsvTable(
                say("需求点", "demand"),
                say("经度", "longitude"),
                say("纬度", "latitude"),
                say("需求量", "weight"),
                say("距离(现状,m)", "distance before (m)"),
                say("距离(方案,m)", "distance after (m)"),
                say("分区编号", "area id"));
        DemandTable table = result.demands();
        for (int row = 0; row < table.size(); row++) {
            csv.add(table.id()[row])
                    .add(table.longitude()[row], 7)
                    .add(table.latitude()[row], 7)
                    .add(table.weight()[row])
                    .add(table.beforeMetres()[row], 2)
                    .add(table.afterMetres()[row], 2)
                    .add(table.group()[row])
                    .end();
        }
        return csv.text();
    }
}
