package org.cityreach.siting.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cityreach.print.Ink;
import org.cityreach.print.Numbers;
import org.cityreach.print.Sheet;
import org.cityreach.siting.report.DemandClasses.DemandClass;
import org.cityreach.siting.report.MapScene.Spot;

/** What the colours and signs of both maps mean, in one row, or two where one is too short. */
final class MapLegend {

    private static final double POINTS = 8;
    private static final double ROW_MM = 5;
    private static final double SIGN_MM = 6;

    private final Sheet sheet;
    private final ReportFacts facts;
    private final DemandClasses classes;
    private double x;
    private double y;
    private double left;
    private double right;

    MapLegend(Sheet sheet, ReportFacts facts, DemandClasses classes) {
        this.sheet = sheet;
        this.facts = facts;
        this.classes = classes;
    }

    void paint(double fromX, double baseline, double toX) {
        x = fromX;
        left = fromX;
        y = baseline;
        right = toX;
        String counted = facts.subject().counted(facts.language());
        text(counted + (facts.isByService() ? "" : facts.say("到设施", ", distance to the site")));
        List<DemandClass> all = classes.list(facts.language());
        Set<Integer> present = present();
        for (int i = 0; i < all.size(); i++) {
            if (present.contains(i)) {
                swatch(all.get(i));
            }
        }
        sites();
        if (facts.subject().hasRadius()) {
            item(facts.say("服务半径 ", "radius ") + Numbers.metres(facts.subject().radiusMetres()), () -> {
                sheet.pen(Ink.BRAND, 0.35);
                sheet.addCircle(x + 2.2, y - 1.1, 1.7);
                sheet.trace();
            });
        }
        ground();
    }

    /** The classes that are on one of the maps. */
    private Set<Integer> present() {
        double[] today = facts.result().demands().beforeMetres();
        double[] planned = facts.result().demands().afterMetres();
        Set<Integer> present = new HashSet<>();
        for (int row = 0; row < today.length; row++) {
            present.add(classes.of(today[row], today[row]));
            present.add(classes.of(planned[row], today[row]));
        }
        return present;
    }

    private void sites() {
        for (String role : List.of("kept", "new", "fixed", "upgraded", "closed")) {
            List<Spot> spots = facts.scene().sites().stream()
                    .filter(spot -> spot.site().role().equals(role))
                    .toList();
            if (!spots.isEmpty()) {
                String title = role.equals("kept") ? facts.say("现有", "existing") : Words.role(role, facts.language());
                item(
                        title,
                        () -> SitePins.draw(
                                sheet,
                                role,
                                role.equals("kept") ? 0 : spots.get(0).number(),
                                x + 2.2,
                                y - 1.1));
            }
        }
    }

    private void ground() {
        if (!facts.scene().borders().isEmpty()) {
            item(facts.say("分区界线", "area border"), () -> {
                sheet.pen(Ink.BORDER, 0.25, 1.4, 0.7, 0.25, 0.7);
                sheet.line(x, y - 1.1, x + 5, y - 1.1);
            });
        }
        if (!facts.scene().roads().isEmpty()) {
            item(facts.say("道路", "road"), () -> {
                sheet.pen(Ink.ROAD_CASING, 1);
                sheet.line(x + 0.4, y - 1.1, x + 4.6, y - 1.1);
                sheet.pen(Ink.WHITE, 0.7);
                sheet.line(x + 0.4, y - 1.1, x + 4.6, y - 1.1);
            });
        }
        if (!facts.scene().water().isEmpty()) {
            item(facts.say("水面", "water"), () -> box(Ink.WATER));
        }
        if (!facts.scene().parks().isEmpty()) {
            item(facts.say("公园", "park"), () -> box(Ink.PARK));
        }
    }

    private void box(Ink ink) {
        sheet.pen(Ink.MUTED, 0.1);
        sheet.fill(ink);
        sheet.addRect(x, y - 2.5, 4.4, 3);
        sheet.paintAndTrace();
    }

    private void swatch(DemandClass one) {
        item(one.title(), () -> {
            sheet.apart(() -> {
                sheet.fill(one.ink(), one.opacity());
                sheet.box(x, y - 2.5, 4.4, 3);
            });
            if (one.hatched()) {
                sheet.clipped(x, y - 2.5, 4.4, 3, () -> {
                    sheet.pen(one.ink(), 0.16);
                    for (double at = x - 3; at < x + 4.4; at += 1.1) {
                        sheet.moveTo(at, y + 0.5);
                        sheet.lineTo(at + 3, y - 2.5);
                    }
                    sheet.trace();
                });
            }
            sheet.pen(Ink.MUTED, 0.1);
            sheet.addRect(x, y - 2.5, 4.4, 3);
            sheet.trace();
        });
    }

    private void text(String title) {
        sheet.text(title, x, y, POINTS, Ink.MUTED);
        x += sheet.letters().widthMm(title, POINTS) + 3;
    }

    private void item(String title, Runnable sign) {
        double width = SIGN_MM + sheet.letters().widthMm(title, POINTS);
        if (x + width > right) {
            x = left;
            y += ROW_MM;
        }
        sign.run();
        sheet.text(title, x + SIGN_MM, y, POINTS, Ink.TEXT);
        x += width + 4;
    }
}
