package org.cityreach.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cityreach.fault.Fault;
import org.cityreach.job.Jobs;
import org.springframework.stereotype.Component;

/**
 * The file of the last backup that a job made, for as long as its job is known and a day at most: it is as
 * large as the store, and all of the city's data. Safe for use by many threads.
 */
@Component
public class KeptBackups {

    static final Duration LONGEST = Duration.ofHours(24);
    private static final Pattern NAME = Pattern.compile("kept-backup-([0-9a-f-]{36})\\.gpkg");

    private final Jobs jobs;
    private final Path folder;

    public KeptBackups(Jobs jobs, ImportProperties properties) {
        this.jobs = jobs;
        this.folder = WorkFolder.of(properties).path();
        sweep("");
    }

    /** Keeps a file that is whole as that of a job, and no other. */
    synchronized void keep(String jobId, Path made) {
        try {
            Files.move(made, folder.resolve("kept-backup-" + jobId + ".gpkg"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sweep(jobId);
    }

    /** The file of a job; the fault {@code backup-not-found} where there is none, or none any more. */
    public synchronized Path get(String jobId) {
        sweep("");
        Path file = folder.resolve("kept-backup-" + jobId + ".gpkg");
        if (!NAME.matcher(String.valueOf(file.getFileName())).matches() || !Files.isRegularFile(file)) {
            throw Fault.notFound("backup", jobId);
        }
        return file;
    }

    /**
     * Deletes what is not to be kept any more.
     *
     * @param newest the only one to be left; empty for every one whose time is not over
     */
    private void sweep(String newest) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches()
                        && !name.group(1).equals(newest)
                        && (!newest.isEmpty() || isOver(file, name.group(1)))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isOver(Path file, String jobId) throws IOException {
        Instant made = Files.getLastModifiedTime(file).toInstant();
        return made.isBefore(Instant.now().minus(LONGEST)) || jobs.find(jobId).isEmpty();
    }
}
