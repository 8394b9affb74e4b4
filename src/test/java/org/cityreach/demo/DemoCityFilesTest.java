package org.cityreach.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.cityreach.demo.file.CaseFile;
import org.cityreach.demo.file.DemoFiles;
import org.cityreach.demo.plan.Seed;
import org.cityreach.layer.ShippedLayers;
import org.junit.jupiter.api.Test;

/** Truth: the generator itself; what is committed is what it makes, byte by byte. */
class DemoCityFilesTest {

    private static final Path FOLDER = Path.of("data/demo");
    private static final long MOST_BYTES = 15_000_000;

    @Test
    void theGeneratorMakesTheCommittedBytesAgain() throws IOException {
        Map<String, byte[]> files = DemoFiles.of(new Seed(Seed.DEMO));
        assertThat(files).hasSameSizeAs(ShippedLayers.list());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] committed = Files.readAllBytes(FOLDER.resolve(file.getKey()));
            if (file.getKey().equals(CaseFile.NAME)) {
                assertThat(unzipped(committed)).isEqualTo(unzipped(file.getValue()));
            }
            assertThat(committed).as(file.getKey()).isEqualTo(file.getValue());
        }
    }

    @Test
    void allFilesTogetherStayWithinTheirBound() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> all = files.toList();
            long bytes = 0;
            for (Path file : all) {
                bytes += Files.size(file);
            }
            assertThat(bytes).isLessThan(MOST_BYTES);
            assertThat(all).contains(FOLDER.resolve("README.md"));
        }
        assertThat(Files.readString(FOLDER.resolve("README.md")))
                .contains("synthetic")
                .contains(String.valueOf(Seed.DEMO))
                .contains("src/demo-city");
    }

    private static byte[] unzipped(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }
}
