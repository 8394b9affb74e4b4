package org.cityreach.siting.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.cityreach.print.Ink;
import org.cityreach.print.Numbers;
import org.cityreach.print.Sheet;
import org.cityreach.print.Sheet.Paragraph;
import org.cityreach.siting.scenario.Freshness.MovedOn;
import org.cityreach.standard.Mark;
import org.cityreach.standard.ResolvedStandard;
import org.cityreach.standard.StandardRow;
import tools.jackson.databind.JsonNode;

/** What an answer rests on: proof, broken rules, excluded candidates, standards with their sources, data. */
final class Evidence {

    private static final double POINTS = 7.5;
    private static final double LEADING_MM = 3.9;

    private final Sheet sheet;
    private final ReportFacts facts;
    private double x;
    private double widthMm;
    private double y;
    private double bottom;

    Evidence(Sheet sheet, ReportFacts facts) {
        this.sheet = sheet;
        this.facts = facts;
    }

    void paint(double atX, double wideMm, double fromY, double toY) {
        x = atX;
        widthMm = wideMm;
        y = fromY;
        bottom = toY;
        proof();
        violations();
        excluded();
        standards();
        data();
        notes();
    }

    private String say(String zh, String en) {
        return facts.say(zh, en);
    }

    private boolean heading(String text) {
        if (y + 9 > bottom) {
            return false;
        }
        y += 2.5;
        BackPage.heading(sheet, text, x, y);
        y += 5;
        return true;
    }

    private void line(String text, int mostLines, Ink ink) {
        int room = (int) Math.floor((bottom - y) / LEADING_MM) + 1;
        if (room > 0) {
            y = sheet.paragraph(new Paragraph(widthMm, POINTS, LEADING_MM, Math.min(room, mostLines), ink), text, x, y);
        }
    }

    private void proof() {
        heading(say("求解与证明", "Solution and proof"));
        JsonNode solved = facts.scenario().solved();
        line(
                AnswerWords.proof(facts.scenario(), facts.result(), facts.language())
                        .strip(),
                2,
                Ink.TEXT);
        if (solved == null) {
            JsonNode objective = facts.result().document().path("objective");
            if (objective.isNumber()) {
                line(say("目标值 ", "Objective ") + number(objective) + unit(), 1, Ink.TEXT);
            }
            return;
        }
        line(
                say("目标值 ", "Objective ")
                        + number(solved.path("objective"))
                        + unit()
                        + say(",界 ", ", bound ")
                        + number(solved.path("bound"))
                        + say(",差距 ", ", gap ")
                        + gap(solved.path("gap")),
                2,
                Ink.TEXT);
        line(say("终止:", "Stopped: ") + stopped(solved.path("stopped").asString("")), 1, Ink.TEXT);
    }

    private String unit() {
        String unit = facts.result().document().path("unit").asString("");
        String property =
                facts.scenario().inputs().path("demand").path("weight").asString("");
        if (unit.isEmpty() || unit.equals(property)) {
            String own = facts.subject().unit(facts.language());
            return unit.isEmpty() ? "" : " " + (own.isEmpty() ? facts.subject().counted(facts.language()) : own);
        }
        return " " + unit;
    }

    private static String number(JsonNode node) {
        return node.isNumber() ? Numbers.fixed(node.asDouble(), 2, true) : Numbers.NONE;
    }

    private static String gap(JsonNode node) {
        return node.isNumber() ? Numbers.fixed(100 * node.asDouble(), 3, true) + " %" : Numbers.NONE;
    }

    private String stopped(String code) {
        return switch (code) {
            case "proved" -> say("证明完成", "the proof was complete");
            case "gap" -> say("达到允许的差距", "the gap that was asked for was reached");
            case "work" -> say("完成了计划的搜索量", "the planned search was done");
            case "time" -> say("到达时限", "the time was up");
            case "cancelled" -> say("被取消,取当时最好的方案", "it was cancelled; this is the best until then");
            default -> Numbers.NONE;
        };
    }

    private void violations() {
        JsonNode violations = facts.result().document().path("violations");
        if (violations.size() > 0 && heading(say("不符合规则", "Rules that are broken"))) {
            int shown = Math.min(3, violations.size());
            for (int i = 0; i < shown; i++) {
                JsonNode one = violations.get(i);
                String site = one.path("site").asString("");
                line((site.isEmpty() ? "" : site + ": ") + facts.language().say(one), 2, Ink.BAD);
            }
            if (shown < violations.size()) {
                int more = violations.size() - shown;
                line(say("另有 " + more + " 处。", more + " more."), 1, Ink.BAD);
            }
        }
    }

    private void excluded() {
        JsonNode document = facts.result().document();
        List<Map.Entry<String, Integer>> reasons = BackPage.excluded(document);
        JsonNode candidates = document.path("candidates");
        if (!candidates.path("count").isNumber() || !heading(say("候选点", "Candidates"))) {
            return;
        }
        int all = candidates.path("count").asInt();
        int out = document.path("excluded").path("features").size();
        line(
                say(
                        "共 " + all + " 处,排除 " + out + " 处(一处可有多个原因):",
                        all + " in all, " + out + " excluded (one can have several reasons):"),
                1,
                Ink.TEXT);
        if (!reasons.isEmpty()) {
            StringJoiner text = new StringJoiner(say(",", ", "));
            reasons.forEach(
                    reason -> text.add(Words.exclusion(reason.getKey(), facts.language()) + " " + reason.getValue()));
            line(text.toString(), 3, Ink.TEXT);
        }
    }

    private void standards() {
        if (!heading(say("标准取值与出处", "Standards and their sources"))) {
            return;
        }
        if (facts.subject().radiusStandard() == null && facts.subject().hasRadius()) {
            line(
                    say(
                            "服务半径 " + Numbers.metres(facts.subject().radiusMetres()) + ":由规划人员设定,未引用标准。",
                            "Radius " + Numbers.metres(facts.subject().radiusMetres())
                                    + ": set by the planner, of no standard."),
                    2,
                    Ink.TEXT);
        }
        for (ResolvedStandard standard : facts.subject().standards()) {
            line(text(standard), 3, Ink.TEXT);
        }
        if (facts.subject().standards().isEmpty() && !facts.subject().hasRadius()) {
            line(say("没有引用标准。", "None is named."), 1, Ink.MUTED);
        }
    }

    private String text(ResolvedStandard standard) {
        String unit = standard.value().kind().unit();
        StringJoiner values = new StringJoiner(" · ");
        Set<String> sources = new LinkedHashSet<>();
        for (StandardRow row : standard.value().rows()) {
            String key = standard.value().rows().size() > 1 ? row.key() + " " : "";
            values.add(key + figure(row));
            sources.add(row.source().text() + " [" + row.source().mark().code() + " "
                    + mark(row.source().mark()) + "]");
        }
        return facts.language().say(standard.value().title()) + say(":", ": ") + values + " " + unit + say("。", ". ")
                + String.join("; ", sources) + " (" + standard.reference() + ")";
    }

    private static String figure(StandardRow row) {
        Double value = row.value();
        if (value != null) {
            return Numbers.amount(value);
        }
        Double from = row.from();
        Double to = row.to();
        return (from == null ? "" : Numbers.amount(from)) + "–" + (to == null ? "" : Numbers.amount(to));
    }

    private String mark(Mark mark) {
        return switch (mark) {
            case MANDATORY -> say("强制性规范", "mandatory code");
            case STANDARD -> say("标准原文", "standard, read");
            case SECONDARY -> say("二手资料", "secondary source");
            case COMMON_KNOWLEDGE -> say("行业常识,未核实", "common knowledge, unconfirmed");
            case DERIVED -> say("推导", "derived");
            case USER -> say("用户设定", "set by a user");
        };
    }

    private void notes() {
        JsonNode notes = facts.result().document().path("notes");
        if (notes.size() > 0 && heading(say("说明", "Notes"))) {
            for (JsonNode note : notes) {
                line("· " + facts.language().say(note), 2, Ink.MUTED);
            }
        }
    }

    private void data() {
        if (!heading(say("数据", "Data"))) {
            return;
        }
        StringJoiner versions = new StringJoiner(", ");
        facts.scenario().versions().forEach((collection, version) -> versions.add(collection + " v" + version));
        line(say("计算所用版本:", "Computed from ") + versions + say("。", "."), 3, Ink.TEXT);
        if (!facts.movedOn().isEmpty()) {
            StringJoiner moved = new StringJoiner(", ");
            for (MovedOn layer : facts.movedOn()) {
                moved.add(layer.collection() + (layer.present() == null ? "" : " v" + layer.present()));
            }
            line(say("此后数据已变:", "Changed since: ") + moved + say("。结果应重新计算。", ". Compute anew."), 2, Ink.BAD);
        }
        if (facts.synthetic()) {
            line(
                    say("全部数据由程序生成,不代表真实情况。", "All data of this city is generated and stands for no real place."),
                    1,
                    Ink.WARN);
        }
        line(
                say("报告生成于 ", "Report made ") + facts.moment(facts.made()) + " "
                        + facts.zone().getId(),
                1,
                Ink.MUTED);
    }
}
