package org.cityreach.siting.report;

import java.util.List;
import org.cityreach.print.Ink;
import org.cityreach.print.MapFurniture;
import org.cityreach.print.Numbers;
import org.cityreach.print.PageMap;
import org.cityreach.print.Sheet;
import org.cityreach.print.Sheet.Paragraph;
import org.cityreach.siting.report.MapPainter.Moment;
import org.cityreach.siting.scenario.Figures;
import org.cityreach.siting.scenario.SiteFigures;
import org.locationtech.jts.geom.Envelope;

/** The first page: the question, the answer as one big number, the map before and after. */
final class FrontPage {

    static final double LEFT = 12;
    static final double RIGHT = Sheet.WIDTH_MM - 12;
    private static final double MIDDLE = Sheet.WIDTH_MM / 2;
    private static final double ANSWER_X = 160;
    private static final double MAP_TOP = 58;
    private static final double MAP_BOTTOM = 186;

    private final Sheet sheet;
    private final ReportFacts facts;

    FrontPage(Sheet sheet, ReportFacts facts) {
        this.sheet = sheet;
        this.facts = facts;
    }

    void paint() {
        head(sheet, facts);
        question();
        answer();
        maps();
        Folio.paint(sheet, facts, 1);
    }

    /** Name and date over a line; both pages begin so. */
    static void head(Sheet sheet, ReportFacts facts) {
        double right = RIGHT;
        String date = facts.say("CityReach 选址报告 · ", "CityReach siting report · ") + facts.date(facts.made());
        sheet.textToRight(date, right, 14.5, 9, Ink.MUTED);
        right -= sheet.letters().widthMm(date, 9) + 4;
        if (facts.synthetic()) {
            String tag = facts.say("演示数据 · 合成", "Synthetic demo data");
            double width = sheet.letters().widthMm(tag, 8) + 3.4;
            sheet.pen(Ink.WARN, 0.3);
            sheet.addRect(right - width, 10.7, width, 5.2);
            sheet.trace();
            sheet.text(tag, right - width + 1.7, 14.4, 8, Ink.WARN);
            right -= width + 5;
        }
        sheet.bold(sheet.letters().fitted(facts.scenario().name(), 16, right - LEFT), LEFT, 15.5, 16, Ink.TEXT);
        sheet.pen(Ink.BRAND, 0.6);
        sheet.line(LEFT, 18.5, RIGHT, 18.5);
    }

    private void question() {
        sheet.text(facts.say("问题", "The question"), LEFT, 24.5, 8, Ink.BRAND);
        String question =
                QuestionWords.of(facts.scenario().inputs(), facts.subject(), facts.result(), facts.language());
        double next = sheet.paragraph(new Paragraph(ANSWER_X - LEFT - 8, 11, 5.3, 4, Ink.TEXT), question, LEFT, 30.2);
        String remark = facts.scenario().remark();
        if (remark != null) {
            int room = (int) Math.max(0, Math.min(2, (51.5 - next) / 4));
            if (room > 0) {
                sheet.paragraph(new Paragraph(ANSWER_X - LEFT - 8, 8.5, 4, room, Ink.MUTED), remark, LEFT, next + 0.3);
            }
        }
    }

    private void answer() {
        AnswerWords answer = AnswerWords.of(facts.scenario(), facts.result(), facts.subject(), facts.language());
        sheet.fill(Ink.PANEL);
        sheet.box(ANSWER_X, 21.5, RIGHT - ANSWER_X, 30);
        sheet.fill(Ink.BRAND);
        sheet.box(ANSWER_X, 21.5, 1, 30);
        double x = ANSWER_X + 5;
        sheet.bold(answer.big(), x, 37, 34, Ink.BRAND);
        double beside = x + sheet.letters().widthMm(answer.big(), 34) + 5;
        sheet.paragraph(new Paragraph(RIGHT - beside - 4, 9.5, 4.7, 3, Ink.TEXT), answer.basis(), beside, 28.6);
        if (Double.isFinite(answer.shareAfter())) {
            bar(answer, x, 41.3, RIGHT - x - 4);
        }
        sheet.text(sheet.letters().fitted(answer.proof(), 8.5, RIGHT - x - 4), x, 49.5, 8.5, Ink.MUTED);
    }

    /** The share today and with the plan, one after the other. */
    private void bar(AnswerWords answer, double x, double y, double lengthMm) {
        sheet.fill(Ink.LINE);
        sheet.box(x, y, lengthMm, 2.4);
        sheet.fill(Ink.BRAND);
        sheet.box(x, y, lengthMm * Math.min(1, Math.max(0, answer.shareAfter())), 2.4);
        if (Double.isFinite(answer.shareBefore())) {
            sheet.fill(Ink.EXISTING);
            sheet.box(x, y, lengthMm * Math.min(1, Math.max(0, answer.shareBefore())), 2.4);
        }
    }

    private void maps() {
        MapScene scene = facts.scene();
        if (scene.isEmpty()) {
            sheet.text(
                    facts.say(
                            "需求和设施来自矩阵,没有位置,因此没有地图。",
                            "Demand and sites are of a matrix and have no places, so there is no map."),
                    LEFT,
                    MAP_TOP + 8,
                    10,
                    Ink.MUTED);
            return;
        }
        Envelope left = new Envelope(LEFT, MIDDLE - 1.5, MAP_TOP, MAP_BOTTOM);
        Envelope right = new Envelope(MIDDLE + 1.5, RIGHT, MAP_TOP, MAP_BOTTOM);
        DemandClasses classes = DemandClasses.of(facts.result().demands(), facts.isByService());
        map(left, classes, false);
        map(right, classes, true);
        new MapLegend(sheet, facts, classes).paint(LEFT, MAP_BOTTOM + 5.2, RIGHT);
    }

    private void map(Envelope frame, DemandClasses classes, boolean after) {
        MapScene scene = facts.scene();
        PageMap map = new PageMap(frame, scene.extent());
        String title = after ? facts.say("方案实施后", "With the plan") : facts.say("现状", "Today");
        sheet.bold(title, frame.getMinX(), MAP_TOP - 1.8, 11, Ink.TEXT);
        double beside = frame.getMinX() + sheet.letters().widthMm(title, 11) + 4;
        sheet.text(
                sheet.letters().fitted(caption(after), 8.5, frame.getMaxX() - beside),
                beside,
                MAP_TOP - 1.8,
                8.5,
                Ink.MUTED);
        new MapPainter(sheet, scene, map, facts.language())
                .paint(new Moment(
                        classes,
                        after
                                ? facts.result().demands().afterMetres()
                                : facts.result().demands().beforeMetres(),
                        facts.result().demands().beforeMetres(),
                        after,
                        facts.subject().radiusMetres()));
        MapFurniture.paint(sheet, map);
    }

    private String caption(boolean after) {
        Figures figures = after ? facts.result().after() : facts.result().before();
        List<SiteFigures> sites = facts.result().sites();
        long open = after
                ? sites.stream().filter(SiteFigures::isOpen).count()
                : sites.stream().filter(site -> !site.isNew()).count();
        String share = Double.isFinite(figures.ratio())
                ? facts.say("服务 ", "serves ") + Numbers.percent(figures.ratio()) + " · "
                : "";
        String mean = Double.isFinite(figures.meanMetres())
                ? " · " + facts.say("平均 ", "mean ") + Numbers.metres(figures.meanMetres())
                : "";
        return share + facts.say("设施 " + open + " 处", open + " sites") + mean;
    }
}
