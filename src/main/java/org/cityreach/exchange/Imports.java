package org.cityreach.exchange;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.cityreach.city.CityProperties;
import org.cityreach.exchange.format.FormatReader;
import org.cityreach.exchange.format.SourceFormat;
import org.cityreach.fault.Fault;
import org.cityreach.job.Job;
import org.cityreach.job.Jobs;
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

    /** Checks an import and starts it; the fault of whatever is wrong with the request or the whole file. */
    public Job submit(ImportRequest request) {
        return uploads.start(request.file(), () -> {
            ImportPlan plan = planner.plan(request);
            return jobs.submit(KIND, KIND, request.layerId(), run -> perform(request, plan, run));
        });
    }

    /** The same of several layers of one file, each into its collection, in one transaction. */
    public Job submit(JointImportRequest request) {
        return uploads.start(request.file(), () -> {
            JointPlan plan = joint.plan(request);
            return jobs.submit(KIND, KIND, String.join(",", plan.collections()), run -> perform(request, plan, run));
        });
    }

    private ObjectNode perform(JointImportRequest request, JointPlan plan, Jobs.Run run) {
        try (plan) {
            return joint.perform(plan, run);
        } finally {
            WorkFolder.delete(request.file());
        }
    }

    /** What the server would import where, without writing anything. */
    public ObjectNode preview(JointImportRequest request) {
        try (JointPlan plan = joint.plan(new JointImportRequest(
                request.file(), request.layers(), request.fields().accepting()))) {
            return plan.preview();
        } finally {
            WorkFolder.delete(request.file());
        }
    }

    /** Which objects of OpenStreetMap go into which layer, as the file that says it. */
    public Map<String, Object> osmMapping() {
        return readers.osm().document();
    }

    private ObjectNode perform(ImportRequest request, ImportPlan plan, Jobs.Run run) {
        try (FormatReader reader = plan.reader()) {
            return ImportRun.perform(plan, store, run, uploads.folder());
        } finally {
            WorkFolder.delete(request.file());
        }
    }

    /**
     * What the server makes of a file, without writing anything. Where the layer of the file, the coordinate
     * system or the columns of the geometry are not settled yet, what depends on them is left out, and
     * {@code open} says so.
     */
    public ObjectNode preview(ImportRequest request) {
        try {
            ImportPlan plan = planner.plan(accepting(request));
            try (FormatReader reader = plan.reader()) {
                return described(ImportPreview.of(plan), FormatReaders.format(request), reader.sourceLayers());
            }
        } catch (Fault open) {
            return openPreview(request, open);
        } finally {
            WorkFolder.delete(request.file());
        }
    }

    private ObjectNode openPreview(ImportRequest request, Fault open) {
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
                node = described(ImportPreview.of(reader.scan()), format, reader.sourceLayers());
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
