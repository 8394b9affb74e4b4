package org.cityreach.exchange.osm;

import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * One OSM file, read for several layers at once. What is taken from it stays in memory while there is room and
 * is read again otherwise. Safe for use by many threads.
 */
public final class OsmFile {

    private final Path path;
    private final List<OsmLayer> layers;
    private SoftReference<OsmExtract> kept = new SoftReference<>(null);

    private OsmFile(Path path, List<OsmLayer> layers) {
        this.path = path;
        this.layers = layers;
    }

    /**
     * @param layerIds layers of the mapping; the fault {@code unknown-source-layer} for another
     */
    public static OsmFile of(Path path, OsmMapping mapping, List<String> layerIds) {
        return new OsmFile(path, layerIds.stream().map(mapping::get).toList());
    }

    /** Whether the first bytes are those of a PBF file of OSM. */
    public static boolean isPbf(Path path) {
        return OsmPbf.isPbf(path);
    }

    synchronized OsmExtract extract(DoubleConsumer progress) {
        OsmExtract extract = kept.get();
        if (extract == null) {
            extract = OsmExtract.of(OsmSource.open(path), layers, progress);
            kept = new SoftReference<>(extract);
        }
        return extract;
    }
}
