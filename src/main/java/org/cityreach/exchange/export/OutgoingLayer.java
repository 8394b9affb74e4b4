package org.cityreach.exchange.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.cityreach.exchange.LayerPart;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** A layer as it goes into a file: in the file's system, with the properties of its schema and no others. */
public final class OutgoingLayer {

    private static final int BLOCK_FEATURES = 2048;

    private final LayerPart part;
    private final Layer layer;
    private final CrsTransform transform;
    private long count;

    /**
     * @param output of the coordinates; null for the layer's own. CRS84 goes by the name of EPSG:4326, which files
     *     take with longitude first
     */
    public OutgoingLayer(LayerPart part, @Nullable Crs output) {
        this.part = part;
        Layer from = part.layer();
        Crs named = output == null ? from.crs() : output.equals(Crs.CRS84) ? Crs.WGS84 : output;
        if (!named.isStorable()) {
            throw Fault.invalid("crs-not-in-format", "crs", named.code(), "a system of EPSG; such files know no other");
        }
        this.transform = CrsTransform.between(from.crs(), named);
        this.layer = new Layer(
                from.id(),
                from.title(),
                from.geometryType(),
                named,
                from.properties(),
                from.timeProperty(),
                from.shipped());
    }

    /** The schema, in the file's system. */
    public Layer layer() {
        return layer;
    }

    /** Gives all features; once. */
    public void forEach(Progress progress, Consumer<Feature> sink) {
        part.features().forEach(feature -> {
            if (++count % BLOCK_FEATURES == 0) {
                progress.checkCancelled();
            }
            sink.accept(outgoing(feature));
        });
    }

    /** How many features have been given so far. */
    public long count() {
        return count;
    }

    private Feature outgoing(Feature feature) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (PropertySchema property : layer.properties()) {
            Object value = feature.property(property.name());
            if (value != null) {
                properties.put(property.name(), value);
            }
        }
        Geometry stored = feature.geometry();
        Geometry sent = stored == null || transform.isIdentity() ? stored : transform.apply(stored);
        return new Feature(feature.id(), sent, properties);
    }
}
