package org.cityreach.exchange.flatgeobuf;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.exchange.LayerPart;
import org.cityreach.exchange.export.FileMaker;
import org.cityreach.exchange.export.OutgoingLayer;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.job.Progress;
import org.cityreach.layer.Layer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.wololo.flatgeobuf.Constants;
import org.wololo.flatgeobuf.HeaderMeta;
import org.wololo.flatgeobuf.NodeItem;
import org.wololo.flatgeobuf.PackedRTree;

/**
 * One layer as a FlatGeobuf file with its index: features in the order of a Hilbert curve, after the packed tree over
 * them. Features are kept in a file beside until their order is known; in memory is only their boxes. Source:
 * FlatGeobuf specification, version 3.
 */
public final class FlatGeobufMaker implements FileMaker {

    static final short NODE_SIZE = 16;

    /** The library counts features and places in the tree in 32 bits. */
    private static final int MOST_FEATURES = 50_000_000;

    private static final int COPY_BYTES = 1 << 16;

    @Override
    public void make(List<LayerPart> parts, @Nullable Crs output, Path file, Progress progress) {
        OutgoingLayer outgoing = new OutgoingLayer(parts.get(0), output);
        Path spool = file.resolveSibling(file.getFileName() + ".features");
        try {
            List<PackedRTree.FeatureItem> items = spool(outgoing, spool, progress);
            progress.report(0.6, "writing");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), COPY_BYTES)) {
                write(outgoing.layer(), items, spool, out, progress);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(spool);
        }
    }

    private static List<PackedRTree.FeatureItem> spool(OutgoingLayer outgoing, Path spool, Progress progress)
            throws IOException {
        List<PackedRTree.FeatureItem> items = new ArrayList<>();
        FeatureEncoder encoder = new FeatureEncoder(outgoing.layer());
        long[] bytes = {0};
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(spool), COPY_BYTES)) {
            outgoing.forEach(progress, feature -> {
                ByteBuffer encoded = encoder.encode(feature);
                PackedRTree.FeatureItem item = new PackedRTree.FeatureItem();
                item.nodeItem = box(feature.geometry());
                item.offset = bytes[0];
                item.size = encoded.remaining();
                bytes[0] += item.size;
                items.add(item);
                if (items.size() > MOST_FEATURES) {
                    throw Fault.tooLarge(
                            "too-large-for-format",
                            "a FlatGeobuf file takes at most " + MOST_FEATURES + " features here; choose f=gpkg");
                }
                try {
                    out.write(encoded.array(), encoded.arrayOffset() + encoded.position(), encoded.remaining());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return items;
    }

    private static NodeItem box(@Nullable Geometry geometry) {
        if (geometry == null || geometry.isEmpty()) {
            return new NodeItem(0);
        }
        Envelope box = geometry.getEnvelopeInternal();
        return new NodeItem(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
    }

    private static void write(
            Layer layer, List<PackedRTree.FeatureItem> items, Path spool, OutputStream out, Progress progress)
            throws IOException {
        NodeItem extent = PackedRTree.calcExtent(items);
        HeaderMeta header = FeatureEncoder.header(layer);
        header.featuresCount = items.size();
        header.indexNodeSize = items.isEmpty() ? 0 : NODE_SIZE;
        boolean isSomewhere = extent.minX <= extent.maxX;
        header.envelope = isSomewhere
                ? new Envelope(extent.minX, extent.maxX, extent.minY, extent.maxY)
                : new Envelope(0, 0, 0, 0);
        out.write(Constants.MAGIC_BYTES);
        HeaderMeta.write(header, out, new FlatBufferBuilder(4096));
        if (items.isEmpty()) {
            return;
        }
        PackedRTree.hilbertSort(items, extent);
        long[] places = new long[items.size()];
        long offset = 0;
        for (int i = 0; i < places.length; i++) {
            PackedRTree.FeatureItem item = items.get(i);
            places[i] = item.offset;
            item.nodeItem.offset = offset;
            item.offset = offset;
            offset += item.size;
        }
        new PackedRTree(items, NODE_SIZE).write(out);
        copy(spool, items, places, out, progress);
    }

    private static void copy(
            Path spool, List<PackedRTree.FeatureItem> items, long[] places, OutputStream out, Progress progress)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(COPY_BYTES);
        try (FileChannel channel = FileChannel.open(spool, StandardOpenOption.READ)) {
            for (int i = 0; i < places.length; i++) {
                int size = Math.toIntExact(items.get(i).size);
                if (size > buffer.capacity()) {
                    buffer = ByteBuffer.allocate(2 * size);
                }
                buffer.clear().limit(size);
                while (buffer.hasRemaining() && channel.read(buffer, places[i] + buffer.position()) >= 0) {
                    progress.checkCancelled();
                }
                out.write(buffer.array(), 0, size);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
