package org.cityreach.hotspot;

import java.util.Locale;
import java.util.Map;
import org.cityreach.hotspot.HotspotRequest.Statistic;
import org.cityreach.hotspot.algorithm.Global;
import org.cityreach.hotspot.algorithm.HotState;
import org.cityreach.layer.LocalizedText;

/**
 * The answer in a sentence that a manager understands.
 *
 * @param period how the sentence begins
 * @param what whose numbers
 * @param unit what the areas are
 */
record Reading(LocalizedText period, LocalizedText what, LocalizedText unit, int areas) {

    private static final double SURE = 0.05;

    LocalizedText tell(Statistic statistic, Map<String, Integer> classes, Global moran) {
        LocalizedText first = statistic == Statistic.GI_STAR ? hotAndCold(classes) : alike(classes);
        if (Double.isNaN(moran.p())) {
            return first;
        }
        LocalizedText second = whole(moran);
        return new LocalizedText(first.zh() + second.zh(), first.en() + second.en());
    }

    /** Nothing could be counted or compared. */
    LocalizedText nothing() {
        return new LocalizedText(
                period.zh() + what.zh() + "没有可判断的冷热点。",
                period.en() + ": nothing can be said of where " + what.en() + " gather.");
    }

    private LocalizedText hotAndCold(Map<String, Integer> classes) {
        int hotPercent = surest(classes, 1);
        int coldPercent = surest(classes, -1);
        if (hotPercent == 0 && coldPercent == 0) {
            return new LocalizedText(
                    "%s%s在 %d 个%s中没有明显高于或低于随机的(置信度 90 %%)。".formatted(period.zh(), what.zh(), areas, unit.zh()),
                    "%s: of %d areas (%s) none has clearly more or fewer %s than chance would give (90 %% confidence)."
                            .formatted(period.en(), areas, unit.en(), what.en()));
        }
        StringBuilder zh = new StringBuilder(period.zh()).append(what.zh());
        StringBuilder en = new StringBuilder(period.en()).append(": ").append(what.en());
        if (hotPercent > 0) {
            int count = sum(classes, 1, hotPercent);
            zh.append("在 %d 个%s明显高于随机(置信度 %d %%)".formatted(count, unit.zh(), hotPercent));
            en.append(" are clearly above chance in %d of %d areas (%s; %d %% confidence)"
                    .formatted(count, areas, unit.en(), hotPercent));
        }
        if (coldPercent > 0) {
            int count = sum(classes, -1, coldPercent);
            zh.append(hotPercent > 0 ? "," : "")
                    .append("在 %d 个%s明显低于随机(置信度 %d %%)".formatted(count, unit.zh(), coldPercent));
            en.append(hotPercent > 0 ? " and" : " are")
                    .append(" clearly below chance in %d (%d %% confidence)".formatted(count, coldPercent));
        }
        return new LocalizedText(zh.append("。").toString(), en.append(".").toString());
    }

    private static int surest(Map<String, Integer> classes, int sign) {
        int percent = 0;
        for (HotState state : HotState.values()) {
            if (state.sign() == sign && classes.getOrDefault(state.label(), 0) > 0) {
                percent = Math.max(percent, state.confidencePercent());
            }
        }
        return percent;
    }

    private static int sum(Map<String, Integer> classes, int sign, int percent) {
        int sum = 0;
        for (HotState state : HotState.values()) {
            if (state.sign() == sign && state.confidencePercent() >= percent) {
                sum += classes.getOrDefault(state.label(), 0);
            }
        }
        return sum;
    }

    private LocalizedText alike(Map<String, Integer> classes) {
        int high = classes.getOrDefault("high-high", 0);
        int low = classes.getOrDefault("low-low", 0);
        int out = classes.getOrDefault("high-low", 0) + classes.getOrDefault("low-high", 0);
        return new LocalizedText(
                "%s%s:%d 个%s高值相邻,%d 个低值相邻,%d 个与四周相反(置信度 95 %%)。"
                        .formatted(period.zh(), what.zh(), high, unit.zh(), low, out),
                "%s, %s: of %d areas (%s) %d are high among high ones, %d low among low ones, %d unlike those around (95 %% confidence)."
                        .formatted(period.en(), what.en(), areas, unit.en(), high, low, out));
    }

    private static LocalizedText whole(Global moran) {
        String index = String.format(Locale.ROOT, "%.2f", moran.value());
        if (moran.p() > SURE) {
            return new LocalizedText(
                    "整体上看不出聚集(Moran's I = " + index + ")。",
                    " On the whole no clustering shows (Moran's I = " + index + ").");
        }
        return moran.z() > 0
                ? new LocalizedText(
                        "整体上呈聚集分布(Moran's I = " + index + ")。",
                        " On the whole like values lie together (Moran's I = " + index + ").")
                : new LocalizedText(
                        "整体上高低相间(Moran's I = " + index + ")。",
                        " On the whole high and low values alternate (Moran's I = " + index + ").");
    }
}
