package org.cityreach.demo.plan;

import java.util.Locale;

/** What runs along the side of a plot, from nothing to an elevated road. */
public enum RoadClass {
    /** A parcel line without a street. */
    NONE(0, 0),
    LANE(5, 20),
    BRANCH(9, 40),
    SECONDARY(16, 50),
    ARTERIAL(24, 60),
    EXPRESSWAY(30, 80);

    private final int halfWidthMetres;
    private final int speedKmh;

    RoadClass(int halfWidthMetres, int speedKmh) {
        this.halfWidthMetres = halfWidthMetres;
        this.speedKmh = speedKmh;
    }

    /** From the middle of the street to the plots beside it. */
    public int halfWidthMetres() {
        return halfWidthMetres;
    }

    public int speedKmh() {
        return speedKmh;
    }

    /** Whether it is one of the city's main and secondary roads. */
    public boolean isMain() {
        return ordinal() >= SECONDARY.ordinal();
    }

    /** As the road layer writes it. */
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
