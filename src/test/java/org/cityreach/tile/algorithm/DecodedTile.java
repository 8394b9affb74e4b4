package org.cityreach.tile.algorithm;

import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtReader;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.TagKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsLayer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** A vector tile as a library that is not ours reads it. */
public record DecodedTile(List<One> features) {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** A feature: its place in tile units, its properties. */
    public record One(Geometry geometry, Map<?, ?> properties) {

        public String id() {
            return String.valueOf(properties.get("id"));
        }

        /** A property that is a whole number. */
        public long whole(String key) {
            if (properties.get(key) instanceof Number number) {
                return number.longValue();
            }
            throw new AssertionError(key + " is no number in " + properties);
        }

        /** How many features it stands for. */
        public long stands() {
            for (String key : List.of(PointTiles.COUNT, ShapeTiles.COUNT)) {
                if (properties.get(key) instanceof Number count) {
                    return count.longValue();
                }
            }
            return 1;
        }
    }

    /** The features of one layer; none where the tile has no bytes. */
    public static DecodedTile of(byte[] bytes, String layerName) {
        try {
            JtsLayer layer = MvtReader.loadMvt(
                            new ByteArrayInputStream(bytes),
                            FACTORY,
                            new TagKeyValueMapConverter(),
                            MvtReader.RING_CLASSIFIER_V2_1)
                    .getLayer(layerName);
            List<One> features = new ArrayList<>();
            if (layer != null) {
                layer.getGeometries().forEach(geometry -> {
                    Map<?, ?> properties = geometry.getUserData() instanceof Map<?, ?> map ? map : Map.of();
                    features.add(new One(geometry, properties));
                });
            }
            return new DecodedTile(features);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long stands() {
        return features.stream().mapToLong(One::stands).sum();
    }
}
