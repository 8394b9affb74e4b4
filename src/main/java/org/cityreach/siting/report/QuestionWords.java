package org.cityreach.siting.report;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.print.Language;
import org.cityreach.print.Numbers;
import org.cityreach.siting.scenario.ScenarioResult;
import org.cityreach.siting.scenario.SiteFigures;
import tools.jackson.databind.JsonNode;

/** The question of a scenario as a planner would ask it, from its inputs. */
final class QuestionWords {

    private final JsonNode inputs;
    private final Subject subject;
    private final Language language;

    private QuestionWords(JsonNode inputs, Subject subject, Language language) {
        this.inputs = inputs;
        this.subject = subject;
        this.language = language;
    }

    static String of(JsonNode inputs, Subject subject, ScenarioResult result, Language language) {
        QuestionWords words = new QuestionWords(inputs, subject, language);
        List<String> sentences = new ArrayList<>();
        sentences.add(words.goal(result));
        sentences.addAll(words.rules());
        return String.join(language.say("", " "), sentences);
    }

    private String say(String zh, String en) {
        return language.say(zh, en);
    }

    private String goal(ScenarioResult result) {
        String problem = result.document()
                .path("problem")
                .asString(inputs.path("problem").asString(""));
        String facility = subject.built(language);
        String counted = subject.counted(language);
        String within = subject.hasRadius() ? Numbers.metres(subject.radiusMetres()) : "";
        String sites = number(result);
        return switch (problem) {
            case "maximal-covering" ->
                say(
                        "新增" + sites + "“" + facility + "”放在哪里,才能使 " + within + " 以内服务到的" + counted + "最多?",
                        "Where should " + sites + " (" + facility + ") go so that the most " + counted + " lies within "
                                + within + "?");
            case "set-covering" ->
                say(
                        "最少新增多少处“" + facility + "”,能使" + share() + "的" + counted + "在 " + within + " 以内?",
                        "How few new sites (" + facility + ") bring " + share() + " of all " + counted + " within "
                                + within + "?");
            case "p-centre" ->
                say(
                        "新增" + sites + "“" + facility + "”放在哪里,才能使最远的一处需求离设施最近?",
                        "Where should " + sites + " (" + facility + ") go so that the farthest demand is as near"
                                + " as can be?");
            case "capacitated-maximal-covering" ->
                say(
                        "在能力限制内,新增" + sites + "“" + facility + "”放在哪里,服务的" + counted + "最多?",
                        "Where should " + sites + " (" + facility + ") go so that, within their capacity, the most "
                                + counted + " is served?");
            case "capacitated-p-median" ->
                say(
                        "在能力限制内,新增" + sites + "“" + facility + "”放在哪里,才能使按" + counted + "加权的距离最短?",
                        "Where should " + sites + " (" + facility + ") go so that, within their capacity, distance"
                                + " weighted by " + counted + " is least?");
            default ->
                say(
                        "新增" + sites + "“" + facility + "”放在哪里,才能使按" + counted + "加权的距离最短?",
                        "Where should " + sites + " (" + facility + ") go so that distance weighted by " + counted
                                + " is least?");
        };
    }

    /** How many may be built, as far as that is asked. */
    private String number(ScenarioResult result) {
        if (inputs.path("p").isNumber()) {
            int most = inputs.path("p").asInt();
            return say(" " + most + " 处", most == 1 ? "1 new site" : most + " new sites");
        }
        if (inputs.path("budget").isNumber()) {
            String budget = Numbers.amount(inputs.path("budget").asDouble());
            return say("(预算 " + budget + " 以内)", "new sites within a budget of " + budget);
        }
        long drawn = result.sites().stream().filter(SiteFigures::isNew).count();
        return say(" " + drawn + " 处", drawn + " new sites");
    }

    private String share() {
        return inputs.path("coverShare").isNumber()
                ? " " + Numbers.fixed(100 * inputs.path("coverShare").asDouble(), 1, true) + " % "
                : say("全部", "all");
    }

    private List<String> rules() {
        List<String> rules = new ArrayList<>();
        JsonNode existing = inputs.path("existing");
        if (existing.isObject()) {
            rules.add(
                    existing.has("mayClose")
                            ? say("现有设施部分可以关闭。", "Some of those that stand may be closed.")
                            : say("现有设施保留。", "Those that stand stay."));
        }
        if (inputs.path("p").isNumber() && inputs.path("budget").isNumber()) {
            String budget = Numbers.amount(inputs.path("budget").asDouble());
            rules.add(say("预算不超过 " + budget + "。", "The budget is " + budget + "."));
        }
        double spacing = inputs.path("candidates").path("spacingMetres").asDouble(Double.NaN);
        if (Double.isFinite(spacing)) {
            rules.add(say(
                    "候选点为间距 " + Numbers.metres(spacing) + " 的格点。",
                    "Candidates are a grid of points " + Numbers.metres(spacing) + " apart."));
        }
        double separation = inputs.path("separationMetres").asDouble(Double.NaN);
        if (separation > 0) {
            rules.add(say(
                    "站点之间至少相距 " + Numbers.metres(separation) + "。",
                    "Sites stand at least " + Numbers.metres(separation) + " apart."));
        }
        if (inputs.path("exclude").size() > 0 || inputs.has("allowedLand")) {
            rules.add(say("不符合间距或用地要求的候选点已排除。", "Candidates that break separation or land rules are left out."));
        }
        rules.add(say("距离按直线计算。", "Distance is a straight line."));
        return rules;
    }
}
