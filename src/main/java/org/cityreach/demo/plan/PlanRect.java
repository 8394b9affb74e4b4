package org.cityreach.demo.plan;

/** A rectangle of the plan, in whole plan metres; u grows to the east, v to the north. */
public record PlanRect(int west, int south, int east, int north) {

    public PlanRect {
        if (west >= east || south >= north) {
            throw new IllegalArgumentException("empty rectangle " + west + " " + south + " " + east + " " + north
                    + "; west < east, south < north");
        }
    }

    public int width() {
        return east - west;
    }

    public int height() {
        return north - south;
    }

    public double areaSquareMetres() {
        return (double) width() * height();
    }

    public double centreU() {
        return (west + east) / 2.0;
    }

    public double centreV() {
        return (south + north) / 2.0;
    }

    /** The least rectangle that holds both. */
    public PlanRect union(PlanRect other) {
        return new PlanRect(
                Math.min(west, other.west),
                Math.min(south, other.south),
                Math.max(east, other.east),
                Math.max(north, other.north));
    }

    public boolean contains(double u, double v) {
        return u >= west && u < east && v >= south && v < north;
    }
}
