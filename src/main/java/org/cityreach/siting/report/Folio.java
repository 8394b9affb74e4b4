package org.cityreach.siting.report;

import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.cityreach.print.Ink;
import org.cityreach.print.Sheet;

/** The last line of a page: what it was computed from, and which page it is. */
final class Folio {

    private static final double Y = Sheet.HEIGHT_MM - 6.5;

    private Folio() {}

    static void paint(Sheet sheet, ReportFacts facts, int page) {
        sheet.pen(Ink.LINE, 0.2);
        sheet.line(FrontPage.LEFT, Y - 4, FrontPage.RIGHT, Y - 4);
        String number = page + " / 2";
        sheet.textToRight(number, FrontPage.RIGHT, Y, 7.5, Ink.MUTED);
        double room = FrontPage.RIGHT - FrontPage.LEFT - sheet.letters().widthMm(number, 7.5) - 6;
        sheet.text(sheet.letters().fitted(data(facts), 7.5, room), FrontPage.LEFT, Y, 7.5, Ink.MUTED);
    }

    private static String data(ReportFacts facts) {
        StringJoiner versions = new StringJoiner(", ");
        Map<String, Long> all = new TreeMap<>(facts.scene().versions());
        all.putAll(facts.scenario().versions());
        all.forEach((collection, version) -> versions.add(collection + " v" + version));
        String crs = facts.scene().isEmpty() ? "" : " · " + facts.scene().crs().code();
        return facts.say("数据版本 ", "Data versions ") + versions + crs + " · "
                + facts.say("计算于 ", "computed ") + facts.moment(facts.scenario().evaluated()) + " "
                + facts.zone().getId();
    }
}
