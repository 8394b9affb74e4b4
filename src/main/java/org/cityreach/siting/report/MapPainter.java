package org.cityreach.siting.report;

import java.util.List;
import org.cityreach.print.Ink;
import org.cityreach.print.Language;
import org.cityreach.print.PageMap;
import org.cityreach.print.Sheet;
import org.cityreach.siting.report.DemandClasses.DemandClass;
import org.cityreach.siting.report.MapScene.Road;
import org.cityreach.siting.report.MapScene.Spot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Draws one map of a scenario: ground, demand, roads, borders, radii, sites and their names. */
final class MapPainter {

    private static final double[] ROAD_MM = {1.0, 0.75, 0.5, 0.3, 0.2};
    private static final double CASING_MM = 0.22;

    private final Sheet sheet;
    private final MapScene scene;
    private final PageMap map;
    private final Language language;

    MapPainter(Sheet sheet, MapScene scene, PageMap map, Language language) {
        this.sheet = sheet;
        this.scene = scene;
        this.map = map;
        this.language = language;
    }

    /**
     * What differs from map to map.
     *
     * @param metres by demand, NaN where it is not served
     * @param todayMetres the same before the plan
     * @param after whether the plan is carried out
     * @param radiusMetres NaN for none
     */
    record Moment(DemandClasses classes, double[] metres, double[] todayMetres, boolean after, double radiusMetres) {

        int classOf(int row) {
            return classes.of(metres[row], todayMetres[row]);
        }
    }

    void paint(Moment moment) {
        Envelope frame = map.frameMm();
        sheet.clipped(frame.getMinX(), frame.getMinY(), frame.getWidth(), frame.getHeight(), () -> {
            sheet.fill(Ink.LAND);
            sheet.box(frame.getMinX(), frame.getMinY(), frame.getWidth(), frame.getHeight());
            areas(scene.parks(), Ink.PARK, null);
            demand(moment);
            areas(scene.water(), Ink.WATER, Ink.SHORE);
            roads();
            borders();
            if (Double.isFinite(moment.radiusMetres())) {
                radii(moment);
            }
            new SitePins(sheet, scene, map).paint(moment.after());
        });
        sheet.pen(Ink.MUTED, 0.25);
        sheet.addRect(frame.getMinX(), frame.getMinY(), frame.getWidth(), frame.getHeight());
        sheet.trace();
    }

    private void areas(List<Geometry> shapes, Ink ink, @Nullable Ink edge) {
        sheet.apart(() -> {
            sheet.fill(ink);
            if (edge != null) {
                sheet.pen(edge, 0.12);
            }
            for (Geometry shape : shapes) {
                if (map.shows(shape)) {
                    map.add(sheet, shape, 0);
                    if (edge == null) {
                        sheet.paint();
                    } else {
                        sheet.paintAndTrace();
                    }
                }
            }
        });
    }

    private void demand(Moment moment) {
        List<DemandClass> classes = moment.classes().list(language);
        for (int i = 0; i < classes.size(); i++) {
            DemandClass one = classes.get(i);
            int number = i;
            sheet.apart(() -> {
                sheet.fill(one.ink(), one.opacity());
                if (addClass(moment, number)) {
                    sheet.paint();
                }
            });
            if (one.hatched()) {
                sheet.pen(one.ink(), 0.16);
                if (hatchClass(moment, number)) {
                    sheet.trace();
                }
            }
        }
    }

    /** Adds all demand of a class as one path, so that neighbours join without a seam. */
    private boolean addClass(Moment moment, int number) {
        double dot = dotMm();
        boolean any = false;
        for (int row = 0; row < scene.demand().length; row++) {
            Geometry shape = scene.demand()[row];
            if (shape != null && moment.classOf(row) == number && map.shows(shape)) {
                map.add(sheet, shape, dot);
                any = true;
            }
        }
        return any;
    }

    private boolean hatchClass(Moment moment, int number) {
        boolean any = false;
        for (int row = 0; row < scene.demand().length; row++) {
            Geometry shape = scene.demand()[row];
            if (shape != null && shape.getDimension() == 2 && moment.classOf(row) == number && map.shows(shape)) {
                Hatch.add(sheet, map, shape);
                any = true;
            }
        }
        return any;
    }

    /** Many dots are smaller, so that they stay apart. */
    private double dotMm() {
        Envelope frame = map.frameMm();
        double room = Math.sqrt(frame.getWidth() * frame.getHeight() / Math.max(1, scene.demand().length));
        return Math.min(0.9, Math.max(0.3, 0.3 * room));
    }

    private void roads() {
        for (boolean casing : new boolean[] {true, false}) {
            for (int rank = ROAD_MM.length - 1; rank >= 0; rank--) {
                double thickness = ROAD_MM[rank];
                sheet.pen(casing ? Ink.ROAD_CASING : Ink.ROAD, casing ? thickness + CASING_MM : thickness);
                boolean any = false;
                for (Road road : scene.roads()) {
                    if (road.rank() == rank && map.shows(road.line())) {
                        map.add(sheet, road.line(), 0);
                        any = true;
                    }
                }
                if (any) {
                    sheet.trace();
                }
            }
        }
    }

    private void borders() {
        sheet.pen(Ink.BORDER, 0.22, 1.4, 0.7, 0.25, 0.7);
        for (Geometry border : scene.borders()) {
            if (map.shows(border)) {
                map.add(sheet, border, 0);
                sheet.trace();
            }
        }
    }

    /** Thin circles where the plan's own sites serve. */
    private void radii(Moment moment) {
        for (Spot spot : scene.sites()) {
            boolean planned = spot.site().isNew();
            boolean shown = moment.after() ? spot.site().isOpen() : !planned;
            if (shown) {
                sheet.pen(planned ? Ink.BRAND : Ink.EXISTING, planned ? 0.35 : 0.12);
                sheet.addCircle(map.x(spot.place().x), map.y(spot.place().y), moment.radiusMetres() * map.mmPerMetre());
                sheet.trace();
            }
        }
    }
}
