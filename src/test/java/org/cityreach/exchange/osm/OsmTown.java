package org.cityreach.exchange.osm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.exchange.format.RawRow;
import org.cityreach.job.Progress;

/** Small OSM files written by hand, and the rows that come of them. */
final class OsmTown {

    private final StringBuilder nodes = new StringBuilder();
    private final StringBuilder rest = new StringBuilder();

    OsmTown node(long id, double x, double y, String... tags) {
        nodes.append("<node id='" + id + "' lon='" + (7 + x / 1000) + "' lat='" + (43 + y / 1000) + "'>" + tags(tags)
                + "</node>\n");
        return this;
    }

    /** Nodes 1, 2, … on a square lattice of this many columns, a thousandth of a degree apart. */
    OsmTown lattice(int columns, int rows) {
        for (int i = 0; i < columns * rows; i++) {
            node(i + 1, i % columns, i / columns);
        }
        return this;
    }

    OsmTown way(long id, String refs, String... tags) {
        rest.append("<way id='" + id + "'>");
        for (String ref : refs.split(" ")) {
            rest.append("<nd ref='" + ref + "'/>");
        }
        rest.append(tags(tags)).append("</way>\n");
        return this;
    }

    /** Members are written {@code 12:outer}, all ways. */
    OsmTown relation(long id, String members, String... tags) {
        rest.append("<relation id='" + id + "'>");
        for (String member : members.split(" ")) {
            String[] parts = member.split(":", -1);
            rest.append(
                    "<member type='way' ref='" + parts[0] + "' role='" + (parts.length > 1 ? parts[1] : "") + "'/>");
        }
        rest.append(tags(tags)).append("</relation>\n");
        return this;
    }

    private static String tags(String... keysAndValues) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            text.append("<tag k='" + keysAndValues[i] + "' v='" + keysAndValues[i + 1] + "'/>");
        }
        return text.toString();
    }

    String xml() {
        return "<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6'>\n" + nodes + rest + "</osm>\n";
    }

    List<RawRow> rows(Path folder, String layer, boolean split) {
        try {
            return rowsOf(Files.writeString(folder.resolve("town.osm"), xml()), layer, split);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<RawRow> rowsOf(Path file, String layer, boolean split) {
        OsmMapping mapping = OsmMapping.shipped();
        OsmFormat format = new OsmFormat(OsmFile.of(file, mapping, List.of(layer)), mapping, layer, split);
        List<RawRow> rows = new ArrayList<>();
        format.read(format.scan(Progress.NONE).columns(), (row, fraction) -> rows.add(row));
        return rows;
    }

    /** The values of a row by the names of its layer's columns. */
    static Map<String, Object> values(RawRow row, String layer) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> columns = OsmMapping.shipped().get(layer).columns();
        for (int i = 0; i < columns.size(); i++) {
            Object value = row.value(i);
            if (value != null) {
                values.put(columns.get(i), value);
            }
        }
        return values;
    }

    static String code(RawRow row) {
        return row.problem() == null ? "" : row.problem().code();
    }
}
