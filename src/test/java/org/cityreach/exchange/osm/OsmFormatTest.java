package org.cityreach.exchange.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.cityreach.exchange.osm.OsmTown.code;
import static org.cityreach.exchange.osm.OsmTown.values;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cityreach.exchange.format.RawRow;
import org.cityreach.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;

/** Truth: small towns whose lines and areas follow by hand, and what OpenStreetMap's wiki says of tags. */
class OsmFormatTest {

    @TempDir
    Path folder;

    private static String line(RawRow row) {
        return Objects.requireNonNull(row.geometry()).toText();
    }

    private static double cells(RawRow row) {
        return Math.round(Objects.requireNonNull(row.geometry()).getArea() * 1e12) / 1e6;
    }

    @Test
    void aRoadWithNameClassDirectionAndSpeed() {
        List<RawRow> rows = new OsmTown()
                .lattice(3, 1)
                .way(5, "1 2 3", "highway", "primary", "name", "Wuyi Rd", "name:zh", "武宜路", "maxspeed", "30 mph")
                .rows(folder, "road", false);
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).id()).isEqualTo("way-5");
        assertThat(line(rows.get(0))).isEqualTo("LINESTRING (7 43, 7.001 43, 7.002 43)");
        assertThat(values(rows.get(0), "road"))
                .isEqualTo(Map.of(
                        "name",
                        "武宜路",
                        "class",
                        "arterial",
                        "highway",
                        "primary",
                        "oneway",
                        false,
                        "speedKmh",
                        48.28032));
    }

    @ParameterizedTest
    @CsvSource({
        "highway=primary, false, false",
        "highway=primary oneway=yes, true, false",
        "highway=primary oneway=1, true, false",
        "highway=primary oneway=true, true, false",
        "highway=primary oneway=-1, true, true",
        "highway=primary oneway=reverse, true, true",
        "highway=primary oneway=no, false, false",
        "highway=primary oneway=reversible, false, false",
        "highway=motorway, true, false",
        "highway=motorway_link, true, false",
        "highway=motorway oneway=no, false, false",
        "highway=trunk, false, false",
        "highway=residential junction=roundabout, true, false",
        "highway=residential junction=circular, true, false",
        "highway=residential junction=roundabout oneway=no, false, false",
    })
    void directions(String tags, boolean oneway, boolean turned) {
        RawRow row = new OsmTown()
                .lattice(2, 1)
                .way(5, "1 2", tags.split("[ =]"))
                .rows(folder, "road", false)
                .get(0);
        assertThat(values(row, "road").get("oneway")).isEqualTo(oneway);
        assertThat(line(row)).isEqualTo(turned ? "LINESTRING (7.001 43, 7 43)" : "LINESTRING (7 43, 7.001 43)");
    }

    @ParameterizedTest
    @CsvSource({
        "50, 50",
        "50 km/h, 50",
        "30 mph, 48.28032",
        "10 knots, 18.52",
        "walk, 7",
        "CN:urban, 50",
        "none,",
        "50;30,",
        "signals,"
    })
    void speeds(String said, Double kmh) {
        RawRow row = new OsmTown()
                .lattice(2, 1)
                .way(5, "1 2", "highway", "primary", "maxspeed", said)
                .rows(folder, "road", false)
                .get(0);
        assertThat(values(row, "road").get("speedKmh")).isEqualTo(kmh);
    }

    /** Two streets that cross in node 5, one of which ends on the other's end in node 9. */
    @Test
    void roadsAreCutWhereTheyMeet() {
        OsmTown town = new OsmTown()
                .lattice(3, 3)
                .way(1, "4 5 6 9", "highway", "primary")
                .way(2, "2 5 8 9", "highway", "primary", "oneway", "-1")
                .way(3, "1 2 3", "highway", "no-road");
        assertThat(town.rows(folder, "road", false)).extracting(RawRow::id).containsExactly("way-1", "way-2");
        List<RawRow> rows = town.rows(folder, "road", true);
        assertThat(rows).extracting(RawRow::id).containsExactly("way-1-1", "way-1-2", "way-2-1", "way-2-2");
        assertThat(line(rows.get(1))).isEqualTo("LINESTRING (7.001 43.001, 7.002 43.001, 7.002 43.002)");
        assertThat(line(rows.get(2))).isEqualTo("LINESTRING (7.002 43.002, 7.001 43.002, 7.001 43.001)");
    }

    /** A loop road that begins and ends where another passes, and one that crosses itself. */
    @Test
    void loopsAreCutToo() {
        List<RawRow> rows = new OsmTown()
                .lattice(3, 3)
                .way(1, "1 2 5 4 1", "highway", "residential")
                .way(2, "3 2 8 7 4 2 6", "highway", "residential")
                .rows(folder, "road", true);
        assertThat(rows)
                .extracting(RawRow::id)
                .containsExactly("way-1-1", "way-1-2", "way-1-3", "way-2-1", "way-2-2", "way-2-3", "way-2-4");
        assertThat(rows.stream()
                        .mapToDouble(
                                row -> Objects.requireNonNull(row.geometry()).getLength())
                        .sum())
                .isCloseTo(0.001 * (4 + 1 + 2 + 1 + 1 + 2 * Math.sqrt(2)), within(1e-9));
    }

    @Test
    void toiletsFromNodesAndBuildings() {
        List<RawRow> rows = new OsmTown()
                .lattice(3, 3)
                .node(20, 8, 8, "amenity", "toilets", "wheelchair", "limited", "operator", "环卫所")
                .node(21, 8, 9, "amenity", "toilets", "access", "private")
                .way(1, "1 3 9 7 1", "amenity", "toilets", "wheelchair", "yes", "opening_hours", "24/7")
                .way(2, "1 2 3", "amenity", "toilets")
                .rows(folder, "toilet", false);
        assertThat(rows).extracting(RawRow::id).containsExactly("node-20", "way-1", "way-2");
        assertThat(values(rows.get(0), "toilet"))
                .isEqualTo(Map.of("accessible", false, "operator", "环卫所", "status", "open"));
        assertThat(line(rows.get(1))).isEqualTo("POINT (7.001 43.001)");
        assertThat(values(rows.get(1), "toilet"))
                .isEqualTo(Map.of("accessible", true, "hours", "24/7", "status", "open"));
        assertThat(code(rows.get(2))).isEqualTo("not-closed");
    }

    /** A square of 3 × 3 cells, put together from two open ways against one another, with a hole of one cell. */
    @Test
    void areaOfWaysEndToEndWithAHole() {
        List<RawRow> rows = new OsmTown()
                .lattice(4, 4)
                .way(1, "1 4 16", "highway", "no")
                .way(2, "1 13 16")
                .way(3, "6 7 11 10 6", "natural", "water")
                .relation(9, "1:outer 2:outer 3:inner", "type", "multipolygon", "leisure", "park", "name", "文慧园")
                .rows(folder, "park", false);
        assertThat(rows).extracting(RawRow::id).containsExactly("relation-9");
        assertThat(cells(rows.get(0))).isEqualTo(8);
        assertThat(values(rows.get(0), "park").get("name")).isEqualTo("文慧园");
    }

    /** The roles say the opposite of the truth. */
    @Test
    void rolesDoNotDecide() {
        List<RawRow> rows = new OsmTown()
                .lattice(4, 4)
                .way(1, "1 4 16 13 1")
                .way(2, "6 7 11 10 6")
                .relation(9, "1:inner 2:outer", "type", "multipolygon", "leisure", "park")
                .rows(folder, "park", false);
        assertThat(cells(rows.get(0))).isEqualTo(8);
    }

    @Test
    void islandInTheHole() {
        List<RawRow> rows = new OsmTown()
                .lattice(6, 6)
                .way(1, "1 6 36 31 1")
                .way(2, "8 11 29 26 8")
                .way(3, "15 16 22 21 15")
                .relation(9, "1:outer 2:inner 3:outer", "type", "multipolygon", "leisure", "park")
                .rows(folder, "park", false);
        assertThat(cells(rows.get(0))).isEqualTo(25 - 9 + 1);
        assertThat(Objects.requireNonNull(rows.get(0).geometry()).getNumGeometries())
                .isEqualTo(2);
    }

    /** Two holes with a common edge, and two parts with one: both forbidden to polygons and usual in OSM. */
    @Test
    void holesAndPartsThatShareEdges() {
        Geometry holes = Objects.requireNonNull(new OsmTown()
                .lattice(4, 4)
                .way(1, "1 4 16 13 1")
                .way(2, "6 7 11 10 6")
                .way(3, "7 8 12 11 7")
                .way(4, "8 4")
                .relation(9, "1:outer 2:inner 3:inner", "type", "multipolygon", "leisure", "park")
                .rows(folder, "park", false)
                .get(0)
                .geometry());
        assertThat(holes.isValid()).isTrue();
        assertThat(Math.round(holes.getArea() * 1e12) / 1e6).isEqualTo(7);
        Geometry parts = Objects.requireNonNull(new OsmTown()
                .lattice(3, 2)
                .way(1, "1 2 5 4 1")
                .way(2, "2 3 6 5 2")
                .relation(9, "1:outer 2:outer", "type", "multipolygon", "leisure", "park")
                .rows(folder, "park", false)
                .get(0)
                .geometry());
        assertThat(parts.isValid()).isTrue();
        assertThat(Math.round(parts.getArea() * 1e12) / 1e6).isEqualTo(2);
    }

    /** Two rings that touch in one node, joined from ways that could also be followed the wrong way. */
    @Test
    void ringsThatTouch() {
        List<RawRow> rows = new OsmTown()
                .lattice(3, 3)
                .way(1, "5 2 1")
                .way(2, "5 6 9")
                .way(3, "1 4 5")
                .way(4, "9 8 5")
                .relation(9, "1:outer 2:outer 3:outer 4:outer", "type", "multipolygon", "leisure", "park")
                .rows(folder, "park", false);
        assertThat(code(rows.get(0))).isEmpty();
        assertThat(cells(rows.get(0))).isEqualTo(2);
    }

    /** As it was once the custom: the outer way has the tags, the relation none. */
    @Test
    void tagsOnTheOuterWay() {
        List<RawRow> rows = new OsmTown()
                .lattice(4, 4)
                .way(1, "1 4 16 13 1", "leisure", "park", "name", "a")
                .way(2, "6 7 11 10 6")
                .relation(9, "1:outer 2:inner", "type", "multipolygon")
                .rows(folder, "park", false);
        assertThat(rows).extracting(RawRow::id).containsExactly("relation-9");
        assertThat(cells(rows.get(0))).isEqualTo(8);
        assertThat(values(rows.get(0), "park").get("name")).isEqualTo("a");
    }

    @Test
    void nothingIncompleteIsDroppedSilently() {
        List<RawRow> rows = new OsmTown()
                .lattice(3, 3)
                .node(30, 5, 5, "leisure", "park")
                .way(1, "1 2 5 99 1", "leisure", "park")
                .way(2, "1 2 3", "leisure", "park")
                .way(3, "1 5 2 4 1", "leisure", "park")
                .way(4, "1 2")
                .relation(5, "77:outer 78:outer", "type", "multipolygon", "leisure", "park")
                .relation(6, "4:outer", "type", "multipolygon", "leisure", "park")
                .rows(folder, "park", false);
        assertThat(rows)
                .extracting(row -> row.id() + " " + code(row))
                .containsExactly(
                        "node-30 not-an-area",
                        "way-1 incomplete-way",
                        "way-2 not-closed",
                        "way-3 invalid-polygon",
                        "relation-5 incomplete-relation",
                        "relation-6 open-ring");
        assertThat(Objects.requireNonNull(rows.get(1).problem()).reason())
                .isEqualTo("1 of 5 nodes are not in the file, first node-99");
        assertThat(Objects.requireNonNull(rows.get(4).problem()).reason())
                .isEqualTo("2 of its 2 ways are not in the file, first way-77");
    }

    /** A park of a hundredth of a degree each way at 43° N: 1111 m by 815 m, from the ellipsoid's radii. */
    @Test
    void areaInSquareMetres() {
        RawRow row = new OsmTown()
                .node(1, 0, 0)
                .node(2, 10, 0)
                .node(3, 10, 10)
                .node(4, 0, 10)
                .way(1, "1 2 3 4 1", "leisure", "park")
                .rows(folder, "park", false)
                .get(0);
        double area = (Double) Objects.requireNonNull(values(row, "park").get("areaSquareMetres"));
        assertThat(area).isCloseTo(1110.95 * 815.45, withinPercentage(0.2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<osm><node id='1' lon='x' lat='1'/></osm>",
                "<osm><node id='1' lon='181' lat='1'/></osm>",
                "<osm><node id='1' lon='1' lat='NaN'/></osm>",
                "<osm><node id='1' lon='1'/></osm>",
                "<osm><node lon='1' lat='1'/></osm>",
                "<osm><way id='1'><nd ref='q'/></way></osm>",
                "<osm><relation id='1'><member type='street' ref='1'/></relation></osm>",
                "<osm><node id='1' lon='1' lat='1'><tag k='a'/></node></osm>"
            })
    void wrongContents(String text) throws IOException {
        assertThat(codeOf(text)).isEqualTo("invalid-osm");
    }

    @Test
    void otherFiles() throws IOException {
        assertThat(codeOf("<gpx/>")).isEqualTo("not-osm");
        assertThat(codeOf("<osm/>")).isEqualTo("no-rows");
        assertThat(codeOf("<osm><node id='1' lon='1' lat='1'/>")).isEqualTo("truncated-file");
        assertThat(codeOf("<!DOCTYPE osm [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><osm>&x;</osm>"))
                .isEqualTo("xml-doctype-refused");
        assertThat(codeOf("")).isEqualTo("empty-file");
    }

    @Test
    void deletedObjectsArePassedOver() throws IOException {
        String xml = "<osm><node id='1' visible='false'/><node id='2' action='delete' lon='1' lat='1'>"
                + "<tag k='amenity' v='toilets'/></node><node id='3' lon='1' lat='1'><tag k='amenity' v='toilets'/></node></osm>";
        Path file = folder.resolve("a.osm");
        Files.writeString(file, xml);
        assertThat(OsmTown.rowsOf(file, "toilet", false)).extracting(RawRow::id).containsExactly("node-3");
    }

    private String codeOf(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.osm"), text);
        return Objects.requireNonNull(catchThrowableOfType(Fault.class, () -> OsmTown.rowsOf(file, "toilet", false)))
                .code();
    }
}
