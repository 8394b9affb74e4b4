package org.cityreach.areamap;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.cases.Indicator;
import org.cityreach.layer.LocalizedText;
import org.cityreach.style.Legend;
import org.cityreach.style.LegendClass;
import org.jspecify.annotations.Nullable;

/** Tells the classes of an area map. Counts are told as whole numbers, both ends belonging. */
final class AreaLegend {

    private static final int DIGITS = 3;

    private AreaLegend() {}

    static Legend of(AreaMap map) {
        List<LegendClass> classes = new ArrayList<>();
        int count = map.limits().length + 1;
        double[] figures =
                Arrays.stream(map.values()).filter(Double::isFinite).sorted().toArray();
        for (int i = 0; i < count && figures.length > 0; i++) {
            Double from = i > 0 ? (Double) map.limits()[i - 1] : least(map, figures);
            Double to = i + 1 < count ? (Double) map.limits()[i] : null;
            classes.add(new LegendClass(
                    from,
                    to,
                    AreaColours.hex(map.colours().of(i, count)),
                    map.colours().opacity(),
                    LocalizedText.same(label(map, from, to, figures[figures.length - 1]))));
        }
        if (figures.length < map.values().length) {
            classes.add(new LegendClass(
                    null,
                    null,
                    AreaColours.hex(AreaColours.NO_FIGURE),
                    AreaColours.NO_FIGURE_OPACITY,
                    new LocalizedText("无数据", "no figure")));
        }
        Indicator indicator = map.indicator();
        LocalizedText division = map.division().title();
        return new Legend(
                new LocalizedText(
                        indicator.title().zh() + "(" + division.zh() + ")",
                        indicator.title().en() + " by " + division.en()),
                unit(indicator),
                classes,
                facts(map, figures));
    }

    private static @Nullable Double least(AreaMap map, double[] figures) {
        return map.rule().method() == ClassRule.Method.FIXED ? null : (Double) figures[0];
    }

    private static Map<String, Object> facts(AreaMap map, double[] figures) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("indicator", map.indicator().id());
        facts.put("formula", map.indicator().formula());
        facts.put("unitText", map.indicator().unit());
        facts.put("method", map.rule().method().jsonName());
        facts.put("breaks", Arrays.stream(map.limits()).boxed().toList());
        if (figures.length > 0) {
            facts.put("minimum", figures[0]);
            facts.put("maximum", figures[figures.length - 1]);
        }
        facts.put("areas", map.values().length);
        facts.put("withoutFigure", map.values().length - figures.length);
        facts.put("small", count(map));
        facts.put("smallBelow", Indicator.SMALL);
        facts.put("count", map.cases());
        facts.put("outside", map.outside());
        facts.put("version", map.versions());
        return facts;
    }

    private static int count(AreaMap map) {
        int small = 0;
        for (int area = 0; area < map.values().length; area++) {
            small += map.isSmall(area) ? 1 : 0;
        }
        return small;
    }

    static String unit(Indicator indicator) {
        return switch (indicator) {
            case CASES_PER_KM2 -> "1/km²";
            case CASES_PER_1000_RESIDENTS -> "1/1000";
            case CASES_PER_KM -> "1/km";
            default ->
                switch (indicator.shape()) {
                    case RATE -> "%";
                    case MEAN -> "h";
                    default -> "";
                };
        };
    }

    private static String label(AreaMap map, @Nullable Double from, @Nullable Double to, double greatest) {
        if (map.indicator().shape() == Indicator.Shape.COUNT) {
            return wholeLabel(from, to, greatest);
        }
        if (from == null) {
            return "< " + text(to == null ? greatest : to);
        }
        if (to == null) {
            return from > greatest ? "≥ " + text(from) : text(from) + " – " + text(greatest);
        }
        return text(from) + " – " + text(to);
    }

    private static String wholeLabel(@Nullable Double from, @Nullable Double to, double greatest) {
        long first = from == null ? 0 : (long) Math.ceil(from);
        long last = to == null ? (long) greatest : (long) Math.ceil(to) - 1;
        if (to == null && first > last) {
            return "≥ " + first;
        }
        if (first > last) {
            return "–";
        }
        return first == last ? Long.toString(first) : first + " – " + last;
    }

    /** With three digits that count, or all of a whole part that has more. */
    private static String text(double number) {
        BigDecimal exact = BigDecimal.valueOf(number);
        int scale = Math.max(0, DIGITS - exact.precision() + exact.scale());
        BigDecimal rounded = exact.setScale(scale, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0
                ? rounded.setScale(0, RoundingMode.UNNECESSARY).toPlainString()
                : rounded.toPlainString();
    }
}
