package org.cityreach.demo.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cityreach.demo.plan.CityPlan;
import org.cityreach.demo.plan.Lake;
import org.cityreach.demo.plan.River;
import org.cityreach.layer.Feature;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Rivers and the lake on the ground, and land kept free along them. */
final class Water {

    private final CityPlan plan;
    private final Polygon lake;
    private final Map<Double, List<Geometry>> banks = new TreeMap<>();

    Water(CityPlan plan) {
        this.plan = plan;
        this.lake = plan.warp().polygon(Lake.ring());
    }

    Polygon lake() {
        return lake;
    }

    /** The lake, and the rivers as far as the district goes. */
    List<Feature> features(@Nullable Geometry district) {
        List<Feature> features = new ArrayList<>();
        features.add(new Feature(
                "W01", lake, Properties.of("name", "滆湖").and("kind", "lake").map()));
        for (River river : plan.rivers()) {
            Geometry ground = river.polygon(plan.warp(), 0).difference(lake);
            Geometry inDistrict = district == null ? ground : ground.intersection(district);
            features.add(new Feature(
                    String.format(Locale.ROOT, "W%02d", features.size() + 1),
                    inDistrict,
                    Properties.of("name", river.name()).and("kind", "river").map()));
        }
        return features;
    }

    /** Whether a place of the plan is in the water or on its bank. */
    boolean isWet(double u, double v) {
        Point place = plan.warp().point(u, v);
        return banks(10).stream().anyMatch(bank -> bank.contains(place));
    }

    private List<Geometry> banks(double bankMetres) {
        return banks.computeIfAbsent(bankMetres, metres -> {
            List<Geometry> wet = new ArrayList<>();
            plan.rivers().forEach(river -> wet.add(river.polygon(plan.warp(), metres)));
            wet.add(lake);
            return wet;
        });
    }

    /** What is left of a piece of land after the water and its banks are taken off; its largest part. */
    Geometry largestDryPart(Geometry land, double bankMetres) {
        Geometry rest = land;
        for (Geometry wet : banks(bankMetres)) {
            if (wet.getEnvelopeInternal().intersects(rest.getEnvelopeInternal())) {
                rest = rest.difference(wet);
            }
        }
        Geometry largest = rest;
        for (int i = 0; i < rest.getNumGeometries(); i++) {
            Geometry part = rest.getGeometryN(i);
            if (i == 0 || part.getArea() > largest.getArea()) {
                largest = part;
            }
        }
        return largest;
    }
}
