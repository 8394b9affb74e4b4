package org.cityreach.geo;

import java.util.OptionalInt;

/**
 * The zone number that Chinese eastings may carry in their millions: 13–23 for 6° zones, 25–45 for 3° zones,
 * as in 40 494 501 m for zone 40. It tells which of EPSG's Gauss-Krüger systems of CGCS2000 is meant.
 */
final class ZonePrefix {

    private static final double MILLION = 1_000_000;

    private ZonePrefix() {}

    /** The EPSG code of the prefixed system that an easting belongs to. */
    static OptionalInt findCode(double easting) {
        int zone = (int) Math.floor(easting / MILLION);
        if (zone >= 13 && zone <= 23) {
            return OptionalInt.of(4491 + zone - 13);
        }
        return zone >= 25 && zone <= 45 ? OptionalInt.of(4513 + zone - 25) : OptionalInt.empty();
    }

    /** Whether a code is one of the systems whose eastings carry the zone. */
    static boolean isPrefixed(int code) {
        return code >= 4491 && code <= 4501 || code >= 4513 && code <= 4533;
    }

    /** The system of the same meridian without the prefix. */
    static int withoutPrefix(int prefixedCode) {
        return prefixedCode <= 4501 ? prefixedCode + 11 : prefixedCode + 21;
    }
}
