package org.cityreach.exchange.osm;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import crosby.binary.Fileformat;
import crosby.binary.Osmformat;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/** Writes what another source gives as PBF, dense nodes and all, so that the two can be held against each other. */
final class PbfFile implements OsmSink {

    private static final int NANO_IN_E7 = 100;
    private static final int BLOCK_OBJECTS = 8000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private Osmformat.DenseNodes.Builder nodes = Osmformat.DenseNodes.newBuilder();
    private Osmformat.PrimitiveGroup.Builder group = Osmformat.PrimitiveGroup.newBuilder();
    private OsmKind kind = OsmKind.NODE;
    private int count;
    private long lastId;
    private long lastLongitude;
    private long lastLatitude;

    static byte[] of(OsmSource source) {
        PbfFile file = new PbfFile();
        file.block(
                "OSMHeader",
                Osmformat.HeaderBlock.newBuilder()
                        .addRequiredFeatures("OsmSchema-V0.6")
                        .addRequiredFeatures("DenseNodes")
                        .build());
        source.read(EnumSet.allOf(OsmKind.class), file);
        file.flush();
        return file.bytes.toByteArray();
    }

    private int text(String text) {
        texts.putIfAbsent("", 0);
        return texts.computeIfAbsent(text, same -> texts.size());
    }

    private void begin(OsmKind next) {
        if (next != kind || count == BLOCK_OBJECTS) {
            flush();
            kind = next;
        }
        count++;
    }

    private void flush() {
        if (count == 0) {
            return;
        }
        if (kind == OsmKind.NODE) {
            group.setDense(nodes);
        }
        Osmformat.StringTable.Builder table = Osmformat.StringTable.newBuilder();
        text("");
        texts.keySet().forEach(text -> table.addS(ByteString.copyFromUtf8(text)));
        block(
                "OSMData",
                Osmformat.PrimitiveBlock.newBuilder()
                        .setStringtable(table)
                        .addPrimitivegroup(group)
                        .build());
        texts.clear();
        nodes = Osmformat.DenseNodes.newBuilder();
        group = Osmformat.PrimitiveGroup.newBuilder();
        count = 0;
        lastId = 0;
        lastLongitude = 0;
        lastLatitude = 0;
    }

    private void block(String type, Message message) {
        byte[] raw = message.toByteArray();
        byte[] blob = Fileformat.Blob.newBuilder()
                .setRawSize(raw.length)
                .setZlibData(ByteString.copyFrom(deflated(raw)))
                .build()
                .toByteArray();
        append(bytes, type, blob);
    }

    /** Appends one block as the format frames it. */
    static void append(ByteArrayOutputStream file, String type, byte[] blob) {
        byte[] header = Fileformat.BlobHeader.newBuilder()
                .setType(type)
                .setDatasize(blob.length)
                .build()
                .toByteArray();
        try (DataOutputStream out = new DataOutputStream(file)) {
            out.writeInt(header.length);
            out.write(header);
            out.write(blob);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] deflated(byte[] raw) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    @Override
    public void node(long id, int longitudeE7, int latitudeE7, Map<String, String> tags) {
        begin(OsmKind.NODE);
        nodes.addId(id - lastId).addLon(longitudeE7 - lastLongitude).addLat(latitudeE7 - lastLatitude);
        lastId = id;
        lastLongitude = longitudeE7;
        lastLatitude = latitudeE7;
        tags.forEach((key, value) -> nodes.addKeysVals(text(key)).addKeysVals(text(value)));
        nodes.addKeysVals(0);
    }

    @Override
    public void way(long id, long[] refs, Map<String, String> tags) {
        begin(OsmKind.WAY);
        Osmformat.Way.Builder way = Osmformat.Way.newBuilder().setId(id);
        long last = 0;
        for (long ref : refs) {
            way.addRefs(ref - last);
            last = ref;
        }
        tags.forEach((key, value) -> way.addKeys(text(key)).addVals(text(value)));
        group.addWays(way);
    }

    @Override
    public void relation(long id, List<OsmMember> members, Map<String, String> tags) {
        begin(OsmKind.RELATION);
        Osmformat.Relation.Builder relation = Osmformat.Relation.newBuilder().setId(id);
        long last = 0;
        for (OsmMember member : new ArrayList<>(members)) {
            relation.addMemids(member.id() - last)
                    .addRolesSid(text(member.role()))
                    .addTypes(
                            Osmformat.Relation.MemberType.valueOf(member.kind().name()));
            last = member.id();
        }
        tags.forEach((key, value) -> relation.addKeys(text(key)).addVals(text(value)));
        group.addRelations(relation);
    }
}
