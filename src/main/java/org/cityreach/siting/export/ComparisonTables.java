package org.cityreach.siting.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.cityreach.fault.Fault;
import org.cityreach.print.Language;
import org.cityreach.siting.report.Words;
import org.cityreach.siting.scenario.Change;
import org.cityreach.siting.scenario.Change.GroupChange;
import org.cityreach.siting.scenario.Comparison;
import org.cityreach.siting.scenario.ScenarioResult;
import org.cityreach.siting.scenario.SiteFigures;
import org.cityreach.siting.scenario.SiteOverlap;
import org.jspecify.annotations.Nullable;

/** The tables of a comparison as CSV: figures side by side, areas that win and lose, sites. */
public final class ComparisonTables {

    private final Comparison comparison;
    private final Language language;

    private ComparisonTables(Comparison comparison, Language language) {
        this.comparison = comparison;
        this.language = language;
    }

    /** A table by its name; the fault names the parameter {@code table}. */
    public static String write(Comparison comparison, String table, Language language) {
        ComparisonTables tables = new ComparisonTables(comparison, language);
        return switch (table) {
            case "figures" -> tables.figures();
            case "groups" -> tables.groups();
            case "sites" -> tables.sites();
            default -> throw Fault.invalid("invalid-value", "table", table, "figures, groups, sites");
        };
    }

    private String say(String zh, String en) {
        return language.say(zh, en);
    }

    private String[] withPlans(String... first) {
        List<String> columns = new ArrayList<>(List.of(first));
        comparison.plans().forEach(plan -> columns.add(plan.scenario().name()));
        return columns.toArray(new String[0]);
    }

    private String figures() {
        CsvTable csv = new CsvTable(withPlans(say("指标", "figure")));
        row(csv, say("需求量", "demand weight"), result -> result.after().demandWeight());
        row(csv, say("服务量", "weight served"), result -> result.after().coveredWeight());
        row(csv, say("服务率", "share served"), result -> result.after().ratio());
        row(
                csv,
                say("服务率(现状)", "share served before"),
                result -> result.before().ratio());
        row(csv, say("平均距离(m)", "mean distance (m)"), result -> result.after().meanMetres());
        row(
                csv,
                say("最远距离(m)", "largest distance (m)"),
                result -> result.after().maxMetres());
        row(csv, say("费用", "cost"), result -> result.after().cost());
        row(csv, say("设施数", "sites"), result -> result.after().sites());
        row(csv, say("新建", "new sites"), result -> result.newSites().size());
        row(csv, say("关闭", "closed"), result -> result.sites("closed").size());
        row(
                csv,
                say("最大负荷", "largest load"),
                result -> result.sites().stream()
                        .mapToDouble(SiteFigures::load)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(Double.NaN));
        changes(
                csv,
                say("受益量(比第一个方案)", "weight better off than in the first"),
                change -> change.people().better());
        changes(
                csv,
                say("受损量(比第一个方案)", "weight worse off than in the first"),
                change -> change.people().worse());
        return csv.text();
    }

    private void row(CsvTable csv, String title, ToDoubleFunction<ScenarioResult> figure) {
        csv.add(title);
        comparison.plans().forEach(plan -> csv.add(figure.applyAsDouble(plan.result()), 6));
        csv.end();
    }

    private void changes(CsvTable csv, String title, ToDoubleFunction<Change> figure) {
        csv.add(title);
        for (@Nullable Change change : comparison.changes()) {
            csv.add(change == null ? Double.NaN : figure.applyAsDouble(change), 6);
        }
        csv.end();
    }

    private String groups() {
        CsvTable csv = new CsvTable(
                say("方案", "scenario"),
                say("分区编号", "area id"),
                say("分区", "area"),
                say("服务量变化", "change of weight served"),
                say("平均距离变化(m)", "change of mean distance (m)"),
                say("受益量", "weight better off"),
                say("受损量", "weight worse off"),
                say("结论", "verdict"));
        for (int i = 0; i < comparison.plans().size(); i++) {
            Change change = comparison.changes().get(i);
            if (change != null) {
                for (GroupChange group : change.groups()) {
                    csv.add(comparison.plans().get(i).scenario().name())
                            .add(group.id())
                            .add(group.title().isEmpty() ? say("分区之外", "outside all areas") : group.title())
                            .add(group.coveredWeight(), 6)
                            .add(group.meanMetres(), 2)
                            .add(group.people().better(), 6)
                            .add(group.people().worse(), 6)
                            .add(Words.verdict(group.verdict(), language))
                            .end();
                }
            }
        }
        return csv.text();
    }

    private String sites() {
        CsvTable csv = new CsvTable(
                withPlans(say("编号", "id"), say("名称", "name"), say("经度", "longitude"), say("纬度", "latitude")));
        for (SiteOverlap overlap : comparison.sites()) {
            SiteFigures site = overlap.site();
            csv.add(site.id()).add(site.name()).add(site.longitude(), 7).add(site.latitude(), 7);
            for (@Nullable String role : overlap.roles()) {
                csv.add(role == null ? "" : Words.role(role, language));
            }
            csv.end();
        }
        return csv.text();
    }
}
