package org.cityreach.coverage;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Sources;
import org.cityreach.coverage.CoverageResult.Finding;
import org.cityreach.fault.Fault;
import org.cityreach.layer.LocalizedText;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.standard.StandardProfile;
import org.cityreach.standard.StandardRow;
import org.cityreach.standard.StandardWarning;
import org.cityreach.standard.StationCheck;
import org.cityreach.standard.ValueKind;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Warnings about transfer stations: class and land against the capacity, and what stands nearer than the
 * separation of the class asks for. Warnings flag; nothing is refused.
 */
final class StationFindings {

    /** Layers whose features want a distance: what they are called where they are near. */
    private static final List<String> NEIGHBOURS = List.of("sensitive_site", "residential");

    private final StandardProfile profile;
    private final StationCheck check;
    private final Sources sources;
    private final MetricFrame frame;

    StationFindings(StandardProfile profile, Sources sources, MetricFrame frame) {
        this.profile = profile;
        this.check = new StationCheck(profile);
        this.sources = sources;
        this.frame = frame;
    }

    List<Finding> compute(Facilities facilities) {
        LayerSnapshot snapshot = sources.get("transfer_station");
        List<LayerSnapshot> neighbours = new ArrayList<>();
        for (String layer : NEIGHBOURS) {
            LayerSnapshot found = findLayer(layer);
            if (found != null) {
                neighbours.add(found);
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < facilities.size(); i++) {
            int row = facilities.rows.get(i);
            String id = facilities.ids.get(i);
            String name = facilities.names.get(i) == null ? id : facilities.names.get(i);
            double capacity = number(snapshot, row, "capacityTonnesPerDay");
            Object stated = snapshot.layer().findProperty("class").isPresent() ? snapshot.value(row, "class") : null;
            for (StandardWarning warning : check.check(
                    capacity, number(snapshot, row, "landSquareMetres"), stated == null ? null : stated.toString())) {
                findings.add(told(warning, id, name));
            }
            Geometry site = snapshot.in(frame.crs()).geometry(row);
            if (site != null) {
                check.findClass(capacity).ifPresent(type -> addNeighbours(findings, type, id, name, site, neighbours));
            }
        }
        return findings;
    }

    private @Nullable LayerSnapshot findLayer(String layer) {
        try {
            return sources.get(layer);
        } catch (Fault fault) {
            if (fault.kind() == Fault.Kind.NOT_FOUND) {
                return null;
            }
            throw fault;
        }
    }

    private static double number(LayerSnapshot snapshot, int row, String property) {
        return snapshot.layer().findProperty(property).isPresent() ? snapshot.number(row, property) : Double.NaN;
    }

    private static Finding told(StandardWarning warning, String id, String name) {
        return new Finding(
                warning.code(),
                id,
                "warn",
                warning.actual(),
                warning.required(),
                Double.NaN,
                warning.code().startsWith("land") ? "m²" : "t/d",
                new LocalizedText(
                        name + ":" + warning.message().zh(),
                        name + ": " + warning.message().en()),
                warning.standard(),
                "");
    }

    private void addNeighbours(
            List<Finding> findings,
            String stationClass,
            String id,
            String name,
            Geometry site,
            List<LayerSnapshot> neighbours) {
        StandardRow row = profile.findValue("transfer_station", ValueKind.SEPARATION_BY_CLASS)
                .flatMap(value -> value.findRow(stationClass))
                .orElse(null);
        double least = row == null ? Double.NaN : ComplianceCheck.figure(row.value());
        if (row == null || Double.isNaN(least)) {
            return;
        }
        for (LayerSnapshot layer : neighbours) {
            int nearest = nearest(layer, site, least);
            if (nearest >= 0) {
                Geometry shape = layer.in(frame.crs()).geometry(nearest);
                double metres = shape == null ? Double.NaN : shape.distance(site);
                String known = Sources.name(layer, nearest);
                String other = known == null ? layer.id(nearest) : known;
                String distance = ComplianceCheck.format(Math.floor(metres * 10) / 10);
                findings.add(new Finding(
                        "separation-too-small",
                        id,
                        "warn",
                        metres,
                        least,
                        Double.NaN,
                        "m",
                        new LocalizedText(
                                name + ":距" + layer.layer().title().zh() + "“" + other + "”" + distance + " m,小于 "
                                        + stationClass + " 类要求的 " + ComplianceCheck.format(least) + " m",
                                name + ": " + distance + " m from " + other + " ("
                                        + layer.layer().title().en() + "), class " + stationClass + " asks for "
                                        + ComplianceCheck.format(least) + " m"),
                        row.source().text(),
                        row.source().mark().code()));
            }
        }
    }

    /** The row nearest to the site among those nearer than a distance; -1 where there is none. */
    private int nearest(LayerSnapshot layer, Geometry site, double withinMetres) {
        LayerSnapshot.Projected projected = layer.in(frame.crs());
        Envelope wide = site.getEnvelopeInternal();
        wide.expandBy(withinMetres);
        int nearest = -1;
        double best = withinMetres;
        for (int row = 0; row < layer.size(); row++) {
            Geometry shape = projected.geometry(row);
            if (shape != null && wide.intersects(shape.getEnvelopeInternal())) {
                double distance = shape.distance(site);
                if (distance < best) {
                    best = distance;
                    nearest = row;
                }
            }
        }
        return nearest;
    }
}
