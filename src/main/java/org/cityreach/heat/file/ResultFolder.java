package org.cityreach.heat.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cityreach.fault.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of results on disk, each result a folder under a name that cannot be guessed. Once all take more than the
 * bound, the oldest results go, never the newest. Safe for use by many threads.
 */
public final class ResultFolder {

    private static final Logger LOG = LoggerFactory.getLogger(ResultFolder.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}\\.[a-z]{3}");

    private final Path folder;
    private final long mostBytes;

    public ResultFolder(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** Keeps files by name under a new id. */
    public synchronized String keep(Map<String, byte[]> files) {
        String id = UUID.randomUUID().toString();
        try {
            Path own = Files.createDirectories(folder.resolve(id));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(own.resolve(file.getKey()), file.getValue());
            }
            prune(id);
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A kept file; the fault {@code result-not-found} where there is none, or none any more. */
    public byte[] read(String id, String name) {
        if (!ID.matcher(id).matches() || !NAME.matcher(name).matches()) {
            throw Fault.notFound("result", id + "/" + name);
        }
        try {
            return Files.readAllBytes(folder.resolve(id).resolve(name));
        } catch (NoSuchFileException missing) {
            throw Fault.notFound("result", id + "/" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Kept(Path path, long modified, long bytes) {}

    private void prune(String newest) throws IOException {
        List<Kept> all = new ArrayList<>();
        try (Stream<Path> results = Files.list(folder)) {
            for (Path result : results.toList()) {
                if (ID.matcher(result.getFileName().toString()).matches()) {
                    all.add(new Kept(result, Files.getLastModifiedTime(result).toMillis(), bytes(result)));
                }
            }
        }
        all.sort(Comparator.comparingLong(Kept::modified));
        long total = all.stream().mapToLong(Kept::bytes).sum();
        for (Kept oldest : all) {
            if (total <= mostBytes) {
                return;
            }
            if (!oldest.path().endsWith(newest)) {
                delete(oldest.path());
                total -= oldest.bytes();
            }
        }
    }

    private static long bytes(Path result) throws IOException {
        long sum = 0;
        try (Stream<Path> files = Files.list(result)) {
            for (Path file : files.toList()) {
                sum += Files.size(file);
            }
        }
        return sum;
    }

    private static void delete(Path result) throws IOException {
        try (Stream<Path> files = Files.list(result)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(result);
        LOG.debug("Files of result {} deleted to make room", result.getFileName());
    }
}
