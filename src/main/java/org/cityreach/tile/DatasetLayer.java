package org.cityreach.tile;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Several collections in one vector tile, a layer each; all of them together keep to the bytes of one tile. */
final class DatasetLayer implements TileLayer {

    private final List<VectorLayer> layers;

    DatasetLayer(List<VectorLayer> layers) {
        this.layers = List.copyOf(layers);
    }

    @Override
    public String identity() {
        return String.join("\n", layers.stream().map(VectorLayer::identity).toList());
    }

    /** The sum of the versions: another as soon as one is. */
    @Override
    public long version() {
        return layers.stream().mapToLong(VectorLayer::version).sum();
    }

    /** Layers one after the other; each may take its share of what those before it left. */
    @Override
    public Tile draw(TileAddress address) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int left = layers.size();
        for (VectorLayer layer : layers) {
            all.writeBytes(layer.encode(address, (VectorLayer.MOST_BYTES - all.size()) / left--));
        }
        return all.size() == 0 ? new Tile(new byte[0], "no-features-here") : Tile.of(all.toByteArray());
    }
}
