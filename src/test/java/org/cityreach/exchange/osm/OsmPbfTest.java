package org.cityreach.exchange.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import crosby.binary.Fileformat;
import crosby.binary.Osmformat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cityreach.exchange.format.CompressedFile;
import org.cityreach.exchange.format.RawRow;
import org.cityreach.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Truth: the same town as XML, and the faults promised for damaged files. */
@Timeout(60)
class OsmPbfTest {

    private static final long SEED = 20_261_122;

    @TempDir
    Path folder;

    private byte[] town() throws IOException {
        String xml = new OsmTown()
                .lattice(4, 4)
                .node(-20, -8.1234567, -8, "amenity", "toilets", "operator", "环卫所")
                .way(1, "1 4 16 13 1", "highway", "residential", "name:zh", "人民路")
                .way(2, "6 7 11 10 6", "leisure", "park")
                .relation(9, "1:outer 2:inner", "type", "multipolygon", "leisure", "park")
                .xml();
        return PbfFile.of(new OsmXml(CompressedFile.of(Files.writeString(folder.resolve("town.osm"), xml))));
    }

    private static List<String> told(Path file, String layer) {
        return OsmTown.rowsOf(file, layer, true).stream().map(OsmPbfTest::told).toList();
    }

    private static String told(RawRow row) {
        return row.id() + " " + row.geometry() + " " + Arrays.toString(row.values()) + OsmTown.code(row);
    }

    private String codeOf(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("bad.pbf"), bytes);
        Fault fault = catchThrowableOfType(Fault.class, () -> OsmTown.rowsOf(file, "toilet", false));
        return fault == null ? "" : fault.code();
    }

    @Test
    void theSameRowsAsFromXml() throws IOException {
        Path pbf = Files.write(folder.resolve("town.osm.pbf"), town());
        assertThat(OsmFile.isPbf(pbf)).isTrue();
        assertThat(OsmFile.isPbf(folder.resolve("town.osm"))).isFalse();
        for (String layer : List.of("road", "toilet", "park")) {
            assertThat(told(pbf, layer)).as(layer).isNotEmpty().isEqualTo(told(folder.resolve("town.osm"), layer));
        }
    }

    @Test
    void cutAnywhere() throws IOException {
        byte[] whole = town();
        int blocks = 0;
        for (int length = 20; length < whole.length; length++) {
            String code = codeOf(Arrays.copyOf(whole, length));
            blocks += code.equals("truncated-file") ? 0 : 1;
            assertThat(code).as("%d bytes", length).isIn("truncated-file", "no-rows", "");
        }
        assertThat(blocks)
                .as("cuts exactly between blocks, which cannot be told")
                .isEqualTo(3);
    }

    @Test
    void damagedAnywhere() throws IOException {
        byte[] whole = town();
        Random random = new Random(SEED);
        for (int i = 0; i < 400; i++) {
            byte[] damaged = whole.clone();
            damaged[15 + random.nextInt(whole.length - 15)] ^= (byte) (1 + random.nextInt(255));
            assertThat(codeOf(damaged))
                    .as("damage %d, seed %d", i, SEED)
                    .isIn(
                            "",
                            "truncated-file",
                            "invalid-pbf",
                            "compression-bomb",
                            "unknown-compression",
                            "unknown-osm-feature",
                            "no-rows",
                            "invalid-osm");
        }
    }

    @Test
    void bombsAndUnknownFeatures() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        PbfFile.append(
                bomb,
                "OSMHeader",
                Fileformat.Blob.newBuilder()
                        .setRawSize(1 << 30)
                        .setZlibData(ByteString.copyFrom(PbfFile.deflated(new byte[1 << 20])))
                        .build()
                        .toByteArray());
        assertThat(codeOf(bomb.toByteArray())).isEqualTo("compression-bomb");
        ByteArrayOutputStream history = new ByteArrayOutputStream();
        PbfFile.append(
                history,
                "OSMHeader",
                Fileformat.Blob.newBuilder()
                        .setRaw(Osmformat.HeaderBlock.newBuilder()
                                .addRequiredFeatures("HistoricalInformation")
                                .build()
                                .toByteString())
                        .build()
                        .toByteArray());
        assertThat(codeOf(history.toByteArray())).isEqualTo("unknown-osm-feature");
    }
}
