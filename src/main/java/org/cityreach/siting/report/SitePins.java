package org.cityreach.siting.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cityreach.print.Ink;
import org.cityreach.print.LabelPlacer;
import org.cityreach.print.LabelPlacer.Pin;
import org.cityreach.print.MapFurniture;
import org.cityreach.print.PageMap;
import org.cityreach.print.Sheet;
import org.cityreach.siting.report.MapScene.Road;
import org.cityreach.siting.report.MapScene.Spot;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Pins of sites and their names. What the plan changes has a number, which its row in the table has too,
 * and its name; what stays is small and named where there is room. Names never overlap.
 */
final class SitePins {

    private static final double NEW_MM = 2.1;
    private static final double KEPT_MM = 1.0;
    private static final double NAME_POINTS = 7.5;
    private static final double SMALL_POINTS = 6;
    private static final double LETTER_HEIGHT = 0.36;
    private static final double LONGEST_NAME_MM = 34;

    /** Express and arterial roads have names. */
    private static final int MOST_NAMED_RANK = 1;

    private final Sheet sheet;
    private final MapScene scene;
    private final PageMap map;

    SitePins(Sheet sheet, MapScene scene, PageMap map) {
        this.sheet = sheet;
        this.scene = scene;
        this.map = map;
    }

    void paint(boolean after) {
        List<Spot> shown = new ArrayList<>();
        for (Spot spot : scene.sites()) {
            if ((after || !spot.site().isNew()) && map.shows(spot.place(), 3)) {
                shown.add(spot);
            }
        }
        shown.sort(Comparator.comparing((Spot spot) -> spot.number() > 0));
        LabelPlacer places = new LabelPlacer(map.frameMm());
        places.block(MapFurniture.place(map.frameMm()));
        for (Spot spot : shown) {
            pin(spot, after);
            double radius = radiusMm(spot, after);
            Envelope own = new Envelope(new Coordinate(map.x(spot.place().x), map.y(spot.place().y)));
            own.expandBy(radius);
            places.block(own);
        }
        if (after) {
            shown.stream().filter(spot -> spot.number() > 0).forEach(spot -> name(places, spot, true));
        }
        roadNames(places);
        if (!after) {
            // What stays is named once, on the map of today.
            shown.forEach(spot -> name(places, spot, false));
        }
    }

    private static double radiusMm(Spot spot, boolean after) {
        return after && spot.number() > 0 ? NEW_MM : KEPT_MM;
    }

    private void pin(Spot spot, boolean after) {
        double x = map.x(spot.place().x);
        double y = map.y(spot.place().y);
        draw(sheet, after ? spot.site().role() : "kept", after ? spot.number() : 0, x, y);
    }

    /** One symbol family: filled discs, larger where the plan changes something, hollow where it closes. */
    static void draw(Sheet sheet, String role, int number, double x, double y) {
        sheet.pen(Ink.WHITE, 0.35);
        if (role.equals("kept")) {
            sheet.fill(Ink.EXISTING);
            sheet.addCircle(x, y, KEPT_MM);
            sheet.paintAndTrace();
            return;
        }
        boolean closed = role.equals("closed");
        boolean upgraded = role.equals("upgraded");
        if (closed) {
            sheet.pen(Ink.BAD, 0.4);
        }
        sheet.fill(closed ? Ink.WHITE : upgraded ? Ink.EXISTING : Ink.BRAND);
        sheet.addCircle(x, y, NEW_MM);
        sheet.paintAndTrace();
        if (upgraded) {
            sheet.pen(Ink.WHITE, 0.25);
            sheet.addCircle(x, y, NEW_MM - 0.45);
            sheet.trace();
        }
        String text = number == 0 ? "" : Integer.toString(number);
        double points = number > 99 ? 5 : 6.5;
        sheet.textCentred(text, x, y + points * LETTER_HEIGHT * 0.33, points, closed ? Ink.BAD : Ink.WHITE);
    }

    private void name(LabelPlacer places, Spot spot, boolean after) {
        boolean changed = after && spot.number() > 0;
        double points = changed ? NAME_POINTS : SMALL_POINTS;
        String text = sheet.letters().fitted(spot.site().title(), points, LONGEST_NAME_MM);
        double x = map.x(spot.place().x);
        double y = map.y(spot.place().y);
        double radius = radiusMm(spot, after);
        double width = sheet.letters().widthMm(text, points) + 0.8;
        double height = points * LETTER_HEIGHT + 0.3;
        places.place(new Pin(x, y, radius), width, height, changed ? 5 : 1).ifPresent(placed -> {
            Envelope box = placed.box();
            if (placed.isFar()) {
                lead(x, y, radius, box);
            }
            sheet.textWithHalo(
                    text,
                    box.getMinX() + 0.4,
                    box.getMaxY() - 0.24 * height,
                    points,
                    changed ? Ink.TEXT : Ink.EXISTING);
        });
    }

    private void lead(double x, double y, double radius, Envelope box) {
        double toX = Math.min(Math.max(x, box.getMinX()), box.getMaxX());
        double toY = Math.min(Math.max(y, box.getMinY()), box.getMaxY());
        double length = Math.hypot(toX - x, toY - y);
        sheet.pen(Ink.TEXT, 0.15);
        sheet.line(x + (toX - x) / length * radius, y + (toY - y) / length * radius, toX, toY);
    }

    /** Names of great roads where there is room, each once. */
    private void roadNames(LabelPlacer places) {
        Set<String> named = new HashSet<>();
        for (int i = scene.roads().size() - 1; i >= 0; i--) {
            Road road = scene.roads().get(i);
            String name = road.name();
            if (name != null && road.rank() <= MOST_NAMED_RANK && !named.contains(name) && map.shows(road.line())) {
                for (Coordinate place : road.line().getCoordinates()) {
                    if (roadName(places, name, place)) {
                        named.add(name);
                        break;
                    }
                }
            }
        }
    }

    private boolean roadName(LabelPlacer places, String name, Coordinate place) {
        double width = sheet.letters().widthMm(name, SMALL_POINTS) + 1;
        double height = SMALL_POINTS * LETTER_HEIGHT + 0.6;
        double x = map.x(place.x);
        double y = map.y(place.y);
        Envelope box = new Envelope(x - width / 2, x + width / 2, y - height / 2, y + height / 2);
        if (!places.take(box)) {
            return false;
        }
        sheet.textWithHalo(name, box.getMinX() + 0.5, box.getMaxY() - 0.3 * height, SMALL_POINTS, Ink.MUTED);
        return true;
    }
}
