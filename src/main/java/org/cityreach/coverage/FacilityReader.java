package org.cityreach.coverage;

import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Sources;
import org.cityreach.coverage.CoverageRequest.Radius;
import org.cityreach.fault.Fault;
import org.cityreach.layer.PropertySchema;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.standard.FacilityAttributes;
import org.cityreach.standard.ResolvedStandard;
import org.cityreach.standard.ServiceRadius;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Reads the facilities of a question with their radii. */
final class FacilityReader {

    private final Sources sources;
    private final MetricFrame frame;
    private final @Nullable ResolvedStandard standard;

    /** A reader; the standard is needed where the radius comes from one. */
    FacilityReader(Sources sources, MetricFrame frame, @Nullable ResolvedStandard standard) {
        this.sources = sources;
        this.frame = frame;
        this.standard = standard;
    }

    Facilities read(CoverageRequest request) {
        LayerSnapshot snapshot = sources.get(request.facilities().collection());
        if (request.radius() instanceof Radius.Property property) {
            PropertySchema schema = sources.getNumeric(snapshot.layer().id(), property.name(), "radiusProperty");
            if (schema.unit() != null && !schema.unit().equals("m")) {
                throw Fault.invalid(
                        "radius-not-in-metres", "radiusProperty", property.name(), "a property in m, or without unit");
            }
        }
        Facilities facilities = new Facilities();
        LayerSnapshot.Projected projected = snapshot.in(frame.crs());
        MetricFrame.Places places = new MetricFrame.Places(snapshot);
        for (int row : sources.rows(request.facilities())) {
            Geometry shape = projected.geometry(row);
            if (shape == null || shape.isEmpty()) {
                facilities.exclude(snapshot.id(row), "no-geometry", "");
            } else if (!frame.holds(places.longitude(row))) {
                facilities.exclude(
                        snapshot.id(row), "too-far-from-zone", frame.crs().code());
            } else {
                add(facilities, snapshot, row, shape, request);
            }
        }
        return facilities;
    }

    private void add(Facilities facilities, LayerSnapshot snapshot, int row, Geometry shape, CoverageRequest request) {
        double metres;
        if (request.radius() instanceof Radius.Fixed fixed) {
            metres = fixed.metres();
        } else if (request.radius() instanceof Radius.Property property) {
            metres = snapshot.number(row, property.name());
            if (!(metres > 0 && metres <= CoverageRequest.LARGEST_RADIUS_METRES)) {
                String reason = Double.isNaN(metres) ? "radius-missing" : "radius-out-of-range";
                facilities.exclude(
                        snapshot.id(row), reason, property.name() + (Double.isNaN(metres) ? "" : "=" + metres));
                return;
            }
        } else {
            ServiceRadius radius = standardRadius(snapshot, row, shape);
            if (!radius.applies()) {
                facilities.exclude(snapshot.id(row), String.valueOf(radius.reason()), radius.detail());
                return;
            }
            metres = radius.metres();
        }
        facilities.add(snapshot, row, shape, metres, request.from());
    }

    private ServiceRadius standardRadius(LayerSnapshot snapshot, int row, Geometry shape) {
        if (standard == null) {
            throw new IllegalStateException("a radius by standard needs the standard");
        }
        return standard.value().radius(new FacilityAttributes() {
            @Override
            public @Nullable Object property(String name) {
                return snapshot.layer().findProperty(name).isPresent() ? snapshot.value(row, name) : null;
            }

            @Override
            public double areaSquareMetres() {
                return shape.getDimension() == 2 ? shape.getArea() : Double.NaN;
            }
        });
    }
}
