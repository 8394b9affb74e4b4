package org.cityreach.geo.system;

import org.cityreach.geo.projection.CoordinateStep;
import org.locationtech.jts.geom.Envelope;

/**
 * What a coordinate system is, told by its relation to longitude and latitude. All of them meet in
 * CGCS2000 / WGS 84 longitude and latitude in degrees, taken as one datum.
 *
 * @param name as the authority has it
 * @param unit what the coordinates count
 * @param latitudeFirst whether the authority puts latitude or northing first
 * @param areaOfUse in longitude and latitude, degrees; west is less than east
 * @param toLongitudeLatitude from own coordinates, x first
 * @param fromLongitudeLatitude to own coordinates, x first
 */
public record SystemDefinition(
        String name,
        Unit unit,
        boolean latitudeFirst,
        Envelope areaOfUse,
        CoordinateStep toLongitudeLatitude,
        CoordinateStep fromLongitudeLatitude) {

    /** What a coordinate counts. */
    public enum Unit {
        /** Longitude and latitude in degrees. */
        DEGREES,
        /** Metres of a projection in which lengths are near to true near its centre. */
        METRES,
        /** Anything else: feet, or metres that are not metres on the ground. */
        OTHER
    }
}
