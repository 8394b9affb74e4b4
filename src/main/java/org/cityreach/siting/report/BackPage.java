package org.cityreach.siting.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cityreach.print.Grid;
import org.cityreach.print.Grid.Column;
import org.cityreach.print.Ink;
import org.cityreach.print.Numbers;
import org.cityreach.print.Sheet;
import org.cityreach.siting.scenario.Change.GroupChange;
import org.cityreach.siting.scenario.Change.Verdict;
import org.cityreach.siting.scenario.Figures;
import org.cityreach.siting.scenario.SiteFigures;
import tools.jackson.databind.JsonNode;

/** The second page: the tables behind the answer, and what it rests on. */
final class BackPage {

    private static final double LEFT = FrontPage.LEFT;
    private static final double WIDE_MM = 174;
    private static final double SIDE = LEFT + WIDE_MM + 8;
    private static final double SIDE_MM = FrontPage.RIGHT - SIDE;
    private static final double TOP = 26;
    private static final double BOTTOM = Sheet.HEIGHT_MM - 14;
    private static final int MOST_GROUPS = 6;
    private static final int MOST_CHANGED_SITES = 18;

    private final Sheet sheet;
    private final ReportFacts facts;

    BackPage(Sheet sheet, ReportFacts facts) {
        this.sheet = sheet;
        this.facts = facts;
    }

    void paint() {
        FrontPage.head(sheet, facts);
        double groupsHeight = facts.change().groups().isEmpty() ? 0 : 9 + (MOST_GROUPS + 2) * Grid.rowMm();
        sites(BOTTOM - groupsHeight);
        if (groupsHeight > 0) {
            groups(BOTTOM - groupsHeight + 6);
        }
        new Evidence(sheet, facts).paint(SIDE, SIDE_MM, beforeAndAfter() + 4, BOTTOM);
        Folio.paint(sheet, facts, 2);
    }

    private String say(String zh, String en) {
        return facts.say(zh, en);
    }

    static void heading(Sheet sheet, String text, double x, double y) {
        sheet.bold(text, x, y, 9.5, Ink.TEXT);
    }

    private void sites(double bottom) {
        heading(sheet, say("设施", "Sites"), LEFT, TOP);
        SiteColumns columns = new SiteColumns(facts);
        Grid table = new Grid(sheet, LEFT, TOP + 5.5, columns.columns(WIDE_MM));
        List<SiteFigures> all = facts.result().sites();
        int number = 0;
        int rows = Math.min(MOST_CHANGED_SITES, (int) ((bottom - table.y()) / Grid.rowMm()) - 1);
        int shown = 0;
        for (SiteFigures site : all) {
            if (!site.role().equals("kept") && ++number <= rows) {
                columns.row(table, Integer.toString(number), site);
                shown++;
            }
        }
        List<SiteFigures> kept = new ArrayList<>(facts.result().sites("kept"));
        kept.sort((a, b) -> Double.compare(b.load(), a.load()));
        int room = (int) ((bottom - table.y()) / Grid.rowMm()) - 1;
        int most = kept.size() <= room ? kept.size() : Math.max(0, room);
        for (SiteFigures site : kept.subList(0, most)) {
            columns.row(table, "", site);
            shown++;
        }
        if (shown < all.size()) {
            table.note(say(
                    "另有 " + (all.size() - shown) + " 处未列出(按负荷从大到小),见 CSV 导出。",
                    (all.size() - shown) + " more are not listed (the largest loads come first); see the CSV export."));
        }
    }

    private void groups(double top) {
        double half = WIDE_MM / 2 - 3;
        group(LEFT, top, half, Verdict.GAINS, say("受益最多的分区", "Areas that gain most"));
        group(LEFT + half + 6, top, half, Verdict.LOSES, say("受损最多的分区", "Areas that lose most"));
    }

    private void group(double x, double top, double widthMm, Verdict verdict, String title) {
        List<GroupChange> most = facts.change().listMost(verdict);
        heading(sheet, title, x, top);
        sheet.textToRight(say(most.size() + " 个分区", most.size() + " areas"), x + widthMm, top, 7.5, Ink.MUTED);
        if (most.isEmpty()) {
            sheet.text(say("没有。", "None."), x, top + 5.5, 8, Ink.MUTED);
            return;
        }
        boolean byService = most.stream().anyMatch(GroupChange::changesService);
        Grid table = new Grid(
                sheet,
                x,
                top + 5.5,
                List.of(
                        Column.words(say("分区", "Area"), widthMm - 52),
                        Column.figures(byService ? say("服务量变化", "Served") : say("距离变化", "Distance"), 19),
                        Column.figures(say("现状", "Today"), 15),
                        Column.figures(say("方案", "Plan"), 18)));
        for (GroupChange group : most.subList(0, Math.min(MOST_GROUPS, most.size()))) {
            table.row(row(group, byService));
        }
    }

    /** By what is served; by the mean distance where a plan serves all there is, as before. */
    private List<String> row(GroupChange group, boolean byService) {
        String title = group.title().isEmpty() ? say("分区之外", "outside") : group.title();
        if (byService) {
            double change = group.coveredWeight();
            return List.of(
                    title,
                    Numbers.signed(Numbers.amount(change), change),
                    Numbers.percent(group.from().ratio()),
                    Numbers.percent(group.to().ratio()));
        }
        double change = group.meanMetres();
        return List.of(
                title,
                Numbers.signed(Numbers.metres(change), change),
                Numbers.metres(group.from().meanMetres()),
                Numbers.metres(group.to().meanMetres()));
    }

    private double beforeAndAfter() {
        heading(sheet, say("前后对比", "Before and after"), SIDE, TOP);
        Grid table = new Grid(
                sheet,
                SIDE,
                TOP + 5.5,
                List.of(
                        Column.words(say("指标", "Figure"), SIDE_MM - 48),
                        Column.figures(say("现状", "Today"), 24),
                        Column.figures(say("方案", "Plan"), 24)));
        figures().forEach((title, values) -> table.row(List.of(title, values[0], values[1])));
        double better = facts.change().people().better();
        if (Double.isFinite(better)) {
            table.note(say("距离缩短或新得到服务:", "Nearer or newly served: ")
                    + facts.subject().amount(better, facts.language())
                    + say(";变差:", "; worse: ")
                    + facts.subject().amount(facts.change().people().worse(), facts.language()));
        }
        return table.y();
    }

    private Map<String, String[]> figures() {
        Figures before = facts.result().before();
        Figures after = facts.result().after();
        Map<String, String[]> rows = new LinkedHashMap<>();
        rows.put(Subject.atHead(facts.subject().counted(facts.language())), new String[] {
            facts.subject().amount(before.demandWeight(), facts.language()),
            facts.subject().amount(after.demandWeight(), facts.language())
        });
        rows.put(say("得到服务", "Served"), new String[] {
            facts.subject().amount(before.coveredWeight(), facts.language()),
            facts.subject().amount(after.coveredWeight(), facts.language())
        });
        rows.put(
                say("服务率", "Share served"),
                new String[] {Numbers.percent(before.ratio()), Numbers.percent(after.ratio())});
        rows.put(
                say("平均距离", "Mean distance"),
                new String[] {Numbers.metres(before.meanMetres()), Numbers.metres(after.meanMetres())});
        rows.put(
                say("最远距离", "Largest distance"),
                new String[] {Numbers.metres(before.maxMetres()), Numbers.metres(after.maxMetres())});
        rows.put(say("设施数", "Sites"), new String[] {Numbers.amount(before.sites()), Numbers.amount(after.sites())});
        rows.put(say("费用", "Cost"), new String[] {Numbers.amount(before.cost()), Numbers.amount(after.cost())});
        return rows;
    }

    /** Counts of excluded candidates by the reason's code, the most first. */
    static List<Map.Entry<String, Integer>> excluded(JsonNode document) {
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode feature : document.path("excluded").path("features")) {
            for (JsonNode reason : feature.path("properties").path("reasons")) {
                counts.merge(reason.path("code").asString(""), 1, Integer::sum);
            }
        }
        List<Map.Entry<String, Integer>> list = new ArrayList<>(counts.entrySet());
        list.sort((a, b) -> Integer.compare(b.getValue(), a.getValue()));
        return list;
    }
}
