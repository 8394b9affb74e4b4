package org.cityreach.exchange;

import java.util.List;
import org.cityreach.exchange.format.RawRow;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.exchange.mapping.DateReader;
import org.cityreach.exchange.mapping.FeatureBuilder;
import org.cityreach.exchange.mapping.RowCheck;
import org.cityreach.fault.Fault;
import org.cityreach.job.Jobs;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.FeatureWriter;
import tools.jackson.databind.node.ObjectNode;

/**
 * Carries out the import into one collection: every row becomes a feature in one transaction, or a reject.
 * Nothing is written where no row is good, where the first bad row ends it, or where it is cancelled. Use once.
 */
final class ImportRun {

    private static final int BLOCK_ROWS = 2048;
    private static final double READ_SHARE = 0.85;

    private final ImportPlan plan;
    private final Progress progress;
    private final DateReader dates;
    private final FeatureBuilder builder;
    private final RowCheck check;
    private final RejectLog rejects;
    private long read;
    private long written;
    private long left;

    /**
     * @param rejects takes the rejected rows; the caller closes it
     */
    ImportRun(ImportPlan plan, RejectLog rejects, Progress progress) {
        this.plan = plan;
        this.progress = progress;
        this.rejects = rejects;
        this.dates = plan.dates().fresh();
        this.builder = plan.builder(dates);
        this.check = new RowCheck(plan.layer());
    }

    /** Imports into one collection and gives the report; what the report cannot hold is attached to the job. */
    static ObjectNode perform(ImportPlan plan, FeatureStore store, Jobs.Run run, WorkFolder folder) {
        try (RejectLog rejects = new RejectLog(folder)) {
            ImportRun work = new ImportRun(plan, rejects, run);
            long version;
            try (FeatureWriter writer = store.openWriter(plan.layer().id(), plan.mode())) {
                work.stage(writer);
                work.prepare(writer);
                version = work.isNothingLeft() ? store.version(plan.layer().id()) : writer.commit();
            }
            run.report(1, "reporting");
            if (rejects.count() > 0) {
                rejects.copyTo(run::attach);
            }
            return work.report(version, "/api/jobs/" + run.jobId());
        }
    }

    ObjectNode report(long version, String jobPath) {
        ImportReport.Tally tally = new ImportReport.Tally(
                read,
                read - rejects.count(),
                version,
                dates.isZoneUsed() ? dates.zone().getId() : "",
                builder.isIdMade());
        return ImportReport.of(plan, rejects, tally, jobPath);
    }

    /** Reads all rows and gives the good ones to the writer. */
    void stage(FeatureWriter writer) {
        plan.reader().read(plan.scan().columns(), (row, fraction) -> {
            take(row, writer);
            if (read % BLOCK_ROWS == 0) {
                progress.report(fraction * READ_SHARE, "reading-rows");
                progress.checkCancelled();
            }
        });
        left = written;
        progress.report(READ_SHARE, "writing");
        progress.checkCancelled();
    }

    /** Brings what was staged into the transaction. */
    void prepare(FeatureWriter writer) {
        List<FeatureWriter.Conflict> conflicts = writer.prepare();
        for (FeatureWriter.Conflict conflict : conflicts) {
            reject(idTaken(conflict));
        }
        left = written - conflicts.size();
        progress.checkCancelled();
    }

    /** Whether no row was good, so that there is nothing to commit. */
    boolean isNothingLeft() {
        return left == 0;
    }

    private void take(RawRow row, FeatureWriter writer) {
        read++;
        try {
            Feature feature = check.check(builder.build(row));
            writer.write(feature, row.number());
            written++;
        } catch (RowProblem problem) {
            reject(new RejectLog.Reject(
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

    private void reject(RejectLog.Reject reject) {
        if (plan.abortOnError()) {
            String id = reject.id() == null ? "" : " (id " + reject.id() + ")";
            throw Fault.invalid(reject.code(), "row " + reject.row() + id + ": " + reject.reason());
        }
        rejects.add(reject);
    }
}
