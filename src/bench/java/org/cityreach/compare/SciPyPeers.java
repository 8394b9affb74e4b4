package org.cityreach.compare;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs SciPy on the same points, handed over as binary files. */
final class SciPyPeers {

    private static final int RUNS = 5;

    private final Path folder;
    private final Path script;

    SciPyPeers(Path folder, Path script, SeededCity.Points points, SeededCity.Points facilities) throws IOException {
        this.folder = folder;
        this.script = script;
        write("points.f64", points);
        write("facilities.f64", facilities);
    }

    Peer peer(String name, String task, double radiusMetres) {
        return new Peer(name, 1e-9, () -> run(task, radiusMetres));
    }

    Peer peer(String name, String task, double radiusMetres, double relativeTolerance) {
        return new Peer(name, relativeTolerance, () -> run(task, radiusMetres));
    }

    private Peer.Measured run(String task, double radiusMetres) throws Exception {
        Process python = new ProcessBuilder(List.of(
                        "/usr/bin/python3",
                        script.toString(),
                        folder.toString(),
                        task,
                        Double.toString(radiusMetres),
                        Integer.toString(RUNS)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (python.waitFor() != 0) {
            throw new IllegalStateException("the SciPy peer failed at " + task);
        }
        int space = answer.indexOf(' ');
        return new Peer.Measured(
                Double.parseDouble(answer.substring(0, space)), Double.parseDouble(answer.substring(space + 1)));
    }

    private void write(String name, SeededCity.Points points) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(16 * points.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (double easting : points.eastings()) {
            bytes.putDouble(easting);
        }
        for (double northing : points.northings()) {
            bytes.putDouble(northing);
        }
        Files.write(folder.resolve(name), bytes.array());
    }
}
