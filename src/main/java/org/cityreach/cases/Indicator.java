package org.cityreach.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cityreach.fault.Fault;
import org.cityreach.layer.LocalizedText;

/**
 * The catalogue of figures that cases are judged by, each with the formula that is printed beside it. The
 * period is {@code [from, to)}: its first moment belongs, its last does not. Counts of moments count
 * what happened in the period, whenever the case was reported; rates of cases reported or due look at the
 * cases reported or due in the period and at what has happened to them before the period's end.
 * <p>
 * <b>Due to close</b> are the cases whose due time lies in the period. A case closed exactly at its due
 * time is on time. A case without a due time is never due.
 */
public enum Indicator {
    CASES(
            Shape.COUNT,
            Better.LOWER,
            text("上报数", "Reported"),
            text("本期上报的案件数", "cases reported in the period"),
            CaseMoment.REPORTED),
    ACCEPTED(
            Shape.COUNT,
            Better.NONE,
            text("受理数", "Accepted"),
            text(
                    "本期受理的案件数,不论何时上报(图层须有时间属性 accepted)",
                    "cases accepted in the period, whenever reported (needs a date-time property accepted)"),
            CaseMoment.ACCEPTED),
    FILED(
            Shape.COUNT,
            Better.NONE,
            text("立案数", "Filed"),
            text("本期立案的案件数,不论何时上报", "cases filed in the period, whenever reported"),
            CaseMoment.FILED),
    DISPATCHED(
            Shape.COUNT,
            Better.NONE,
            text("派遣数", "Dispatched"),
            text("本期派遣的案件数,不论何时上报", "cases dispatched in the period, whenever reported"),
            CaseMoment.DISPATCHED),
    RESOLVED(
            Shape.COUNT,
            Better.NONE,
            text("处置数", "Resolved"),
            text("本期处置的案件数,不论何时上报", "cases resolved in the period, whenever reported"),
            CaseMoment.RESOLVED),
    CLOSED(
            Shape.COUNT,
            Better.NONE,
            text("结案数", "Closed"),
            text("本期结案的案件数,不论何时上报", "cases closed in the period, whenever reported"),
            CaseMoment.CLOSED),
    DUE_TO_CLOSE(
            Shape.COUNT,
            Better.NONE,
            text("应结案数", "Due to close"),
            text("处置时限在本期内的案件数", "cases whose due time lies in the period"),
            CaseMoment.DUE),
    FILING_RATE(
            Shape.RATE,
            Better.HIGHER,
            text("立案率", "Filing rate"),
            text(
                    "本期上报且期末前已立案的案件数 ÷ 本期上报数 × 100",
                    "cases reported in the period and filed before its end ÷ cases reported in the period × 100"),
            CaseMoment.REPORTED,
            CaseMoment.FILED),
    CLOSURE_RATE(
            Shape.RATE,
            Better.HIGHER,
            text("结案率", "Closure rate"),
            text(
                    "本期应结案且期末前已结案的案件数 ÷ 应结案数 × 100",
                    "cases due in the period and closed before its end ÷ due to close × 100"),
            CaseMoment.DUE,
            CaseMoment.CLOSED),
    ON_TIME_RATE(
            Shape.RATE,
            Better.HIGHER,
            text("按期结案率", "On-time closure"),
            text(
                    "本期应结案且不晚于时限结案的案件数 ÷ 应结案数 × 100",
                    "cases due in the period and closed by their due time ÷ due to close × 100"),
            CaseMoment.DUE,
            CaseMoment.CLOSED),
    OVERDUE(
            Shape.COUNT,
            Better.LOWER,
            text("超期数", "Overdue"),
            text(
                    "时限在本期内、到时限未结案的案件数(应结案数 − 按期结案数)",
                    "cases due in the period and not closed by then (due to close − closed on time)"),
            CaseMoment.DUE,
            CaseMoment.CLOSED),
    OVERDUE_OPEN(
            Shape.COUNT,
            Better.LOWER,
            text("期末超期未结数", "Overdue and open"),
            text(
                    "期末时已过时限而未结案的案件数,含以前各期",
                    "cases past due and not closed at the period's end, earlier periods included"),
            CaseMoment.DUE,
            CaseMoment.CLOSED),
    REWORK_RATE(
            Shape.RATE,
            Better.LOWER,
            text("返工率", "Rework rate"),
            text(
                    "本期处置、曾被退回重办的案件数 ÷ 本期处置数 × 100(图层须有属性 rework:是否或次数)",
                    "cases resolved in the period that were sent back ÷ resolved × 100 (needs a property rework: truth or count)"),
            CaseMoment.RESOLVED),
    REPEAT_RATE(
            Shape.RATE,
            Better.LOWER,
            text("重复率", "Repeat rate"),
            text(
                    "本期上报、且 50 米和 30 天以内本期另有同类案件(不论先后)的案件数 ÷ 本期上报且有位置和类别的案件数 × 100",
                    "cases reported in the period with another of the same category reported in it within 50 m and 30 days,"
                            + " before or after ÷ cases reported in the period with a place and a category × 100"),
            CaseMoment.REPORTED),
    MEAN_HOURS_TO_RESOLVE(
            Shape.MEAN,
            Better.LOWER,
            text("平均处置时长", "Mean hours to resolve"),
            text("Σ(处置时间 − 上报时间)÷ 本期处置数", "Σ (resolved − reported) ÷ cases resolved in the period"),
            CaseMoment.REPORTED,
            CaseMoment.RESOLVED),
    CASES_PER_KM2(
            Shape.DENSITY,
            Better.LOWER,
            text("每平方公里案件数", "Cases per km²"),
            text("本期上报数 ÷ 面积(平方公里)", "cases reported in the period ÷ area in km²"),
            CaseMoment.REPORTED),
    CASES_PER_1000_RESIDENTS(
            Shape.DENSITY,
            Better.LOWER,
            text("每千人案件数", "Cases per 1000 residents"),
            text("本期上报数 ÷ 常住人口 × 1000", "cases reported in the period ÷ residents × 1000"),
            CaseMoment.REPORTED),
    CASES_PER_KM(
            Shape.DENSITY,
            Better.LOWER,
            text("每公里案件数", "Cases per km"),
            text("本期上报数 ÷ 道路长度(公里)", "cases reported in the period ÷ length of the road in km"),
            CaseMoment.REPORTED);

    /** A figure made from fewer cases than this is marked as small: chance alone moves it much. */
    public static final int SMALL = 20;

    private final Shape shape;
    private final Better better;
    private final LocalizedText title;
    private final LocalizedText formula;
    private final List<CaseMoment> moments;

    Indicator(Shape shape, Better better, LocalizedText title, LocalizedText formula, CaseMoment... moments) {
        this.shape = shape;
        this.better = better;
        this.title = title;
        this.formula = formula;
        this.moments = List.of(moments);
    }

    /** What sort of figure it is. */
    public enum Shape {
        /** A number of cases. */
        COUNT,
        /** A share of cases in per cent. */
        RATE,
        /** A mean over cases. */
        MEAN,
        /** Cases by something other than cases. */
        DENSITY
    }

    /** Which direction is the better one. */
    public enum Better {
        HIGHER,
        LOWER,
        /** Neither: it says how much there is to do. */
        NONE;

        public String jsonName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Kebab-case, such as {@code on-time-rate}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Shape shape() {
        return shape;
    }

    public Better better() {
        return better;
    }

    public LocalizedText title() {
        return title;
    }

    public LocalizedText formula() {
        return formula;
    }

    /** The moments a collection must have for it. */
    public List<CaseMoment> moments() {
        return moments;
    }

    public LocalizedText unit() {
        return switch (this) {
            case CASES_PER_KM2 -> text("件/平方公里", "cases/km²");
            case CASES_PER_1000_RESIDENTS -> text("件/千人", "cases/1000 residents");
            case CASES_PER_KM -> text("件/公里", "cases/km");
            default ->
                switch (shape) {
                    case RATE -> text("%", "%");
                    case MEAN -> text("小时", "h");
                    default -> text("件", "cases");
                };
        };
    }

    public static Optional<Indicator> find(String id) {
        return Arrays.stream(values())
                .filter(indicator -> indicator.id().equals(id))
                .findFirst();
    }

    /** The indicator of that id; a fault that names the input where there is none. */
    public static Indicator get(String input, String id) {
        return find(id).orElseThrow(() -> Fault.invalid("unknown-indicator", input, id, ids()));
    }

    /** All ids, with commas between. */
    public static String ids() {
        return String.join(", ", Arrays.stream(values()).map(Indicator::id).toList());
    }

    private static LocalizedText text(String zh, String en) {
        return new LocalizedText(zh, en);
    }
}
