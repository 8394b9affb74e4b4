package org.cityreach.heat.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Truth: the bytes that were put in; names that lead elsewhere are refused. */
class ResultFolderTest {

    private static final byte[] BYTES = {1, 2, 3, 4};

    @Test
    void filesAreThereAfterARestart(@TempDir Path folder) {
        Path results = folder.resolve("results");
        String id = new ResultFolder(results, 1000).keep(Map.of("density.tif", BYTES));
        assertThat(new ResultFolder(results, 1000).read(id, "density.tif")).isEqualTo(BYTES);
    }

    @Test
    void theOldestGoOnceThereIsTooMuchAndTheNewestStays(@TempDir Path folder) throws IOException {
        ResultFolder results = new ResultFolder(folder, 9);
        String first = results.keep(Map.of("density.tif", BYTES));
        Files.setLastModifiedTime(folder.resolve(first), FileTime.fromMillis(1000));
        String second = results.keep(Map.of("density.tif", BYTES));
        Files.setLastModifiedTime(folder.resolve(second), FileTime.fromMillis(2000));
        assertThat(results.read(first, "density.tif")).isEqualTo(BYTES);
        String third = results.keep(Map.of("density.tif", BYTES));
        assertThatThrownBy(() -> results.read(first, "density.tif")).isInstanceOf(Fault.class);
        assertThat(results.read(second, "density.tif")).isEqualTo(BYTES);
        String large = results.keep(Map.of("density.tif", new byte[100]));
        assertThat(results.read(large, "density.tif")).hasSize(100);
        assertThatThrownBy(() -> results.read(third, "density.tif")).isInstanceOf(Fault.class);
    }

    @Test
    void namesThatLeadElsewhereAreNotFound(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("secret.txt"), BYTES);
        ResultFolder results = new ResultFolder(Files.createDirectory(folder.resolve("results")), 1000);
        String id = results.keep(Map.of("density.tif", BYTES));
        assertThatThrownBy(() -> results.read("..", "secret.txt")).isInstanceOf(Fault.class);
        assertThatThrownBy(() -> results.read(id, "../../secret.txt")).isInstanceOf(Fault.class);
        assertThatThrownBy(() -> results.read(id, "density.png")).isInstanceOf(Fault.class);
    }
}
