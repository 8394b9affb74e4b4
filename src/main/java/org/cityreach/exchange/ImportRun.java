package org.cityreach.exchange;

import java.nio.file.Path;
import java.util.List;
import org.cityreach.exchange.format.RawRow;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.exchange.mapping.DateReader;
import org.cityreach.exchange.mapping.FeatureBuilder;
import org.cityreach.exchange.mapping.RowCheck;
import org.cityreach.fault.Fault;
import org.cityreach.job.Jobs;
import org.cityreach.layer.Feature;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.FeatureWriter;
import tools.jackson.databind.node.ObjectNode;

/**
 * Carries out one import: every row becomes a feature in one transaction, or a reject. Nothing is written
 * where no row is good, where the first bad row ends it, or where it is cancelled. Use once.
 */
final class ImportRun {

    private static final int BLOCK_ROWS = 2048;
    private static final double READ_SHARE = 0.85;

    private final ImportPlan plan;
    private final FeatureStore store;
    private final Jobs.Run run;
    private final DateReader dates;
    private final FeatureBuilder builder;
    private final RowCheck check;
    private long read;
    private long written;

    ImportRun(ImportPlan plan, FeatureStore store, Jobs.Run run) {
        this.plan = plan;
        this.store = store;
        this.run = run;
        this.dates = plan.dates().fresh();
        this.builder = plan.builder(dates);
        this.check = new RowCheck(plan.layer());
    }

    /** Imports, and gives the report; what the report cannot hold is attached to the job. */
    ObjectNode perform(Path folder) {
        try (RejectLog rejects = new RejectLog(folder)) {
            long version = write(rejects);
            run.report(1, "reporting");
            if (rejects.count() > 0) {
                rejects.copyTo(run::attach);
            }
            return ImportReport.of(plan, rejects, tally(rejects, version), "/api/jobs/" + run.jobId());
        }
    }

    private ImportReport.Tally tally(RejectLog rejects, long version) {
        return new ImportReport.Tally(
                read,
                read - rejects.count(),
                version,
                dates.isZoneUsed() ? dates.zone().getId() : "",
                builder.isIdMade());
    }

    private long write(RejectLog rejects) {
        String layerId = plan.layer().id();
        try (FeatureWriter writer = store.openWriter(layerId, plan.mode())) {
            plan.reader().read(plan.scan().columns(), (row, fraction) -> {
                take(row, writer, rejects);
                if (read % BLOCK_ROWS == 0) {
                    run.report(fraction * READ_SHARE, "reading-rows");
                    run.checkCancelled();
                }
            });
            run.report(READ_SHARE, "writing");
            run.checkCancelled();
            List<FeatureWriter.Conflict> conflicts = writer.prepare();
            for (FeatureWriter.Conflict conflict : conflicts) {
                reject(rejects, idTaken(conflict));
            }
            run.checkCancelled();
            boolean nothing = written == conflicts.size();
            return nothing ? store.version(layerId) : writer.commit();
        }
    }

    private void take(RawRow row, FeatureWriter writer, RejectLog rejects) {
        read++;
        try {
            Feature feature = check.check(builder.build(row));
            writer.write(feature, row.number());
            written++;
        } catch (RowProblem problem) {
            reject(
                    rejects,
                    new RejectLog.Reject(
                            row.number(), row.line(), builder.findId(row), problem.code(), problem.reason()));
        }
    }

    private RejectLog.Reject idTaken(FeatureWriter.Conflict conflict) {
        return new RejectLog.Reject(
                conflict.row(),
                0,
                conflict.id(),
                "id-taken",
                "the id comes twice in the file, or " + plan.layer().id() + " has it already");
    }

    private void reject(RejectLog rejects, RejectLog.Reject reject) {
        if (plan.abortOnError()) {
            String id = reject.id() == null ? "" : " (id " + reject.id() + ")";
            throw Fault.invalid(reject.code(), "row " + reject.row() + id + ": " + reject.reason());
        }
        rejects.add(reject);
    }
}
