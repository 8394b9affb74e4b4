package org.cityreach.coverage.algorithm;

import java.util.Arrays;

/**
 * Round service areas in city metres (x easting, y northing). Each disk belongs to an owner, the
 * facility it serves from; a facility with several sites owns several disks. Immutable.
 */
public final class DiskSet {

    final double[] x;
    final double[] y;
    final double[] radius;
    final int[] owner;
    private final int owners;

    private DiskSet(double[] x, double[] y, double[] radius, int[] owner, int owners) {
        this.x = x;
        this.y = y;
        this.radius = radius;
        this.owner = owner;
        this.owners = owners;
    }

    /** One disk for each facility, all with the same radius. */
    public static DiskSet of(double[] eastings, double[] northings, double radiusMetres) {
        double[] radii = new double[eastings.length];
        Arrays.fill(radii, radiusMetres);
        return of(eastings, northings, radii);
    }

    /** One disk for each facility. */
    public static DiskSet of(double[] eastings, double[] northings, double[] radiusMetres) {
        int[] owner = new int[eastings.length];
        Arrays.setAll(owner, i -> i);
        return of(eastings, northings, radiusMetres, owner, owner.length);
    }

    /**
     * Disks with owners.
     *
     * @param radiusMetres more than 0 and finite
     * @param owner for each disk its facility, from 0 to {@code owners - 1}
     */
    public static DiskSet of(double[] eastings, double[] northings, double[] radiusMetres, int[] owner, int owners) {
        int size = eastings.length;
        if (northings.length != size || radiusMetres.length != size || owner.length != size) {
            throw new IllegalArgumentException("columns differ in length: " + size + ", " + northings.length + ", "
                    + radiusMetres.length + ", " + owner.length);
        }
        for (int i = 0; i < size; i++) {
            boolean finite = Double.isFinite(eastings[i]) && Double.isFinite(northings[i]);
            if (!finite || !(radiusMetres[i] > 0) || Double.isInfinite(radiusMetres[i])) {
                throw new IllegalArgumentException("disk " + i + " at " + eastings[i] + ", " + northings[i]
                        + " with radius " + radiusMetres[i] + ": must be finite, radius more than 0");
            }
            if (owner[i] < 0 || owner[i] >= owners) {
                throw new IllegalArgumentException("owner " + owner[i] + " must be 0 to " + (owners - 1));
            }
        }
        return new DiskSet(eastings.clone(), northings.clone(), radiusMetres.clone(), owner.clone(), owners);
    }

    public int size() {
        return x.length;
    }

    /** How many facilities there are, also those without a disk. */
    public int owners() {
        return owners;
    }

    public double easting(int disk) {
        return x[disk];
    }

    public double northing(int disk) {
        return y[disk];
    }

    public double radiusMetres(int disk) {
        return radius[disk];
    }

    public int owner(int disk) {
        return owner[disk];
    }
}
