package org.cityreach.siting.report;

import org.cityreach.siting.scenario.Change.Verdict;

/** Codes in people's words. */
final class Words {

    private Words() {}

    static String role(String role, Language language) {
        return switch (role) {
            case "new" -> language.say("新建", "new");
            case "fixed" -> language.say("新建(指定)", "new (required)");
            case "kept" -> language.say("保留", "kept");
            case "closed" -> language.say("关闭", "closed");
            case "upgraded" -> language.say("扩建", "upgraded");
            default -> role;
        };
    }

    static String verdict(Verdict verdict, Language language) {
        return switch (verdict) {
            case GAINS -> language.say("受益", "gains");
            case LOSES -> language.say("受损", "loses");
            case SAME -> language.say("不变", "unchanged");
        };
    }
}
