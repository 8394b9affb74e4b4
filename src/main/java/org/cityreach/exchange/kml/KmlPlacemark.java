package org.cityreach.exchange.kml;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.exchange.format.SafeXml;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One placemark.
 *
 * @param id null where it has none
 * @param values by name: name, description, address, time, start, end, and the extended data
 * @param geometry null where there is none, or a problem
 */
record KmlPlacemark(
        @Nullable String id,
        Map<String, String> values,
        @Nullable Geometry geometry,
        @Nullable RowProblem problem) {

    static KmlPlacemark read(SafeXml xml) {
        String id = xml.attribute("id");
        Map<String, String> values = new LinkedHashMap<>();
        KmlGeometry geometry = new KmlGeometry();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "name", "description", "address", "phoneNumber" -> put(values, xml.name(), xml.text());
                case "TimeStamp" -> readTimes(xml, values);
                case "TimeSpan" -> readTimes(xml, values);
                case "ExtendedData" -> readData(xml, values);
                default -> geometry.read(xml);
            }
        }
        geometry.putTimes(values);
        try {
            return new KmlPlacemark(id, values, geometry.finished(), null);
        } catch (RowProblem problem) {
            return new KmlPlacemark(id, values, null, problem);
        }
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null && !value.isBlank() && !name.isBlank()) {
            values.put(name.strip(), value.strip());
        }
    }

    private static void readTimes(SafeXml xml, Map<String, String> values) {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "when" -> put(values, "time", xml.text());
                case "begin" -> put(values, "start", xml.text());
                case "end" -> put(values, "end", xml.text());
                default -> {}
            }
        }
    }

    /** {@code Data} with a value inside, and {@code SchemaData} with {@code SimpleData}. */
    private static void readData(SafeXml xml, Map<String, String> values) {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            String name = xml.attribute("name");
            if (xml.name().equals("Data") && name != null) {
                int data = xml.depth();
                while (xml.nextChild(data)) {
                    if (xml.name().equals("value")) {
                        put(values, name, xml.text());
                    }
                }
            } else if (xml.name().equals("SchemaData")) {
                int schema = xml.depth();
                while (xml.nextChild(schema)) {
                    String simple = xml.attribute("name");
                    if (xml.name().equals("SimpleData") && simple != null) {
                        put(values, simple, xml.text());
                    }
                }
            }
        }
    }
}
