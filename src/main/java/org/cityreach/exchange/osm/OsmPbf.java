package org.cityreach.exchange.osm;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import crosby.binary.Fileformat;
import crosby.binary.Osmformat;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * OSM PBF: blocks of at most 32 MiB, each packed by zlib or not at all; one block is in memory at a time.
 * A file cut exactly between two blocks cannot be told from a whole one.
 */
final class OsmPbf implements OsmSource {

    private static final int MOST_HEADER_BYTES = 64 << 10;
    private static final int MOST_BLOCK_BYTES = 32 << 20;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final byte[] HEAD = "OSMHeader".getBytes(StandardCharsets.US_ASCII);

    /** A big-endian length, the tag of a text and the text's length. */
    private static final int HEAD_OFFSET = 6;

    private static final Set<String> UNDERSTOOD = Set.of("OsmSchema-V0.6", "DenseNodes");

    private final Path file;

    OsmPbf(Path file) {
        this.file = file;
    }

    static boolean isPbf(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD_OFFSET + HEAD.length);
            return head.length > HEAD_OFFSET && Arrays.equals(Arrays.copyOfRange(head, HEAD_OFFSET, head.length), HEAD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void read(Set<OsmKind> kinds, OsmSink sink) {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
            long total = Files.size(file);
            long readBytes = 0;
            for (Block block = nextBlock(in); block != null; block = nextBlock(in)) {
                take(block, kinds, sink);
                readBytes += block.bytes();
                sink.progress(readBytes / (double) total);
            }
        } catch (EOFException ended) {
            throw Fault.invalid("truncated-file", "the file ends in the middle of a block");
        } catch (InvalidProtocolBufferException broken) {
            throw Fault.invalid("invalid-pbf", "a block of the file is damaged: " + broken.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param type {@code OSMHeader} or {@code OSMData}; others are passed over
     * @param bytes its length in the file
     */
    private record Block(String type, Fileformat.Blob blob, long bytes) {}

    private static @Nullable Block nextBlock(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        byte[] rest = new byte[3];
        in.readFully(rest);
        int headerBytes = first << 24 | (rest[0] & 0xFF) << 16 | (rest[1] & 0xFF) << 8 | rest[2] & 0xFF;
        Fileformat.BlobHeader header =
                Fileformat.BlobHeader.parseFrom(readFully(in, headerBytes, MOST_HEADER_BYTES, "header"));
        byte[] body = readFully(in, header.getDatasize(), MOST_BLOCK_BYTES, "block");
        return new Block(header.getType(), Fileformat.Blob.parseFrom(body), 4L + headerBytes + body.length);
    }

    private static byte[] readFully(DataInputStream in, int length, int most, String what) throws IOException {
        if (length < 0 || length > most) {
            throw Fault.invalid("invalid-pbf", "a " + what + " of " + length + " bytes; at most " + most + " may be");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static void take(Block block, Set<OsmKind> kinds, OsmSink sink) throws IOException {
        if (block.type().equals("OSMHeader")) {
            requireUnderstood(Osmformat.HeaderBlock.parseFrom(unpacked(block.blob())));
        } else if (block.type().equals("OSMData")) {
            Osmformat.PrimitiveBlock primitives = Osmformat.PrimitiveBlock.parseFrom(unpacked(block.blob()));
            try {
                new PbfObjects(primitives, kinds, sink).give();
            } catch (IndexOutOfBoundsException | ArithmeticException broken) {
                throw Fault.invalid("invalid-pbf", "a block of the file contradicts itself: " + broken.getMessage());
            }
        }
    }

    private static void requireUnderstood(Osmformat.HeaderBlock header) {
        for (String feature : header.getRequiredFeaturesList()) {
            if (!UNDERSTOOD.contains(feature)) {
                throw Fault.invalid(
                        "unknown-osm-feature", "the file needs '" + feature + "', which is not understood here");
            }
        }
    }

    private static byte[] unpacked(Fileformat.Blob blob) {
        if (blob.hasRaw()) {
            return blob.getRaw().toByteArray();
        }
        if (!blob.hasZlibData()) {
            throw Fault.invalid("unknown-compression", "a block is packed by something else than zlib");
        }
        int length = blob.getRawSize();
        if (length < 0 || length > MOST_BLOCK_BYTES) {
            throw Fault.invalid(
                    "compression-bomb",
                    "a block grows to " + length + " bytes when it is unpacked; at most " + MOST_BLOCK_BYTES
                            + " may be");
        }
        return inflated(blob.getZlibData(), length);
    }

    private static byte[] inflated(ByteString packed, int length) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed.toByteArray());
            byte[] bytes = new byte[length];
            int filled = 0;
            while (filled < length) {
                int more = inflater.inflate(bytes, filled, length - filled);
                if (more == 0) {
                    throw Fault.invalid("invalid-pbf", "a block unpacks to less than it says");
                }
                filled += more;
            }
            return bytes;
        } catch (DataFormatException damaged) {
            throw Fault.invalid("invalid-pbf", "the compressed data of a block is damaged");
        } finally {
            inflater.end();
        }
    }
}
