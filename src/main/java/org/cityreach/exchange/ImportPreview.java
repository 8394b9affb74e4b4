package org.cityreach.exchange;

import java.util.List;
import org.cityreach.exchange.format.RawRow;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.exchange.format.Scan;
import org.cityreach.exchange.mapping.FeatureBuilder;
import org.cityreach.exchange.mapping.RowCheck;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsFinding;
import org.cityreach.geo.CrsTransform;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the server makes of a file before anything is written: encoding, columns, first rows, a mapping,
 * doubts about the coordinates, and a sample of places in longitude and latitude (CRS84).
 */
final class ImportPreview {

    private ImportPreview() {}

    /** Of a file that has several layers, none of which is chosen yet. */
    static ObjectNode ofNothing() {
        return of(new Scan("UTF-8", null, List.of(), false, null, 0, List.of(), List.of(), List.of()));
    }

    /** Of a file alone, where more is not known yet. */
    static ObjectNode of(Scan scan) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("encoding", scan.encoding());
        node.put("delimiter", scan.delimiter());
        node.put("rowCount", scan.rowCount());
        node.put("declaredCrs", scan.declaredCrs());
        node.put("geometryType", geometryType(scan));
        ArrayNode columns = node.putArray("columns");
        scan.columns().forEach(columns::add);
        ArrayNode rows = node.putArray("rows");
        for (RawRow row : scan.first()) {
            ArrayNode cells = rows.addArray();
            for (int i = 0; i < scan.columns().size(); i++) {
                Object value = row.value(i);
                cells.add(value == null ? "" : value.toString());
            }
        }
        node.putObject("mapping");
        node.putArray("warnings");
        node.putArray("doubts");
        node.putArray("points");
        node.putArray("rejects");
        return node;
    }

    /** That of the first row which has one, as a multi type where any row has; null where rows have none themselves. */
    private static @Nullable String geometryType(Scan scan) {
        String found = null;
        for (RawRow row : scan.sample()) {
            Geometry geometry = row.geometry();
            if (geometry != null && (found == null || geometry.getGeometryType().equals("Multi" + found))) {
                found = geometry.getGeometryType();
            }
        }
        return found;
    }

    /** With all that a plan has settled. */
    static ObjectNode of(ImportPlan plan) {
        ObjectNode node = of(plan.scan());
        node.put("crs", plan.source().code());
        ObjectNode mapping = node.putObject("mapping");
        plan.mapping().byTarget().forEach(mapping::put);
        node.set("assumed", plan.assumed());
        ArrayNode ignored = node.putArray("ignoredColumns");
        plan.mapping().ignoredColumns().forEach(ignored::add);
        ArrayNode doubts = node.putArray("doubts");
        ArrayNode warnings = node.putArray("warnings");
        plan.warnings().forEach(warning -> ImportReport.put(warnings, warning));
        for (CrsFinding finding : plan.findings()) {
            ImportReport.put(
                    CoordinateDoubts.isGrave(finding) ? doubts : warnings,
                    new ImportWarning(finding.code(), finding.message(), finding.values()));
        }
        putSample(plan, node);
        return node;
    }

    private static void putSample(ImportPlan plan, ObjectNode node) {
        RowCheck check = new RowCheck(plan.layer());
        FeatureBuilder builder = plan.builder(plan.dates().fresh());
        CrsTransform toDegrees = CrsTransform.between(plan.source(), Crs.CRS84);
        ArrayNode points = node.putArray("points");
        ArrayNode rejects = node.putArray("rejects");
        for (RawRow row : plan.scan().sample()) {
            Coordinate place = place(row, builder, toDegrees);
            if (place != null) {
                points.addArray().add(place.x).add(place.y);
            }
            try {
                check.check(builder.build(row));
            } catch (RowProblem problem) {
                rejects.addObject()
                        .put("row", row.number())
                        .put("id", builder.findId(row))
                        .put("code", problem.code())
                        .put("reason", problem.reason());
            }
        }
        node.put("sampled", plan.scan().sample().size());
    }

    private static @Nullable Coordinate place(RawRow row, FeatureBuilder builder, CrsTransform toDegrees) {
        try {
            Geometry geometry = row.problem() == null ? builder.sourceGeometry(row) : null;
            if (geometry == null || geometry.isEmpty()) {
                return null;
            }
            Coordinate place = toDegrees.apply(geometry.getEnvelopeInternal().centre());
            return Double.isFinite(place.x) && Double.isFinite(place.y) ? place : null;
        } catch (RowProblem bad) {
            // Told among the rejects, with its row.
            return null;
        }
    }
}
