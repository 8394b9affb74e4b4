package org.cityreach.siting.scenario.rest;

import java.nio.charset.StandardCharsets;
import org.cityreach.fault.Fault;
import org.cityreach.print.Language;
import org.cityreach.siting.export.GeoJsonExport;
import org.cityreach.siting.export.ScenarioTables;
import org.cityreach.siting.report.ScenarioReport;
import org.cityreach.siting.scenario.Scenarios.Evaluated;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A scenario in the formats people take away. */
@Component
class ScenarioExports {

    private static final MediaType GEO_JSON = MediaType.parseMediaType("application/geo+json");
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final GeoJsonExport geoJson;
    private final ScenarioReport report;

    ScenarioExports(GeoJsonExport geoJson, ScenarioReport report) {
        this.geoJson = geoJson;
        this.report = report;
    }

    /**
     * A file.
     *
     * @param include parts of the GeoJSON; null for sites and areas
     * @param table of the CSV; null for the sites
     */
    ResponseEntity<?> export(
            Evaluated plan, String format, String lang, @Nullable String include, @Nullable String table) {
        Language language = Language.of(lang);
        String name = plan.scenario().name();
        return switch (format) {
            case "geojson" ->
                ResponseEntity.ok()
                        .contentType(GEO_JSON)
                        .header("Content-Disposition", attachment(name + ".geojson"))
                        .body(geoJson.write(plan, GeoJsonExport.parts(include == null ? "sites,groups" : include)));
            case "csv" -> {
                String which = table == null ? "sites" : table;
                yield csv(ScenarioTables.write(plan.result(), which, language), name + "-" + which + ".csv");
            }
            case "pdf" ->
                ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header("Content-Disposition", attachment(name + ".pdf"))
                        .body(report.write(plan, language));
            default -> throw Fault.invalid("invalid-value", "f", format, "json, geojson, csv, pdf");
        };
    }

    static ResponseEntity<byte[]> csv(String text, String fileName) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header("Content-Disposition", attachment(fileName))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String attachment(String fileName) {
        return ContentDisposition.attachment()
                .filename(fileName.replaceAll("[\\\\/:*?\"<>|]", "_"), StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
