package org.cityreach.siting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cityreach.layer.LocalizedText;
import org.cityreach.siting.SitingResult.Reason;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.algorithm.Shortfall;
import org.cityreach.siting.candidate.Wording;
import org.jspecify.annotations.Nullable;

/** Says in words why no plan meets the rules. */
final class Reasons {

    private static final int MOST_IDS = 100;

    private Reasons() {}

    static Reason of(@Nullable Shortfall shortfall, Ground ground, List<SitePlace> sites) {
        if (ground.demand().ids().isEmpty()) {
            return new Reason(
                    "no-demand",
                    new LocalizedText("没有需求,无从选址", "There is no demand to find sites for"),
                    List.of(),
                    List.of(),
                    1,
                    0,
                    "demand");
        }
        if (shortfall == null) {
            return new Reason(
                    "no-combination",
                    new LocalizedText("没有任何组合同时满足全部规则", "No combination meets all rules together"),
                    List.of(),
                    List.of(),
                    Double.NaN,
                    Double.NaN,
                    "");
        }
        String unit = unit(shortfall.reason(), ground);
        return new Reason(
                shortfall.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                text(shortfall, ground, sites, unit),
                Arrays.stream(shortfall.demand())
                        .limit(MOST_IDS)
                        .mapToObj(i -> ground.demand().ids().get(i))
                        .toList(),
                Arrays.stream(shortfall.sites())
                        .limit(MOST_IDS)
                        .mapToObj(i -> sites.get(i).id())
                        .toList(),
                shortfall.needed(),
                shortfall.available() >= Rules.NO_LIMIT ? Double.NaN : shortfall.available(),
                unit);
    }

    private static String unit(Shortfall.Reason reason, Ground ground) {
        return switch (reason) {
            case NO_SITES, TOO_FEW_SITES, FIXED_CONFLICT, NOT_ENOUGH_REACH -> "sites";
            case OUT_OF_REACH, CAPACITY_SHORT, DEMAND_TOO_LARGE ->
                ground.units().weight();
            case BUDGET_SHORT -> ground.units().cost();
            case NO_COMBINATION -> "";
        };
    }

    private static LocalizedText text(Shortfall shortfall, Ground ground, List<SitePlace> sites, String unit) {
        String needed = Wording.figure(shortfall.needed()) + " " + unit;
        String available = Wording.figure(shortfall.available()) + " " + unit;
        String gap = Wording.figure(shortfall.needed() - shortfall.available()) + " " + unit;
        return switch (shortfall.reason()) {
            case NO_SITES -> noSites(ground);
            case TOO_FEW_SITES ->
                new LocalizedText(
                        "必须新建 " + Wording.figure(shortfall.needed()) + " 处,至多可有 "
                                + Wording.figure(shortfall.available()) + " 处",
                        Wording.figure(shortfall.needed()) + " new sites must be opened, at most "
                                + Wording.figure(shortfall.available()) + " can be");
            case OUT_OF_REACH -> outOfReach(shortfall, ground);
            case NOT_ENOUGH_REACH -> notEnoughReach(shortfall, ground);
            case CAPACITY_SHORT ->
                new LocalizedText(
                        "容量不足:需要 " + needed + ",至多 " + available + ",缺 " + gap,
                        "Capacity is short by " + gap + ": " + needed + " needed, at most " + available);
            case DEMAND_TOO_LARGE ->
                new LocalizedText(
                        "需求“" + first(shortfall, ground) + "”为 " + needed + ",够得到它的设施至多 " + available + ",又不允许拆分",
                        "Demand “" + first(shortfall, ground) + "” is " + needed
                                + "; sites in reach of it have room for " + available
                                + " at most, and it may not be split");
            case BUDGET_SHORT ->
                new LocalizedText(
                        "预算不足:至少需要 " + needed + ",只有 " + available,
                        "The budget is short by " + gap + ": at least " + needed + " needed, " + available + " there");
            case FIXED_CONFLICT ->
                new LocalizedText(
                        "必须新建的设施彼此太近:" + names(shortfall, sites, "、"),
                        "Sites that must be open are too near each other: " + names(shortfall, sites, ", "));
            case NO_COMBINATION -> new LocalizedText("没有任何组合同时满足全部规则", "No combination meets all rules together");
        };
    }

    private static LocalizedText noSites(Ground ground) {
        return ground.barred().isEmpty()
                ? new LocalizedText("没有候选,也没有现状设施", "There is no candidate and no existing site")
                : new LocalizedText(
                        "全部 " + ground.barred().size() + " 处候选都被排除,又没有现状设施",
                        "All " + ground.barred().size() + " candidates are excluded and there is no existing site");
    }

    private static LocalizedText notEnoughReach(Shortfall shortfall, Ground ground) {
        if (!Double.isNaN(shortfall.needed())) {
            String needed = Wording.figure(shortfall.needed());
            String available = Wording.figure(shortfall.available());
            return new LocalizedText(
                    "至少需要新建 " + needed + " 处才够得到所需的需求,规则只允许 " + available + " 处",
                    "At least " + needed + " new sites are needed to reach what must be served; the rules allow "
                            + available);
        }
        boolean any = shortfall.demand().length > 0;
        return new LocalizedText(
                "规则允许启用的设施够不到所需的需求" + (any ? ",例如“" + first(shortfall, ground) + "”" : ""),
                "The sites that may be open within the rules do not reach what must be served"
                        + (any ? ", such as “" + first(shortfall, ground) + "”" : ""));
    }

    private static LocalizedText outOfReach(Shortfall shortfall, Ground ground) {
        int count = shortfall.demand().length;
        double weight = Arrays.stream(shortfall.demand())
                .mapToDouble(i -> ground.demand().weight()[i])
                .sum();
        String figure = Wording.figure(weight) + " " + ground.units().weight();
        return new LocalizedText(
                count + " 处需求(" + figure + ")没有任何设施够得到,例如“" + first(shortfall, ground) + "”",
                "No site reaches " + count + " of the demand (" + figure + "), such as “" + first(shortfall, ground)
                        + "”");
    }

    private static String first(Shortfall shortfall, Ground ground) {
        return shortfall.demand().length == 0
                ? ""
                : ground.demand().ids().get(shortfall.demand()[0]);
    }

    private static String names(Shortfall shortfall, List<SitePlace> sites, String between) {
        return String.join(
                between,
                Arrays.stream(shortfall.sites())
                        .limit(10)
                        .mapToObj(i -> sites.get(i).id())
                        .toList());
    }
}
