package org.cityreach.publish;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.analysis.Note;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import org.cityreach.publish.part.Decision;
import org.cityreach.publish.part.Part;
import org.cityreach.publish.part.Part.Finding;
import org.cityreach.publish.server.GeoServer;
import org.cityreach.publish.server.GeoServer.Written;

/**
 * Carries a publication out, thing by thing. Each is read right before it is written, and read again after: what the
 * server said to the write counts for nothing, only what is there then. Since each thing decides anew, whatever a run
 * that broke off has done is found done by the next. For one run on one thread.
 */
final class Execution {

    /** A thing may need a few writes, such as one that goes before it is made anew; more lead nowhere. */
    private static final int MOST_WRITES = 4;

    private final GeoServer server;
    private final List<Part<?>> parts;
    private final List<Step> planned;
    private final List<Step> done = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    /** @param planned a step for each part, as people were told it */
    Execution(GeoServer server, List<Part<?>> parts, List<Step> planned) {
        this.server = server;
        this.parts = List.copyOf(parts);
        this.planned = List.copyOf(planned);
    }

    List<Step> done() {
        return List.copyOf(done);
    }

    List<Note> notes() {
        return List.copyOf(notes);
    }

    /** What each thing is and should become, nothing written. */
    static List<Step> plan(GeoServer server, List<Part<?>> parts, Progress progress) {
        List<Step> plan = new ArrayList<>();
        for (Part<?> part : parts) {
            progress.checkCancelled();
            progress.report(plan.size() / (double) parts.size(), "publish-reading");
            plan.add(step(part, part.find(server).decision()));
        }
        return plan;
    }

    private static Step step(Part<?> part, Decision decision) {
        return new Step(part.kind(), part.name(), decision.action(), decision.why());
    }

    void run(Progress progress) {
        for (int i = 0; i < parts.size(); i++) {
            progress.checkCancelled();
            progress.report(i / (double) parts.size(), "publish-writing");
            try {
                carryOut(parts.get(i), planned.get(i), progress);
            } catch (Fault fault) {
                throw fault.kind() == Fault.Kind.ELSEWHERE ? told(fault, i) : fault;
            }
        }
    }

    private Fault told(Fault fault, int at) {
        Part<?> part = parts.get(at);
        return Fault.elsewhere(
                fault.code(),
                "at step %d of %d, %s '%s': %s. %d things were written before; run it again to finish"
                        .formatted(at + 1, parts.size(), part.kind(), part.name(), fault.getMessage(), done.size()));
    }

    private void carryOut(Part<?> part, Step plan, Progress progress) {
        Finding<?> found = part.find(server);
        for (int writes = 0; !found.decision().isRight(); writes++) {
            progress.checkCancelled();
            Written written = found.write(server);
            Finding<?> after = part.find(server);
            boolean same =
                    after.decision().why().code().equals(found.decision().why().code());
            if (same && part.mayBeRefused() && written.isRefused()) {
                notes.add(left(part, written));
                return;
            }
            if (same || writes == MOST_WRITES) {
                throw Fault.elsewhere(
                        written.status() / 100 == 2 ? "geoserver-ignored-write" : "geoserver-refused-write",
                        written.said() + " to the write, and nothing has changed there");
            }
            if (writes == 0) {
                done.add(plan.action() == Action.KEEP ? step(part, found.decision()) : plan);
            }
            found = after;
        }
    }

    private static Note left(Part<?> part, Written written) {
        return Note.of(
                "left-in-use",
                "%s“%s”仍被使用,服务器不允许删除(%d),已保留".formatted(part.kind(), part.name(), written.status()),
                "the %s '%s' is still used, the server does not let it go (%d); it is left"
                        .formatted(part.kind(), part.name(), written.status()));
    }

    /** Reads everything once more; a fault where something is not as planned. */
    int verify(Progress progress) {
        int verified = 0;
        for (Part<?> part : parts) {
            progress.checkCancelled();
            progress.report(verified / (double) parts.size(), "publish-verifying");
            Decision decision = part.find(server).decision();
            if (!decision.isRight() && !part.mayBeRefused()) {
                throw Fault.elsewhere(
                        "not-verified",
                        "everything was written, but the %s '%s' is not as it should be: %s. Run it again"
                                .formatted(
                                        part.kind(),
                                        part.name(),
                                        decision.why().text().en()));
            }
            verified++;
        }
        return verified;
    }
}
