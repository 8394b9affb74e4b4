package org.cityreach.siting.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cityreach.print.Ink;
import org.cityreach.print.Language;
import org.cityreach.print.Numbers;
import org.cityreach.siting.scenario.DemandTable;

/**
 * How demand is coloured: where there is a radius or a capacity by whether it is served, else by how far it
 * is. The classes are the same before and after, so that a colour means the same on both maps.
 */
final class DemandClasses {

    private static final double[] STEPS_METRES = {50, 100, 200, 250, 400, 500, 750, 1000, 1500, 2000, 2500, 5000};
    private static final Ink[] RAMP = {Ink.CLASS_1, Ink.CLASS_2, Ink.CLASS_3, Ink.CLASS_4, Ink.CLASS_5};

    private final boolean byService;
    private final double stepMetres;

    private DemandClasses(boolean byService, double stepMetres) {
        this.byService = byService;
        this.stepMetres = stepMetres;
    }

    /** One class. */
    record DemandClass(Ink ink, double opacity, boolean hatched, String title) {}

    static DemandClasses of(DemandTable demands, boolean byService) {
        double[] metres = new double[2 * demands.size()];
        int count = 0;
        for (double[] column : List.of(demands.beforeMetres(), demands.afterMetres())) {
            for (double one : column) {
                if (Double.isFinite(one)) {
                    metres[count++] = one;
                }
            }
        }
        Arrays.sort(metres, 0, count);
        double far = count == 0 ? 0 : metres[(int) Math.min(count - 1L, Math.round(0.9 * count))];
        double step = STEPS_METRES[STEPS_METRES.length - 1];
        for (int i = STEPS_METRES.length - 1; i >= 0 && STEPS_METRES[i] * (RAMP.length - 1) >= far; i--) {
            step = STEPS_METRES[i];
        }
        return new DemandClasses(byService, step);
    }

    /**
     * The class of a place at a moment; NaN is not served.
     *
     * @param todayMetres how far it is today, which tells what is new; the same for the map of today
     */
    int of(double metres, double todayMetres) {
        if (byService) {
            boolean served = !Double.isNaN(metres);
            return served == !Double.isNaN(todayMetres) ? (served ? 0 : 3) : served ? 1 : 2;
        }
        return Double.isNaN(metres) ? RAMP.length : (int) Math.min(RAMP.length - 1.0, metres / stepMetres);
    }

    List<DemandClass> list(Language language) {
        List<DemandClass> classes = new ArrayList<>();
        if (byService) {
            classes.add(new DemandClass(Ink.SERVED, 0.42, false, language.say("已服务", "served")));
            classes.add(new DemandClass(Ink.GAINED, 0.6, false, language.say("新得到服务", "newly served")));
            classes.add(new DemandClass(Ink.BAD, 0.5, true, language.say("不再得到服务", "no longer served")));
        } else {
            for (int i = 0; i < RAMP.length; i++) {
                String from = Numbers.metres(i * stepMetres);
                String title = i == RAMP.length - 1 ? "≥ " + from : from + "–" + Numbers.metres((i + 1) * stepMetres);
                classes.add(new DemandClass(RAMP[i], 0.85, false, title));
            }
        }
        classes.add(new DemandClass(Ink.UNSERVED, 0.38, true, language.say("未服务", "not served")));
        return classes;
    }
}
