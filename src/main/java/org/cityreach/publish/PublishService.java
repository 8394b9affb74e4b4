package org.cityreach.publish;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cityreach.analysis.Note;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import org.cityreach.publish.server.GeoServer;
import org.cityreach.publish.server.GeoServers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Publishes on a GeoServer: a plan first, then step by step, each read before it is written and verified after. The
 * same request twice changes nothing the second time; one that broke off is finished by the next. Only a workspace
 * that bears the mark of this service's owner is touched. Safe for use by many threads.
 */
@Service
public class PublishService {

    private static final Logger LOG = LoggerFactory.getLogger(PublishService.class);

    private final GeoServers servers;
    private final Draughtsman draughtsman;
    private final Publications publications;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    PublishService(GeoServers servers, Draughtsman draughtsman, Publications publications) {
        this.servers = servers;
        this.draughtsman = draughtsman;
        this.publications = publications;
    }

    /** Plans and, unless it is a dry run, carries out. */
    public PublishResult publish(PublishRequest request, Progress progress) {
        Target target = request.target();
        if (!request.withdraw()
                && request.collections().isEmpty()
                && request.surfaces().isEmpty()
                && request.styles().isEmpty()) {
            throw Fault.invalid(
                    "nothing-to-publish", "collections", null, "collections, surfaces or styles, or withdraw");
        }
        if (!running.add(target.toString())) {
            throw Fault.conflict("publication-running", "this workspace is being published to at this moment");
        }
        try {
            return planned(request, progress);
        } finally {
            running.remove(target.toString());
        }
    }

    private PublishResult planned(PublishRequest request, Progress progress) {
        progress.report(0, "publish-reading");
        Target target = request.target();
        Blueprint drawn = draughtsman.draw(request);
        List<Note> notes = new ArrayList<>(drawn.notes());
        addNotes(target, notes);
        Blueprint blueprint = new Blueprint(drawn.parts(), drawn.versions(), drawn.surfaces(), notes);
        GeoServer server = servers.open(target.url(), target.user(), target.password());
        Publisher publisher = new Publisher(server, target.workspace(), publications.owner());
        Publisher.Plan plan = publisher.plan(blueprint, request.withdraw(), progress.between(0.02, 0.25));
        if (request.dryRun()) {
            return new PublishResult(plan.steps(), List.of(), 0, blueprint.versions(), blueprint.notes());
        }
        try {
            PublishResult result = publisher.carryOut(plan, blueprint, progress.between(0.25, 1));
            publications.keep(request, blueprint, null);
            LOG.info(
                    "Workspace {} has {} things as they are here; {} were written",
                    target.workspace(),
                    result.verified(),
                    result.done().size());
            return result;
        } catch (Fault | Progress.Cancelled brokenOff) {
            publications.keep(request, blueprint, brokenOff);
            throw brokenOff;
        }
    }

    private static void addNotes(Target target, List<Note> notes) {
        URI url = target.url();
        boolean isHere = Set.of("localhost", "127.0.0.1", "[::1]").contains(url.getHost());
        if (url.getScheme().equals("http") && !isHere && !target.password().isEmpty()) {
            notes.add(Note.of(
                    "not-encrypted",
                    "地址为 http,密码以明文在网络上传输",
                    "the address is http: the password travels over the network as it is"));
        }
    }
}
