package org.cityreach.exchange;

import java.nio.file.Path;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.cityreach.job.Job;
import org.cityreach.job.Jobs;
import org.cityreach.job.Progress;
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

/** The whole store as one GeoPackage file, and back as a job. Safe for use by many threads. */
@Service
public class StoreBackup {

    private static final String KIND = "import";
    private static final String PROCESS = "restore";

    private final Backups backups;
    private final FeatureStore store;
    private final GeoPackageFiles files;
    private final Styles styles;
    private final LayerExport export;
    private final Jobs jobs;

    public StoreBackup(
            Backups backups, FeatureStore store, GeoPackageFiles files, Styles styles, LayerExport export, Jobs jobs) {
        this.backups = backups;
        this.store = store;
        this.files = files;
        this.styles = styles;
        this.export = export;
        this.jobs = jobs;
    }

    /** A new file with everything, which the caller deletes with {@link LayerExport#delete}. */
    public Path write(Progress progress) {
        Path file = export.newFile("backup", ".gpkg");
        LayerExport.delete(file);
        boolean isWritten = false;
        try (NewGeoPackage made = files.create(file)) {
            backups.write(made, done -> {
                progress.report(done, "writing");
                progress.checkCancelled();
            });
            for (StyleSheet style : styles.list()) {
                store.findLayer(style.id())
                        .ifPresent(layer -> made.putStyle(layer, style.title().zh(), style.sld()));
            }
            made.finishAsBackup();
            isWritten = true;
            return file;
        } finally {
            if (!isWritten) {
                LayerExport.delete(file);
            }
        }
    }

    /**
     * Starts the restoring of a backup; nothing is changed until all of it has been read.
     *
     * @param file belongs to the job from now on, which deletes it
     */
    public Job restore(Path file) {
        boolean isStarted = false;
        try {
            requireBackup(file);
            Job job = jobs.submit(KIND, PROCESS, "", run -> restore(file, run));
            isStarted = true;
            return job;
        } finally {
            if (!isStarted) {
                LayerExport.delete(file);
            }
        }
    }

    private void requireBackup(Path file) {
        try (SentGeoPackage sent = files.open(file)) {
            if (!sent.isBackup()) {
                throw Fault.invalid(
                        "not-a-backup",
                        "the GeoPackage is no backup of CityReach; to take its tables into layers, import it");
            }
        }
    }

    private ObjectNode restore(Path file, Progress progress) {
        try {
            Map<String, Long> versions = backups.restore(file, done -> {
                progress.report(done, "reading-rows");
                progress.checkCancelled();
            });
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.put("collections", versions.size());
            ObjectNode listed = result.putObject("versions");
            versions.forEach(listed::put);
            return result;
        } finally {
            LayerExport.delete(file);
        }
    }
}
