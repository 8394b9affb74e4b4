package org.cityreach.hotspot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cityreach.hotspot.algorithm.EmergingPattern;
import org.cityreach.layer.LocalizedText;

/** How hot and cold spots came and went, in a sentence that a manager understands. */
final class EmergingReading {

    private EmergingReading() {}

    static LocalizedText tell(
            LocalizedText period,
            LocalizedText what,
            LocalizedText unit,
            Map<EmergingPattern, Integer> patterns,
            TimeSteps steps) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        patterns.forEach((pattern, count) -> {
            if (pattern != EmergingPattern.NONE && count > 0) {
                zh.add(name(pattern).zh() + " " + count + " 个");
                en.add(count + " " + name(pattern).en());
            }
        });
        String startZh = "%s%s(每 %d 天一步,共 %d 步)".formatted(period.zh(), what.zh(), steps.days(), steps.count());
        String startEn =
                "%s, %s in %d steps of %d days: ".formatted(period.en(), what.en(), steps.count(), steps.days());
        int areas = patterns.values().stream().mapToInt(Integer::intValue).sum();
        if (zh.isEmpty()) {
            return new LocalizedText(
                    startZh + "在 " + areas + " 个" + unit.zh() + "中没有形成、持续或消退的冷热点。",
                    startEn + "none of " + areas + " areas (" + unit.en() + ") is, or was for long, hot or cold.");
        }
        return new LocalizedText(
                startZh + "在 " + areas + " 个" + unit.zh() + "中:" + String.join(",", zh) + "。",
                startEn + "of " + areas + " areas (" + unit.en() + ") " + String.join(", ", en) + ".");
    }

    /** What people call a pattern. */
    static LocalizedText name(EmergingPattern pattern) {
        LocalizedText kind = switch (pattern) {
            case NEW_HOT, NEW_COLD -> new LocalizedText("新增", "new");
            case CONSECUTIVE_HOT, CONSECUTIVE_COLD -> new LocalizedText("连续", "consecutive");
            case INTENSIFYING_HOT, INTENSIFYING_COLD -> new LocalizedText("加强", "intensifying");
            case PERSISTENT_HOT, PERSISTENT_COLD -> new LocalizedText("持续", "persistent");
            case DIMINISHING_HOT, DIMINISHING_COLD -> new LocalizedText("减弱", "diminishing");
            case SPORADIC_HOT, SPORADIC_COLD -> new LocalizedText("时有时无的", "sporadic");
            case OSCILLATING_HOT, OSCILLATING_COLD -> new LocalizedText("冷热交替的", "oscillating");
            case HISTORICAL_HOT, HISTORICAL_COLD -> new LocalizedText("历史", "historical");
            case NONE -> new LocalizedText("无", "no");
        };
        return pattern == EmergingPattern.NONE
                ? new LocalizedText("无明显模式", "no pattern")
                : new LocalizedText(
                        kind.zh() + (pattern.sign() > 0 ? "热点" : "冷点"),
                        kind.en() + (pattern.sign() > 0 ? " hot" : " cold"));
    }
}
