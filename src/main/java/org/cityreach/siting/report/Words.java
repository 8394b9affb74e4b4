package org.cityreach.siting.report;

import org.cityreach.print.Language;
import org.cityreach.siting.scenario.Change.Verdict;

/** Codes in people's words. */
public final class Words {

    private Words() {}

    public static String role(String role, Language language) {
        return switch (role) {
            case "new" -> language.say("新建", "new");
            case "fixed" -> language.say("新建(指定)", "new (required)");
            case "kept" -> language.say("保留", "kept");
            case "closed" -> language.say("关闭", "closed");
            case "upgraded" -> language.say("扩建", "upgraded");
            default -> role;
        };
    }

    public static String verdict(Verdict verdict, Language language) {
        return switch (verdict) {
            case GAINS -> language.say("受益", "gains");
            case LOSES -> language.say("受损", "loses");
            case SAME -> language.say("不变", "unchanged");
        };
    }

    static String exclusion(String code, Language language) {
        return switch (code) {
            case "too-near" -> language.say("间距不足", "too near");
            case "inside" -> language.say("位于禁建范围", "inside a closed area");
            case "outside-allowed-land" -> language.say("不在允许用地", "outside allowed land");
            case "land-too-small" -> language.say("用地不足", "land too small");
            case "beside-junction" -> language.say("邻近路口", "beside a junction");
            case "forbidden" -> language.say("规划人员排除", "forbidden by the planner");
            case "too-near-existing" -> language.say("离现有设施太近", "too near to an existing site");
            default -> code;
        };
    }
}
