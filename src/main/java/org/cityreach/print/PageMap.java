package org.cityreach.print;

import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * From city metres to millimetres of a page: north is up, one scale both ways, the extent in the middle of
 * the frame with some ground around it. Immutable.
 */
public final class PageMap {

    private static final double MARGIN = 1.05;
    /** Nearer steps of a line are not seen in print. */
    private static final double LEAST_STEP_MM = 0.04;

    private final Envelope frameMm;
    private final double mmPerMetre;
    private final double centreEasting;
    private final double centreNorthing;

    public PageMap(Envelope frameMm, Envelope extentMetres) {
        this.frameMm = frameMm;
        double width = Math.max(extentMetres.getWidth(), 200) * MARGIN;
        double height = Math.max(extentMetres.getHeight(), 200) * MARGIN;
        mmPerMetre = Math.min(frameMm.getWidth() / width, frameMm.getHeight() / height);
        centreEasting = (extentMetres.getMinX() + extentMetres.getMaxX()) / 2;
        centreNorthing = (extentMetres.getMinY() + extentMetres.getMaxY()) / 2;
    }

    public Envelope frameMm() {
        return frameMm;
    }

    public double mmPerMetre() {
        return mmPerMetre;
    }

    /** One to so much. */
    public double scaleNumber() {
        return 1000 / mmPerMetre;
    }

    public double x(double easting) {
        return frameMm.centre().x + (easting - centreEasting) * mmPerMetre;
    }

    public double y(double northing) {
        return frameMm.centre().y - (northing - centreNorthing) * mmPerMetre;
    }

    public boolean shows(Coordinate place, double aroundMm) {
        Envelope wide = new Envelope(frameMm);
        wide.expandBy(aroundMm);
        return wide.contains(x(place.x), y(place.y));
    }

    /** Whether some of a shape may be seen. */
    public boolean shows(Geometry shape) {
        Envelope metres = shape.getEnvelopeInternal();
        return frameMm.intersects(
                new Envelope(x(metres.getMinX()), x(metres.getMaxX()), y(metres.getMinY()), y(metres.getMaxY())));
    }

    /**
     * Adds a shape to the path of a sheet, shells one way and holes the other; a point becomes a dot.
     *
     * @param dotMm radius of the dot
     */
    public void add(Sheet sheet, Geometry shape, double dotMm) {
        if (shape instanceof Point point) {
            sheet.addCircle(x(point.getX()), y(point.getY()), dotMm);
        } else if (shape instanceof Polygon polygon) {
            ring(sheet, polygon.getExteriorRing(), true);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                ring(sheet, polygon.getInteriorRingN(i), false);
            }
        } else if (shape instanceof LineString line) {
            steps(sheet, line.getCoordinates());
        } else {
            for (int i = 0; i < shape.getNumGeometries(); i++) {
                add(sheet, shape.getGeometryN(i), dotMm);
            }
        }
    }

    private void ring(Sheet sheet, LinearRing ring, boolean shell) {
        Coordinate[] coordinates = ring.getCoordinates();
        if (coordinates.length >= 4) {
            steps(sheet, Orientation.isCCW(coordinates) == shell ? coordinates : reversed(coordinates));
            sheet.closePath();
        }
    }

    private static Coordinate[] reversed(Coordinate[] coordinates) {
        Coordinate[] reversed = new Coordinate[coordinates.length];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = coordinates[reversed.length - 1 - i];
        }
        return reversed;
    }

    private void steps(Sheet sheet, Coordinate[] coordinates) {
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        for (int i = 0; i < coordinates.length; i++) {
            double x = x(coordinates[i].x);
            double y = y(coordinates[i].y);
            if (i == 0) {
                sheet.moveTo(x, y);
            } else if (i == coordinates.length - 1 || Math.hypot(x - lastX, y - lastY) >= LEAST_STEP_MM) {
                sheet.lineTo(x, y);
            } else {
                continue;
            }
            lastX = x;
            lastY = y;
        }
    }
}
