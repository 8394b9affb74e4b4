package org.cityreach.geo;

/**
 * A figure of the Earth; the one home of its constants. Editing one moves every coordinate in the product.
 *
 * @param semiMajorMetres equatorial radius
 * @param inverseFlattening 1/f
 */
public record Ellipsoid(double semiMajorMetres, double inverseFlattening) {

    /** Of CGCS2000, the same as GRS80 to all digits given. Source: GB/T 30168-2013; EPSG ellipsoid 1024. */
    public static final Ellipsoid CGCS2000 = new Ellipsoid(6_378_137, 298.257222101);

    /** Of GPS. Source: NIMA TR8350.2; EPSG ellipsoid 7030. Its pole lies 0.105 mm from that of CGCS2000. */
    public static final Ellipsoid WGS84 = new Ellipsoid(6_378_137, 298.257223563);

    public Ellipsoid {
        if (!(semiMajorMetres > 0) || !(inverseFlattening > 1)) {
            throw new IllegalArgumentException("no ellipsoid: a=" + semiMajorMetres + ", 1/f=" + inverseFlattening);
        }
    }

    public double flattening() {
        return 1 / inverseFlattening;
    }

    public double semiMinorMetres() {
        return semiMajorMetres * (1 - flattening());
    }

    /** First eccentricity squared. */
    public double eccentricitySquared() {
        return flattening() * (2 - flattening());
    }

    /** Third flattening, n = f / (2 − f). */
    public double thirdFlattening() {
        return flattening() / (2 - flattening());
    }

    /** (2a + b) / 3, the radius of the sphere that stands in where a rough distance is enough. */
    public double meanRadiusMetres() {
        return (2 * semiMajorMetres + semiMinorMetres()) / 3;
    }
}
