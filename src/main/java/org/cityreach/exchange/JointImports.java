package org.cityreach.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.exchange.format.FormatReader;
import org.cityreach.exchange.format.SourceFormat;
import org.cityreach.fault.Fault;
import org.cityreach.job.Jobs;
import org.cityreach.job.Progress;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.FeatureTransaction;
import org.cityreach.store.FeatureWriter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings several layers of one file into as many collections, in one transaction: all of them change, or none.
 * A collection that the file has nothing for is left as it is, and told.
 */
final class JointImports {

    private final FeatureStore store;
    private final ImportPlanner planner;
    private final FormatReaders readers;
    private final WorkFolder folder;

    JointImports(FeatureStore store, ImportPlanner planner, FormatReaders readers, WorkFolder folder) {
        this.store = store;
        this.planner = planner;
        this.readers = readers;
        this.folder = folder;
    }

    /** The plan; a fault for anything that makes the import as a whole impossible. */
    JointPlan plan(JointImportRequest request, Progress progress) {
        ImportRequest whole = new ImportRequest("", request.file(), request.fields());
        SourceFormat format = FormatReaders.format(whole);
        List<String> sourceLayers = readers.sourceLayers(format, whole);
        if (sourceLayers.isEmpty()) {
            throw Fault.invalid(
                    "one-layer-only",
                    "a file of the format " + format.parameter()
                            + " holds one layer; import it into its collection, at /api/collections/{id}/imports");
        }
        List<JointPlan.Pair> pairs = pairs(request.layers(), sourceLayers);
        List<FormatReader> opened = readers.openAll(
                format, whole, pairs.stream().map(JointPlan.Pair::sourceLayer).toList());
        List<String> unused = new ArrayList<>(sourceLayers);
        pairs.forEach(pair -> unused.remove(pair.sourceLayer()));
        try {
            return plan(new Opened(request, format, pairs, opened, unused), progress);
        } catch (RuntimeException refused) {
            opened.forEach(FormatReader::close);
            throw refused;
        }
    }

    /** A request with its file opened for each pair, and the layers of the file that no pair takes. */
    private record Opened(
            JointImportRequest request,
            SourceFormat format,
            List<JointPlan.Pair> pairs,
            List<FormatReader> readers,
            List<String> unused) {}

    private JointPlan plan(Opened opened, Progress progress) {
        List<JointPlan.Pair> pairs = opened.pairs();
        List<JointPlan.Part> parts = new ArrayList<>();
        List<JointPlan.Pair> empty = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            JointPlan.Pair pair = pairs.get(i);
            FormatReader reader = opened.readers().get(i);
            ImportRequest.Fields fields = opened.request().fields().of(pair.sourceLayer());
            try {
                ImportRequest one =
                        new ImportRequest(pair.collection(), opened.request().file(), fields);
                parts.add(new JointPlan.Part(pair, planner.plan(one, (same, asked) -> reader, progress)));
            } catch (Fault fault) {
                if (!fault.code().equals("no-rows")) {
                    throw fault;
                }
                empty.add(pair);
            }
        }
        if (parts.isEmpty()) {
            throw Fault.invalid("no-rows", "the file has nothing for " + names(pairs));
        }
        return new JointPlan(opened.format(), parts, empty, opened.unused());
    }

    private static String names(List<JointPlan.Pair> pairs) {
        return String.join(", ", pairs.stream().map(JointPlan.Pair::collection).toList());
    }

    private List<JointPlan.Pair> pairs(Map<String, String> asked, List<String> sourceLayers) {
        Map<String, String> layers = new LinkedHashMap<>(asked);
        if (asked.isEmpty()) {
            for (String name : sourceLayers) {
                store.findLayer(name).ifPresent(layer -> layers.put(layer.id(), name));
            }
        }
        List<JointPlan.Pair> pairs = new ArrayList<>();
        layers.forEach((collection, sourceLayer) -> {
            store.getLayer(collection);
            if (!sourceLayers.contains(sourceLayer)) {
                throw Fault.invalid(
                        "unknown-source-layer", "layers." + collection, sourceLayer, String.join(", ", sourceLayers));
            }
            pairs.add(new JointPlan.Pair(collection, sourceLayer));
        });
        if (pairs.isEmpty()) {
            throw Fault.invalid(
                    "layers-required",
                    "layers",
                    null,
                    "which collection takes which of " + String.join(", ", sourceLayers)
                            + ", since none is named like a collection");
        }
        return pairs;
    }

    /** Imports all parts and gives the report; what it cannot hold is attached to the job. */
    ObjectNode perform(JointPlan plan, Jobs.Run run) {
        List<RejectLog> logs = new ArrayList<>();
        try {
            List<ImportRun> parts = new ArrayList<>();
            for (int i = 0; i < plan.parts().size(); i++) {
                JointPlan.Part part = plan.parts().get(i);
                RejectLog log = new RejectLog(folder, part.pair().collection());
                logs.add(log);
                double count = plan.parts().size();
                Progress progress = run.between(i / count, (i + 1) / count);
                parts.add(new ImportRun(part.plan(), log, progress));
            }
            Map<String, Long> versions = write(plan, parts);
            run.report(1, "reporting");
            boolean rejected = logs.stream().anyMatch(log -> log.count() > 0);
            if (rejected) {
                run.attach(RejectLog.HEAD_OF_SEVERAL);
                logs.stream().filter(log -> log.count() > 0).forEach(log -> log.copyTo(run::attach));
            }
            return report(plan, parts, versions, rejected ? "/api/jobs/" + run.jobId() : "");
        } finally {
            logs.forEach(RejectLog::close);
        }
    }

    private Map<String, Long> write(JointPlan plan, List<ImportRun> parts) {
        try (FeatureTransaction transaction = store.openTransaction()) {
            List<FeatureWriter> writers = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                ImportPlan part = plan.parts().get(i).plan();
                FeatureWriter writer = transaction.open(part.layer().id(), part.mode());
                writers.add(writer);
                parts.get(i).stage(writer);
            }
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).isNothingLeft()) {
                    parts.get(i).prepare(writers.get(i));
                }
            }
            return transaction.commit();
        }
    }

    private ObjectNode report(JointPlan plan, List<ImportRun> parts, Map<String, Long> versions, String jobPath) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("format", plan.format().parameter());
        long read = 0;
        long accepted = 0;
        ArrayNode collections = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < parts.size(); i++) {
            JointPlan.Pair pair = plan.parts().get(i).pair();
            Long version = versions.get(pair.collection());
            ObjectNode one = parts.get(i).report(version == null ? store.version(pair.collection()) : version, jobPath);
            one.remove("rejectsCsv");
            one.put("sourceLayer", pair.sourceLayer());
            read += one.path("read").asLong();
            accepted += one.path("accepted").asLong();
            collections.add(one);
        }
        node.put("read", read);
        node.put("accepted", accepted);
        node.put("rejected", read - accepted);
        if (!jobPath.isEmpty()) {
            node.put("rejectsCsv", jobPath + "/rejects");
        }
        node.set("collections", collections);
        plan.putRest(node);
        return node;
    }
}
