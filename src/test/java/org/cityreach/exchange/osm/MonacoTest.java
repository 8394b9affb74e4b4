package org.cityreach.exchange.osm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cityreach.exchange.format.CompressedFile;
import org.cityreach.exchange.format.GeoJsonFormat;
import org.cityreach.exchange.format.RawRow;
import org.cityreach.exchange.format.TextFile;
import org.cityreach.testing.Gdal;
import org.cityreach.testing.SharedData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;

/** Truth: GDAL's OSM driver on a real city, from XML and from PBF; and that both forms give the same rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonacoTest {

    private Path folder = Path.of("");
    private Path packed = Path.of("");
    private Path pbf = Path.of("");

    @BeforeAll
    void unpack(@TempDir Path fresh) throws IOException {
        folder = fresh;
        packed = SharedData.find("monaco.osm.gz");
        try (var contents = CompressedFile.of(packed).open()) {
            Files.copy(contents, folder.resolve("monaco.osm"));
        }
        pbf = Files.write(folder.resolve("monaco.osm.pbf"), PbfFile.of(OsmSource.open(packed)));
    }

    private static Map<String, RawRow> byId(List<RawRow> rows) {
        Map<String, RawRow> byId = new LinkedHashMap<>();
        rows.forEach(row -> assertThat(byId.put(String.valueOf(row.id()), row)).isNull());
        return byId;
    }

    /** What GDAL finds, geometry by its id of the object. */
    private Map<String, Geometry> gdal(String prefix, String id, String layer, String where) throws IOException {
        Path out = folder.resolve("gdal.json");
        Files.deleteIfExists(out);
        Gdal.run(
                "ogr2ogr",
                "-f",
                "GeoJSON",
                "-lco",
                "COORDINATE_PRECISION=9",
                out.toString(),
                pbf.toString(),
                "-sql",
                "SELECT " + id + " AS osm FROM " + layer + " WHERE " + where);
        List<RawRow> rows = new ArrayList<>();
        new GeoJsonFormat(TextFile.open(out, null)).read(List.of("osm"), (row, fraction) -> rows.add(row));
        Map<String, Geometry> found = new LinkedHashMap<>();
        for (RawRow row : rows) {
            if (row.value(0) != null) {
                found.put(prefix + row.value(0), Objects.requireNonNull(row.geometry()));
            }
        }
        return found;
    }

    private void assertAgree(Map<String, Geometry> theirs, List<RawRow> ours, String prefix) {
        Map<String, RawRow> rows = byId(ours);
        rows.keySet().removeIf(id -> !id.startsWith(prefix));
        assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(theirs.keySet());
        theirs.forEach((id, geometry) -> assertThat(Objects.requireNonNull(
                                        Objects.requireNonNull(rows.get(id)).geometry())
                                .norm()
                                .equalsExact(geometry.norm(), 1e-9)
                        || Objects.requireNonNull(
                                        Objects.requireNonNull(rows.get(id)).geometry())
                                .equalsTopo(polygonOf(geometry)))
                .as(id)
                .isTrue());
    }

    private static Geometry polygonOf(Geometry geometry) {
        return geometry.getNumGeometries() == 1 ? geometry.getGeometryN(0) : geometry;
    }

    private static List<RawRow> good(List<RawRow> rows) {
        return rows.stream().filter(row -> row.problem() == null).toList();
    }

    @Test
    void bothFormsGiveTheSameRows() {
        for (String layer : OsmMapping.shipped().layerIds()) {
            List<RawRow> xml = OsmTown.rowsOf(packed, layer, true);
            List<RawRow> binary = OsmTown.rowsOf(pbf, layer, true);
            assertThat(binary).as(layer).hasSameSizeAs(xml);
            for (int i = 0; i < xml.size(); i++) {
                assertThat(binary.get(i).id()).isEqualTo(xml.get(i).id());
                assertThat(binary.get(i).values()).isEqualTo(xml.get(i).values());
                assertThat(Objects.equals(binary.get(i).geometry(), xml.get(i).geometry()))
                        .isTrue();
            }
        }
    }

    @Test
    void everythingTaggedIsThere() {
        assertThat(good(OsmTown.rowsOf(packed, "toilet", false))).hasSize(8);
        assertThat(good(OsmTown.rowsOf(packed, "park", false))).hasSize(9);
        assertThat(good(OsmTown.rowsOf(packed, "residential", false))).hasSize(2);
        assertThat(good(OsmTown.rowsOf(packed, "sensitive_site", false))).hasSize(5);
        assertThat(OsmTown.rowsOf(packed, "road", false)).allMatch(row -> row.problem() == null);
    }

    @Test
    void roadsAreThoseOfGdal() throws IOException {
        Map<String, Geometry> theirs = gdal(
                "way-",
                "osm_id",
                "lines",
                "highway IN ('motorway','motorway_link','trunk','trunk_link','primary','primary_link','secondary',"
                        + "'secondary_link','tertiary','tertiary_link','unclassified','road','residential',"
                        + "'living_street','service','track','pedestrian','footway','path','steps','cycleway')");
        List<RawRow> ours = OsmTown.rowsOf(packed, "road", false);
        assertThat(theirs.size()).isGreaterThan(800);
        // GDAL keeps the order of the nodes where a way may be driven against it only
        List<RawRow> turned = ours.stream()
                .map(row -> new RawRow(
                        row.number(),
                        0,
                        row.id(),
                        Objects.requireNonNull(row.geometry()).norm(),
                        row.values(),
                        null))
                .toList();
        assertAgree(theirs, turned, "way-");
    }

    @Test
    void areasAndPointsAreThoseOfGdal() throws IOException {
        assertAgree(
                gdal("way-", "osm_way_id", "multipolygons", "leisure='park'"),
                OsmTown.rowsOf(packed, "park", false),
                "way-");
        assertAgree(
                gdal("way-", "osm_way_id", "multipolygons", "landuse='residential'"),
                OsmTown.rowsOf(packed, "residential", false),
                "way-");
        assertAgree(
                gdal("node-", "osm_id", "points", "other_tags LIKE '%\"amenity\"=>\"toilets\"%'"),
                OsmTown.rowsOf(packed, "toilet", false),
                "node-");
    }

    /** Every multipolygon of the file, whatever it is: our rings against GDAL's. */
    @Test
    void multipolygonsAreThoseOfGdal() throws IOException {
        Map<String, Geometry> theirs = gdal("relation-", "osm_id", "multipolygons", "osm_id IS NOT NULL");
        OsmLayer anything = OsmLayer.of(
                "anything",
                Map.of(
                        "take", "areas",
                        "where", List.of(Map.of("type", List.of("multipolygon"))),
                        "properties", Map.of()),
                OsmValues.of(Map.of("speeds", Map.of())));
        OsmExtract extract = OsmExtract.of(OsmSource.open(packed), List.of(anything), fraction -> {});
        List<RawRow> ours = new ArrayList<>();
        new OsmRows(extract, anything, false).give(ours::add);
        Map<String, RawRow> rows = byId(ours);
        int compared = 0;
        for (Map.Entry<String, Geometry> their : theirs.entrySet()) {
            RawRow row = rows.get(their.getKey());
            if (row != null && row.geometry() != null) {
                assertThat(row.geometry().equalsTopo(their.getValue()))
                        .as(their.getKey())
                        .isTrue();
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(3);
    }
}
