package org.cityreach.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cityreach.job.Job;
import org.cityreach.job.Jobs;
import org.cityreach.job.Progress;
import org.cityreach.layer.Layer;
import org.cityreach.store.Backups;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.GeoPackageFiles;
import org.cityreach.store.NewGeoPackage;
import org.cityreach.store.SentGeoPackage;
import org.cityreach.style.StyleSheet;
import org.cityreach.style.Styles;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The whole store as one GeoPackage file, and back, as jobs. Safe for use by many threads. */
@Service
public class StoreBackup {

    private static final String KIND = "backup";

    /** Larger files are looked through by the job alone. */
    private static final long CHECKED_AT_ONCE_BYTES = 200L << 20;

    private final Backups backups;
    private final FeatureStore store;
    private final GeoPackageFiles files;
    private final Styles styles;
    private final Jobs jobs;
    private final Uploads uploads;
    private final KeptBackups kept;

    public StoreBackup(
            Backups backups,
            FeatureStore store,
            GeoPackageFiles files,
            Styles styles,
            Jobs jobs,
            Uploads uploads,
            KeptBackups kept) {
        this.backups = backups;
        this.store = store;
        this.files = files;
        this.styles = styles;
        this.jobs = jobs;
        this.uploads = uploads;
        this.kept = kept;
    }

    /** Starts a backup; its file can be fetched by the job's id once that is over. */
    public Job start() {
        return jobs.submit(KIND, KIND, run -> {
            Written written = write(run);
            try {
                ObjectNode result = result(run.jobId(), written);
                kept.keep(run.jobId(), written.file());
                return result;
            } finally {
                WorkFolder.delete(written.file());
            }
        });
    }

    private static ObjectNode result(String jobId, Written written) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("bytes", written.bytes());
        result.put("collections", written.versions().size());
        putVersions(result, written.versions());
        result.putArray("links")
                .addObject()
                .put("rel", "enclosure")
                .put("type", "application/geopackage+sqlite3")
                .put("href", "/api/backups/" + jobId)
                .put("length", written.bytes());
        return result;
    }

    private static void putVersions(ObjectNode result, Map<String, Long> versions) {
        ObjectNode listed = result.putObject("versions");
        versions.forEach(listed::put);
    }

    /**
     * A backup.
     *
     * @param versions of the layers in it
     */
    public record Written(Path file, Map<String, Long> versions) {

        /** The length of the file. */
        public long bytes() {
            try {
                return Files.size(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A new file with everything, which the caller deletes with {@link LayerExport#delete}. */
    public Written write(Progress progress) {
        Path file = uploads.folder().newFile("backup", ".gpkg");
        WorkFolder.delete(file);
        boolean isWritten = false;
        try (NewGeoPackage made = files.create(file)) {
            Map<String, Long> versions = backups.write(made, done -> {
                progress.report(done, "writing");
                progress.checkCancelled();
            });
            for (Layer layer : store.listLayers()) {
                StyleSheet style = styles.forLayer(layer);
                made.putStyle(layer.id(), style.title().zh(), Styles.qml(style, layer), style.sld());
            }
            progress.checkCancelled();
            made.finishAsBackup();
            isWritten = true;
            return new Written(file, versions);
        } finally {
            if (!isWritten) {
                WorkFolder.delete(file);
            }
        }
    }

    /**
     * Starts the restoring of a backup; nothing is changed until all of it has been read.
     *
     * @param file belongs to the job from now on, which deletes it
     */
    public Job restore(Path file) {
        return uploads.start(file, () -> {
            try (SentGeoPackage sent = files.open(file)) {
                sent.requireBackup();
                if (Files.size(file) <= CHECKED_AT_ONCE_BYTES) {
                    sent.requireSound();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return jobs.submit(KIND, "restore", run -> Uploads.using(file, () -> restore(file, run)));
        });
    }

    private ObjectNode restore(Path file, Progress progress) {
        progress.report(0, "checking");
        Backups.Restored restored = backups.restore(file, done -> {
            progress.report(done, done < 0.9 ? "reading-rows" : "writing");
            progress.checkCancelled();
        });
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("collections", restored.versions().size());
        result.put("replaced", restored.replaced());
        restored.removed().forEach(result.putArray("removed")::add);
        putVersions(result, restored.versions());
        return result;
    }
}
