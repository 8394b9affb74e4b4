package org.cityreach.exchange.osm;

import java.util.List;
import org.cityreach.exchange.format.FormatReader;
import org.cityreach.exchange.format.RowSample;
import org.cityreach.exchange.format.Scan;
import org.cityreach.job.Progress;

/**
 * What an OSM file holds for one layer, as rows: ids {@code node-1}, {@code way-2}, {@code relation-3}, and
 * {@code way-2-1} for the first piece of a road that is cut where it meets others; columns are the layer's
 * properties by the mapping; WGS 84. Objects that are incomplete are bad rows with the reason.
 */
public final class OsmFormat implements FormatReader {

    private static final double READ_SHARE = 0.8;

    private final OsmFile file;
    private final OsmMapping mapping;
    private final OsmLayer layer;
    private final boolean split;

    /**
     * @param sourceLayer a layer of the mapping that the file was opened for
     * @param split whether roads are cut where they meet, as networks need; whole ways else
     */
    public OsmFormat(OsmFile file, OsmMapping mapping, String sourceLayer, boolean split) {
        this.file = file;
        this.mapping = mapping;
        this.layer = mapping.get(sourceLayer);
        this.split = split;
    }

    @Override
    public Scan scan(Progress progress) {
        RowSample sample = new RowSample(progress);
        OsmExtract extract = file.extract(fraction -> {
            progress.report(fraction, "reading-rows");
            progress.checkCancelled();
        });
        new OsmRows(extract, layer, split).give(sample::add);
        return new Scan(
                "UTF-8",
                null,
                layer.columns(),
                true,
                "CRS84",
                sample.count(),
                sample.first(),
                sample.spread(),
                List.of());
    }

    @Override
    public void read(List<String> columns, RowSink sink) {
        OsmExtract extract = file.extract(fraction -> {});
        double total = Math.max(1, extract.objects(layer.id()).size());
        long[] given = {0};
        new OsmRows(extract, layer, split)
                .give(row -> sink.accept(row, READ_SHARE + (1 - READ_SHARE) * Math.min(1, ++given[0] / total)));
    }

    @Override
    public List<String> sourceLayers() {
        return mapping.layerIds();
    }
}
