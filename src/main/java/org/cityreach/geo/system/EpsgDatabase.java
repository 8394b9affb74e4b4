package org.cityreach.geo.system;

import java.util.Arrays;
import java.util.Optional;
import org.cityreach.geo.projection.CoordinateStep;
import org.cityreach.geo.system.SystemDefinition.Unit;
import org.geotools.api.metadata.extent.GeographicBoundingBox;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.crs.SingleCRS;
import org.geotools.api.referencing.cs.AxisDirection;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.measure.Units;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.geotools.referencing.cs.DefaultEllipsoidalCS;
import org.geotools.referencing.datum.BursaWolfParameters;
import org.geotools.referencing.datum.DefaultGeodeticDatum;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import si.uom.NonSI;
import si.uom.SI;

/**
 * The systems of the EPSG database that GeoTools carries. Its first use unpacks and starts a database,
 * which takes seconds; the usual systems never come here (see {@link BuiltInSystems}). Transforms to WGS 84
 * are lenient: where no shift between datums is known, none is applied. Safe for use by many threads.
 */
public final class EpsgDatabase {

    private static final Envelope WORLD = new Envelope(-180, 180, -90, 90);

    private EpsgDatabase() {}

    /**
     * The system of a code; empty where EPSG has none, where it is not geographic or projected in two
     * dimensions, or where its projection is not supported.
     */
    public static Optional<SystemDefinition> find(int code) {
        try {
            CoordinateReferenceSystem crs = CRS.decode("EPSG:" + code, true);
            boolean planar = crs instanceof ProjectedCRS || crs instanceof GeographicCRS;
            if (!planar || crs.getCoordinateSystem().getDimension() != 2) {
                return Optional.empty();
            }
            AxisDirection first = CRS.decode("EPSG:" + code, false)
                    .getCoordinateSystem()
                    .getAxis(0)
                    .getDirection();
            return Optional.of(new SystemDefinition(
                    crs.getName().getCode(),
                    unitOf(crs),
                    first.equals(AxisDirection.NORTH),
                    areaOf(CRS.getGeographicBoundingBox(crs)),
                    step(CRS.findMathTransform(crs, longitudeLatitudeOf(crs), true)),
                    step(CRS.findMathTransform(longitudeLatitudeOf(crs), crs, true))));
        } catch (FactoryException unknownOrUnsupported) {
            return Optional.empty();
        }
    }

    /** A known code's well-known text, version 1; empty where EPSG has no such system. */
    public static Optional<String> findText(int code) {
        try {
            return Optional.of(CRS.decode("EPSG:" + code, false).toWKT());
        } catch (FactoryException unknown) {
            return Optional.empty();
        }
    }

    /**
     * Longitude and latitude to go through. Where the shift to WGS 84 is null or unknown it is the system's
     * own datum: GeoTools would change the ellipsoid by a formula that is off by 5 mm and does not invert.
     */
    private static GeographicCRS longitudeLatitudeOf(CoordinateReferenceSystem crs) {
        if (((SingleCRS) crs).getDatum() instanceof DefaultGeodeticDatum datum
                && datum.getPrimeMeridian().getGreenwichLongitude() == 0) {
            BursaWolfParameters shift = datum.getBursaWolfParameters(DefaultGeodeticDatum.WGS84);
            if (shift == null || shift.isIdentity()) {
                return new DefaultGeographicCRS(datum, DefaultEllipsoidalCS.GEODETIC_2D);
            }
        }
        return DefaultGeographicCRS.WGS84;
    }

    private static Unit unitOf(CoordinateReferenceSystem crs) {
        var unit = crs.getCoordinateSystem().getAxis(0).getUnit();
        if (crs instanceof GeographicCRS) {
            return Units.equals(unit, NonSI.DEGREE_ANGLE) ? Unit.DEGREES : Unit.OTHER;
        }
        return Units.equals(unit, SI.METRE) ? Unit.METRES : Unit.OTHER;
    }

    private static Envelope areaOf(@Nullable GeographicBoundingBox box) {
        if (box == null) {
            return WORLD;
        }
        double west = box.getWestBoundLongitude();
        double east = box.getEastBoundLongitude();
        boolean crossing = west > east;
        return new Envelope(
                crossing ? -180 : west,
                crossing ? 180 : east,
                box.getSouthBoundLatitude(),
                box.getNorthBoundLatitude());
    }

    private static CoordinateStep step(MathTransform transform) {
        return (xy, offset, count) -> {
            double[] given = Arrays.copyOfRange(xy, offset, offset + 2 * count);
            try {
                transform.transform(given, 0, xy, offset, count);
            } catch (TransformException someOutside) {
                transformEach(transform, given, xy, offset);
            }
        };
    }

    /** One by one, so that a coordinate that cannot be taken spoils no other. */
    private static void transformEach(MathTransform transform, double[] given, double[] xy, int offset) {
        for (int i = 0; i < given.length; i += 2) {
            try {
                transform.transform(given, i, xy, offset + i, 1);
            } catch (TransformException outside) {
                xy[offset + i] = Double.NaN;
                xy[offset + i + 1] = Double.NaN;
            }
        }
    }
}
