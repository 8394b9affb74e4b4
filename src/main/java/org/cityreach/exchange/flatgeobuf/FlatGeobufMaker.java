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
 * them. Features are kept in a file beside until their order is known; in memory is only their boxes. More features than
 * {@link #MOST_INDEXED} have no index and stand in the order of their layer, so that memory does not grow with them.
 * Source: FlatGeobuf specification, version 3.
 */
public final class FlatGeobufMaker implements FileMaker {

    static final short NODE_SIZE = 16;

    /** Boxes of so many take some 50 MB. */
    static final int MOST_INDEXED = 200_000;

    private static final int COPY_BYTES = 1 << 16;

    @Override
    public void make(List<LayerPart> parts, @Nullable Crs output, Path file, Progress progress) {
        OutgoingLayer outgoing = new OutgoingLayer(parts.get(0), output);
        Path spool = file.resolveSibling(file.getFileName() + ".features");
        try {
            Spooled spooled = spool(outgoing, spool, progress);
            progress.report(0.6, "writing");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), COPY_BYTES)) {
                write(outgoing.layer(), spooled, spool, out, progress);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(spool);
        }
    }

    /** What is known of the features beside the file that they are in. */
    private static final class Spooled {
        private final Envelope extent = new Envelope();
        private List<PackedRTree.FeatureItem> items = new ArrayList<>();
        private long count;
        private long bytes;

        void add(@Nullable Geometry geometry, int size) {
            Envelope box = geometry == null ? new Envelope() : geometry.getEnvelopeInternal();
            extent.expandToInclude(box);
            count++;
            if (count > MOST_INDEXED) {
                items = List.of();
            } else {
                PackedRTree.FeatureItem item = new PackedRTree.FeatureItem();
                item.nodeItem = box.isNull()
                        ? new NodeItem(0)
                        : new NodeItem(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
                item.offset = bytes;
                item.size = size;
                items.add(item);
            }
            bytes += size;
        }

        boolean isIndexed() {
            return !items.isEmpty();
        }
    }

    private static Spooled spool(OutgoingLayer outgoing, Path spool, Progress progress) throws IOException {
        Spooled spooled = new Spooled();
        FeatureEncoder encoder = new FeatureEncoder(outgoing.layer());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(spool), COPY_BYTES)) {
            outgoing.forEach(progress, feature -> {
                ByteBuffer encoded = encoder.encode(feature);
                int size = encoded.remaining();
                spooled.add(feature.geometry(), size);
                try {
                    out.write(encoded.array(), encoded.arrayOffset() + encoded.position(), size);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return spooled;
    }

    private static void write(Layer layer, Spooled spooled, Path spool, OutputStream out, Progress progress)
            throws IOException {
        HeaderMeta header = FeatureEncoder.header(layer);
        header.featuresCount = spooled.count;
        header.indexNodeSize = spooled.isIndexed() ? NODE_SIZE : 0;
        header.envelope = spooled.extent.isNull() ? new Envelope(0, 0, 0, 0) : spooled.extent;
        out.write(Constants.MAGIC_BYTES);
        HeaderMeta.write(header, out, new FlatBufferBuilder(4096));
        if (spooled.isIndexed()) {
            writeIndexed(spooled.items, spool, out, progress);
        } else {
            Files.copy(spool, out);
        }
    }

    private static void writeIndexed(
            List<PackedRTree.FeatureItem> items, Path spool, OutputStream out, Progress progress) throws IOException {
        NodeItem extent = PackedRTree.calcExtent(items);
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
