package org.cityreach.exchange.osm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cityreach.exchange.format.CompressedFile;
import org.cityreach.exchange.format.SafeXml;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/** OSM XML, version 0.6, packed by gzip or not. Reads as a stream; holds one object at a time. */
final class OsmXml implements OsmSource {

    private static final int BLOCK_OBJECTS = 4096;
    private static final double E7 = 1e7;

    private final CompressedFile file;

    OsmXml(CompressedFile file) {
        this.file = file;
    }

    @Override
    public void read(Set<OsmKind> kinds, OsmSink sink) {
        CompressedFile.Contents contents = file.open();
        try (SafeXml xml = SafeXml.open(contents)) {
            if (!xml.nextElement() || !xml.name().equals("osm")) {
                throw Fault.invalid("not-osm", "the file is XML but its root is <" + xml.name() + ">, not <osm>");
            }
            long count = 0;
            while (xml.nextChild(1)) {
                readObject(xml, kinds, sink);
                if (++count % BLOCK_OBJECTS == 0) {
                    sink.progress(contents.fraction());
                }
            }
            if (xml.nextElement()) {
                throw Fault.invalid("invalid-xml", "something follows the end of <osm>");
            }
        }
    }

    private static void readObject(SafeXml xml, Set<OsmKind> kinds, OsmSink sink) {
        OsmKind kind = switch (xml.name()) {
            case "node" -> OsmKind.NODE;
            case "way" -> OsmKind.WAY;
            case "relation" -> OsmKind.RELATION;
            default -> null;
        };
        if (kind != null && kinds.contains(kind) && !isDeleted(xml)) {
            switch (kind) {
                case NODE -> readNode(xml, sink);
                case WAY -> readWay(xml, sink);
                case RELATION -> readRelation(xml, sink);
            }
        }
    }

    private static boolean isDeleted(SafeXml xml) {
        return "false".equals(xml.attribute("visible")) || "delete".equals(xml.attribute("action"));
    }

    private static void readNode(SafeXml xml, OsmSink sink) {
        long id = number(xml, "id");
        int longitude = degreesE7(xml, "lon", 180);
        int latitude = degreesE7(xml, "lat", 90);
        sink.node(id, longitude, latitude, tagsOf(xml));
    }

    private static Map<String, String> tagsOf(SafeXml xml) {
        Map<String, String> tags = Map.of();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("tag")) {
                tags = with(tags, xml);
            }
        }
        return tags;
    }

    private static Map<String, String> with(Map<String, String> tags, SafeXml xml) {
        Map<String, String> more = tags.isEmpty() ? new HashMap<>() : tags;
        more.put(text(xml, "k"), text(xml, "v"));
        return more;
    }

    private static void readWay(SafeXml xml, OsmSink sink) {
        long id = number(xml, "id");
        long[] nodes = new long[16];
        int count = 0;
        Map<String, String> tags = Map.of();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("nd")) {
                if (count == nodes.length) {
                    nodes = Arrays.copyOf(nodes, 2 * count);
                }
                nodes[count++] = number(xml, "ref");
            } else if (xml.name().equals("tag")) {
                tags = with(tags, xml);
            }
        }
        sink.way(id, Arrays.copyOf(nodes, count), tags);
    }

    private static void readRelation(SafeXml xml, OsmSink sink) {
        long id = number(xml, "id");
        List<OsmMember> members = new ArrayList<>();
        Map<String, String> tags = Map.of();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("member")) {
                members.add(member(xml));
            } else if (xml.name().equals("tag")) {
                tags = with(tags, xml);
            }
        }
        sink.relation(id, members, tags);
    }

    private static OsmMember member(SafeXml xml) {
        String type = text(xml, "type");
        OsmKind kind = switch (type) {
            case "node" -> OsmKind.NODE;
            case "way" -> OsmKind.WAY;
            case "relation" -> OsmKind.RELATION;
            default -> throw wrong(xml, "type", type, "node, way or relation");
        };
        @Nullable String role = xml.attribute("role");
        return new OsmMember(kind, number(xml, "ref"), role == null ? "" : role);
    }

    private static long number(SafeXml xml, String attribute) {
        String text = text(xml, attribute);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException wrong) {
            throw wrong(xml, attribute, text, "a whole number");
        }
    }

    private static int degreesE7(SafeXml xml, String attribute, int most) {
        String text = text(xml, attribute);
        try {
            double degrees = Double.parseDouble(text);
            if (Math.abs(degrees) <= most) {
                return (int) Math.round(degrees * E7);
            }
        } catch (NumberFormatException wrong) {
            throw wrong(xml, attribute, text, "degrees from -" + most + " to " + most);
        }
        throw wrong(xml, attribute, text, "degrees from -" + most + " to " + most);
    }

    private static String text(SafeXml xml, String attribute) {
        @Nullable String text = xml.attribute(attribute);
        if (text == null) {
            throw wrong(xml, attribute, null, "a value");
        }
        return text;
    }

    private static Fault wrong(SafeXml xml, String attribute, @Nullable String value, String allowed) {
        return Fault.invalid(
                "invalid-osm", "line " + xml.line() + ", <" + xml.name() + "> " + attribute, value, allowed);
    }
}
