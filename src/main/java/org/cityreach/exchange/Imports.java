package org.cityreach.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.cityreach.city.CityProperties;
import org.cityreach.exchange.format.FormatReader;
import org.cityreach.exchange.format.SourceFormat;
import org.cityreach.fault.Fault;
import org.cityreach.job.Deadline;
import org.cityreach.job.Job;
import org.cityreach.job.Jobs;
import org.cityreach.job.Progress;
import org.cityreach.snapshot.Snapshots;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.GeoPackageFiles;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings files into layers. Whatever can be found wrong without writing is a fault at once; the rest is a
 * job, which writes all good rows in one transaction and reports every bad one. Safe for use by many threads.
 */
@Service
public class Imports {

    private static final String KIND = "import";

    /** Larger files are looked through by the job alone; those of OpenStreetMap are packed and read three times. */
    private static final long AT_ONCE_BYTES = 32L << 20;

    private static final long AT_ONCE_OSM_BYTES = 1L << 20;

    /** How long a caller waits for a preview. */
    private static final Duration LONGEST_PREVIEW = Duration.ofSeconds(30);

    private static final String NO_PREVIEW = "import it without looking first; the job tells how far it is";

    /** What a preview may leave open. */
    private static final Set<String> OPEN = Set.of("crs-required", "missing-geometry-column");

    private final FeatureStore store;
    private final Jobs jobs;
    private final Uploads uploads;
    private final ImportPlanner planner;
    private final FormatReaders readers;
    private final JointImports joint;

    public Imports(
            FeatureStore store,
            Snapshots snapshots,
            Jobs jobs,
            CityProperties time,
            Uploads uploads,
            GeoPackageFiles geoPackages) {
        this.store = store;
        this.jobs = jobs;
        this.uploads = uploads;
        this.readers = new FormatReaders(geoPackages);
        this.planner = new ImportPlanner(store, time, readers, layerId -> bounds(snapshots, layerId));
        this.joint = new JointImports(store, planner, readers, uploads.folder());
    }

    private static @Nullable Envelope bounds(Snapshots snapshots, String layerId) {
        Envelope envelope = snapshots.extent(layerId).bounds();
        return envelope.isNull() ? null : envelope;
    }

    /**
     * Checks an import and starts it; the fault of whatever is wrong with the request or the whole file. A file that
     * takes long to look through is checked by the job, which then fails with that fault.
     */
    public Job submit(ImportRequest request) {
        return uploads.start(request.file(), () -> {
            store.getLayer(request.layerId());
            if (takesLong(request)) {
                return jobs.submit(
                        KIND,
                        KIND,
                        request.layerId(),
                        run -> Uploads.using(request.file(), () -> perform(planner.plan(request, run), run)));
            }
            ImportPlan plan = planner.plan(request, Progress.NONE);
            return jobs.submit(
                    KIND, KIND, request.layerId(), run -> Uploads.using(request.file(), () -> perform(plan, run)));
        });
    }

    /** The same of several layers of one file, each into its collection, in one transaction. */
    public Job submit(JointImportRequest request) {
        return uploads.start(request.file(), () -> {
            if (takesLong(new ImportRequest("", request.file(), request.fields()))) {
                String subject = String.join(",", request.layers().keySet());
                return jobs.submit(
                        KIND,
                        KIND,
                        subject,
                        run -> Uploads.using(request.file(), () -> perform(joint.plan(request, run), run)));
            }
            JointPlan plan = joint.plan(request, Progress.NONE);
            return jobs.submit(
                    KIND,
                    KIND,
                    String.join(",", plan.collections()),
                    run -> Uploads.using(request.file(), () -> perform(plan, run)));
        });
    }

    /** Whether looking through all of a file takes more than about two seconds. */
    private static boolean takesLong(ImportRequest request) {
        try {
            boolean isOsm = FormatReaders.format(request) == SourceFormat.OSM;
            return Files.size(request.file()) > (isOsm ? AT_ONCE_OSM_BYTES : AT_ONCE_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode perform(JointPlan plan, Jobs.Run run) {
        try (plan) {
            return joint.perform(plan, run);
        }
    }

    /** What the server would import where, without writing anything. */
    public ObjectNode preview(JointImportRequest request) {
        Deadline deadline = new Deadline(LONGEST_PREVIEW, NO_PREVIEW);
        return Uploads.using(
                request.file(),
                () -> deadline.run(() -> {
                    JointImportRequest asked = new JointImportRequest(
                            request.file(), request.layers(), request.fields().accepting());
                    try (JointPlan plan = joint.plan(asked, deadline)) {
                        return plan.preview();
                    }
                }));
    }

    /** Which objects of OpenStreetMap go into which layer, as the file that says it. */
    public Map<String, Object> osmMapping() {
        return readers.osm().document();
    }

    private ObjectNode perform(ImportPlan plan, Jobs.Run run) {
        try (FormatReader reader = plan.reader()) {
            return ImportRun.perform(plan, store, run, uploads.folder());
        }
    }

    /**
     * What the server makes of a file, without writing anything. Where the layer of the file, the coordinate
     * system or the columns of the geometry are not settled yet, what depends on them is left out, and
     * {@code open} says so.
     */
    public ObjectNode preview(ImportRequest request) {
        Deadline deadline = new Deadline(LONGEST_PREVIEW, NO_PREVIEW);
        return Uploads.using(request.file(), () -> deadline.run(() -> preview(request, deadline)));
    }

    private ObjectNode preview(ImportRequest request, Progress progress) {
        try {
            ImportPlan plan = planner.plan(accepting(request), progress);
            try (FormatReader reader = plan.reader()) {
                return described(ImportPreview.of(plan), FormatReaders.format(request), reader.sourceLayers());
            }
        } catch (Fault open) {
            return openPreview(request, open, progress);
        }
    }

    private ObjectNode openPreview(ImportRequest request, Fault open, Progress progress) {
        boolean isLayerOpen = open.code().equals("source-layer-required");
        if (!isLayerOpen && !OPEN.contains(open.code())) {
            throw open;
        }
        SourceFormat format = FormatReaders.format(request);
        ObjectNode node;
        if (isLayerOpen) {
            node = described(ImportPreview.ofNothing(), format, readers.sourceLayers(format, request));
        } else {
            try (FormatReader reader = readers.open(format, request)) {
                node = described(ImportPreview.of(reader.scan(progress)), format, reader.sourceLayers());
            }
        }
        node.putObject("open").put("code", open.code()).put("message", open.getMessage());
        return node;
    }

    private static ObjectNode described(ObjectNode node, SourceFormat format, List<String> sourceLayers) {
        node.put("format", format.parameter());
        ArrayNode names = node.putArray("sourceLayers");
        sourceLayers.forEach(names::add);
        return node;
    }

    private static ImportRequest accepting(ImportRequest request) {
        return new ImportRequest(
                request.layerId(), request.file(), request.fields().accepting());
    }

    /** All rejects of an import as CSV, piece by piece; the fault {@code attachment-not-found} where there are none. */
    public void readRejects(String jobId, Consumer<String> pieces) {
        if (!jobs.get(jobId).kind().equals(KIND)) {
            throw Fault.notFound("import", jobId);
        }
        jobs.readAttachment(jobId, pieces);
    }
}
