package org.cityreach.siting.report;

import org.cityreach.print.Language;
import org.cityreach.print.Numbers;
import org.cityreach.siting.scenario.Figures;
import org.cityreach.siting.scenario.Scenario;
import org.cityreach.siting.scenario.ScenarioResult;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The answer: one big number, what it is a number of, and how sure it is.
 *
 * @param big such as {@code 92.3 %}
 * @param basis one sentence
 * @param proof one sentence
 * @param shareBefore for a bar beside the number; NaN where the answer is no share
 */
record AnswerWords(String big, String basis, String proof, double shareBefore, double shareAfter) {

    static AnswerWords of(Scenario scenario, ScenarioResult result, Subject subject, Language language) {
        Figures before = result.before();
        Figures after = result.after();
        String proof = proof(scenario, result, language);
        String problem = result.document().path("problem").asString("");
        String counted = subject.counted(language);
        boolean distance = problem.endsWith("p-median") || problem.equals("p-centre");
        if (problem.equals("set-covering")) {
            int built = result.newSites().size();
            return new AnswerWords(
                    built + language.say(" 处", ""),
                    language.say(
                            "新建即可使 " + Numbers.percent(after.ratio()) + " 的" + counted + "在 "
                                    + Numbers.metres(subject.radiusMetres()) + " 以内(现状 "
                                    + Numbers.percent(before.ratio()) + ")。",
                            "new sites bring " + Numbers.percent(after.ratio()) + " of all " + counted + " within "
                                    + Numbers.metres(subject.radiusMetres()) + " (today "
                                    + Numbers.percent(before.ratio()) + ")."),
                    proof,
                    before.ratio(),
                    after.ratio());
        }
        if (distance) {
            boolean farthest = problem.equals("p-centre");
            double now = farthest ? after.maxMetres() : after.meanMetres();
            double was = farthest ? before.maxMetres() : before.meanMetres();
            return new AnswerWords(
                    Numbers.metres(now),
                    distanceBasis(farthest, was, counted, language),
                    proof,
                    Double.NaN,
                    Double.NaN);
        }
        return new AnswerWords(
                Numbers.percent(after.ratio()),
                shareBasis(before, after, subject, language),
                proof,
                before.ratio(),
                after.ratio());
    }

    private static String distanceBasis(boolean farthest, double was, String counted, Language language) {
        String today = Double.isFinite(was)
                ? language.say(";现状 " + Numbers.metres(was), "; today " + Numbers.metres(was))
                : "";
        return farthest
                ? language.say(
                        "是最远一处需求到设施的直线距离" + today + "。",
                        "is the straight line from the farthest demand to its site" + today + ".")
                : language.say(
                        "是到设施的平均直线距离,按" + counted + "加权" + today + "。",
                        "is the mean straight line to the site, weighted by " + counted + today + ".");
    }

    private static String shareBasis(Figures before, Figures after, Subject subject, Language language) {
        String served = subject.amount(after.coveredWeight(), language);
        String all = subject.amount(after.demandWeight(), language);
        String within = subject.hasRadius()
                ? language.say(
                        "在 " + Numbers.metres(subject.radiusMetres()) + " 以内",
                        "lies within " + Numbers.metres(subject.radiusMetres()))
                : language.say("得到服务", "is served");
        return language.say(
                "的" + subject.counted(language) + within + ":" + served + ",共 " + all + "。现状 "
                        + Numbers.percent(before.ratio()) + "。",
                "of all " + subject.counted(language) + " " + within + ": " + served + " of " + all + ". Today "
                        + Numbers.percent(before.ratio()) + ".");
    }

    /** What is certain of the plan: optimal, near to it by so much, or drawn by hand. */
    static String proof(Scenario scenario, ScenarioResult result, Language language) {
        int broken = result.document().path("violations").size();
        String rules = broken == 0
                ? ""
                : language.say("有 " + broken + " 处不符合规则(见第 2 页)。", broken + " rules are broken (page 2). ");
        JsonNode solved = scenario.solved();
        if (solved == null) {
            return rules + language.say("方案由规划人员绘制或改动,未求证最优。", "Drawn or changed by a planner; not proved best.");
        }
        if (solved.path("status").asString("").equals("optimal")) {
            return rules + language.say("已证明:没有更好的方案。", "Proved: no plan is better.");
        }
        String gap = gap(solved);
        return rules
                + (gap == null
                        ? language.say("尚未证明离最优有多远。", "How far it is from the best is not proved.")
                        : language.say(
                                "已证明:最优方案至多再好 " + gap + "。", "Proved: no plan is better by more than " + gap + "."));
    }

    private static @Nullable String gap(JsonNode solved) {
        return solved.path("gap").isNumber()
                ? Numbers.fixed(100 * solved.path("gap").asDouble(), 2, true) + " %"
                : null;
    }
}
