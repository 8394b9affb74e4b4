package org.cityreach.exchange;

import org.cityreach.exchange.format.GeoJsonFormat;
import org.cityreach.exchange.format.RawRow;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.exchange.format.Scan;
import org.cityreach.exchange.mapping.ColumnMapping;
import org.cityreach.exchange.mapping.DateReader;
import org.cityreach.exchange.mapping.FeatureBuilder;
import org.cityreach.exchange.mapping.MappingResolver;
import org.cityreach.exchange.mapping.RequestedMapping;
import org.cityreach.exchange.mapping.ValueReader;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;

/**
 * Reads one feature of a layer from a GeoJSON text, as a face gets it in a request. Coordinates are x
 * first in the system given and come out in the layer's. Strict: a property that the layer does not have,
 * a value of another type and a time without offset are faults. Safe for use by many threads.
 */
public final class GeoJsonReader {

    private GeoJsonReader() {}

    /**
     * The feature in a text that holds one Feature object and nothing else.
     *
     * @param source what the coordinates are in; CRS84 where the request says nothing
     * @param idIfAbsent the id of a feature that has none of its own
     */
    public static Feature readFeature(String json, Layer layer, Crs source, String idIfAbsent) {
        GeoJsonFormat.Single single = GeoJsonFormat.readSingle(json);
        for (String name : single.columns()) {
            layer.getProperty(name);
        }
        DateReader dates = DateReader.of(null, "UTC");
        ValueReader values = new ValueReader(dates);
        Scan scan = Scan.ofProperties(single.columns());
        ColumnMapping mapping = MappingResolver.resolve(layer, scan, RequestedMapping.parse(null), values);
        RawRow row = single.row();
        try {
            Feature feature = new FeatureBuilder(layer, mapping, values, source, "").build(row);
            if (dates.isZoneUsed()) {
                throw Fault.invalid("invalid-date-time", "a time in properties lacks its offset, such as Z or +08:00");
            }
            return row.id() == null ? new Feature(idIfAbsent, feature.geometry(), feature.properties()) : feature;
        } catch (RowProblem problem) {
            throw Fault.invalid(problem.code(), problem.reason());
        }
    }
}
