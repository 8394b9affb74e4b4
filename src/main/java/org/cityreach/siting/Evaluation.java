package org.cityreach.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cityreach.analysis.Note;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import org.cityreach.siting.PlanDraft.NewSite;
import org.cityreach.siting.SitingQuestion.Size;
import org.cityreach.siting.SitingResult.Score;
import org.cityreach.siting.SitingResult.Status;
import org.cityreach.siting.SitingResult.Violation;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.capacity.Allotment;
import org.cityreach.siting.algorithm.feasibility.PlanFigures;
import org.cityreach.siting.candidate.Candidate;
import org.cityreach.siting.candidate.ExclusionReason;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/** What a drawn plan amounts to, and which rules it breaks. One thread. */
final class Evaluation {

    private final Prepared prepared;
    private final Ground ground;
    private final SitingQuestion question;
    private final PlanDraft draft;
    private final Map<String, SitePlace> allowed = new HashMap<>();
    private final Map<String, Ground.Barred> barred = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final List<SitePlace> added = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    Evaluation(Prepared prepared, PlanDraft draft) {
        this.prepared = prepared;
        this.ground = prepared.ground();
        this.question = prepared.question();
        this.draft = draft;
        ground.allowed().forEach(site -> allowed.put(site.id(), site));
        ground.barred().forEach(one -> barred.put(one.site().id(), one));
        ground.existing().forEach(site -> taken.add(site.id()));
    }

    SitingResult tell(SiteList everything) {
        for (int i = 0; i < draft.sites().size(); i++) {
            add(draft.sites().get(i), "plan.sites[" + i + "]");
        }
        SiteList sites = drawn();
        int[] option = options(sites.all());
        Services after = Services.of(ground, sites, option, Allotment.of(sites.problem(), option));
        violations.addAll(new BrokenRules(question, ground, sites, after).list());
        Teller teller = new Teller(prepared, sites);
        notes.forEach(teller::note);
        Score score = new Score(
                null, objective(after), Double.NaN, Double.NaN, SitingService.unit(question, ground), List.of());
        return teller.tell(Status.EVALUATED, null, score, after, everything, List.copyOf(violations));
    }

    /** What stands, with closed sites as closable, and the new ones. */
    private SiteList drawn() {
        Set<String> closed = new HashSet<>(draft.close());
        requireExisting(closed, "plan.close");
        List<SitePlace> standing = new ArrayList<>();
        for (SitePlace site : ground.existing()) {
            boolean closes = closed.contains(site.id());
            if (closes && site.state() == Sites.State.KEPT) {
                violations.add(new Violation(
                        site.id(), ExclusionReason.plain("may-not-close", "此设施不得关闭", "This site may not be closed")));
            }
            standing.add(closes ? site.as(Sites.State.CLOSABLE) : site);
        }
        Ground changed = ground.withExisting(standing);
        return SiteList.of(question, changed, added, Progress.NONE);
    }

    private int[] options(List<SitePlace> all) {
        int[] option = new int[all.size()];
        Set<String> closed = new HashSet<>(draft.close());
        Map<String, Integer> upgraded = new HashMap<>();
        for (int i = 0; i < draft.upgrades().size(); i++) {
            PlanDraft.Upgraded one = draft.upgrades().get(i);
            requireExisting(Set.of(one.id()), "plan.upgrade[" + i + "].id");
            if (upgraded.put(one.id(), one.option()) != null || closed.contains(one.id())) {
                throw Fault.invalid(
                        "duplicate-id",
                        "plan.upgrade[" + i + "].id",
                        one.id(),
                        "each site once, in close or in upgrade");
            }
        }
        for (int i = 0; i < option.length; i++) {
            SitePlace site = all.get(i);
            option[i] = closed.contains(site.id()) ? -1 : upgraded.getOrDefault(site.id(), 0);
            if (option[i] >= site.sizes().size()) {
                throw Fault.invalid(
                        "unknown-option",
                        "plan.upgrade",
                        option[i],
                        "0 to " + (site.sizes().size() - 1) + " for " + site.id());
            }
        }
        return option;
    }

    private void requireExisting(Set<String> ids, String input) {
        Set<String> known = new HashSet<>();
        ground.existing().forEach(site -> known.add(site.id()));
        ids.stream().filter(id -> !known.contains(id)).sorted().findFirst().ifPresent(id -> {
            throw Fault.invalid("unknown-site", input, id, "ids of existing sites, of which there are " + known.size());
        });
    }

    private void add(NewSite asked, String path) {
        String id = asked.id();
        Ground.Barred known = id == null ? null : barred.get(id);
        SitePlace candidate = id == null ? null : known == null ? allowed.get(id) : known.site();
        if (asked.longitudeLatitude() == null && candidate == null) {
            throw Fault.invalid(
                    "unknown-site",
                    path + ".id",
                    id,
                    "the id of a candidate, of which there are " + (allowed.size() + barred.size())
                            + ", or at: [longitude, latitude]");
        }
        SitePlace site = asked.longitudeLatitude() == null && candidate != null
                ? sized(candidate, asked, path)
                : free(asked, asked.longitudeLatitude(), candidate, path);
        if (!taken.add(site.id())) {
            throw Fault.invalid("duplicate-id", path + ".id", site.id(), "each site once");
        }
        if (asked.longitudeLatitude() == null && known != null) {
            known.reasons().stream()
                    .filter(reason -> !isClosed(reason))
                    .forEach(reason -> violations.add(new Violation(site.id(), reason)));
        }
        added.add(site);
    }

    /** Whether a place is only barred by an existing site that the plan closes. */
    private boolean isClosed(ExclusionReason reason) {
        return reason.code().equals("too-near-existing") && draft.close().contains(String.valueOf(reason.id()));
    }

    private static SitePlace sized(SitePlace candidate, NewSite asked, String path) {
        List<Size> sizes = candidate.sizes();
        if (asked.option() >= sizes.size()) {
            throw Fault.invalid("unknown-option", path + ".option", asked.option(), "0 to " + (sizes.size() - 1));
        }
        Size size = sizes.get(asked.option());
        double capacity = Double.isNaN(asked.capacity()) ? size.capacity() : asked.capacity();
        double cost = Double.isNaN(asked.cost()) ? size.cost() : asked.cost();
        return new SitePlace(
                candidate.id(),
                asked.name() == null ? candidate.name() : asked.name(),
                candidate.x(),
                candidate.y(),
                candidate.state(),
                List.of(new Size(size.name(), Double.isNaN(capacity) ? 0 : capacity, Double.isNaN(cost) ? 0 : cost)),
                0,
                candidate.column());
    }

    private SitePlace free(NewSite asked, @Nullable Coordinate at, @Nullable SitePlace candidate, String path) {
        Ground.CityMap map = ground.map();
        if (map == null || at == null) {
            throw Fault.invalid("place-in-matrix", path + ".at", at, "sites of the matrix by id only");
        }
        String id = asked.id() == null ? "N" + (added.size() + 1) : asked.id();
        Coordinate place = map.toMetres().apply(at);
        if (Double.isNaN(place.x) || Double.isNaN(place.y)) {
            throw Fault.invalid("invalid-place", path + ".at", at.x + ", " + at.y, "[longitude, latitude] in the city");
        }
        List<Size> sizes = candidate == null ? CandidateSites.sizes(question.sizes(), null, -1) : candidate.sizes();
        SitePlace site =
                sized(new SitePlace(id, asked.name(), place.x, place.y, stateOf(candidate), sizes, 0, -1), asked, path);
        noteUnknown(sizes.get(asked.option()), asked, id);
        double land = candidate == null
                ? Double.NaN
                : map.candidates().stream()
                        .filter(one -> one.id().equals(id))
                        .mapToDouble(Candidate::landSquareMetres)
                        .findFirst()
                        .orElse(Double.NaN);
        double capacity = site.sizes().get(0).capacity();
        boolean known = !Double.isNaN(asked.capacity())
                || !Double.isNaN(sizes.get(asked.option()).capacity());
        List<ExclusionReason> reasons = new ArrayList<>(map.screening()
                .reasons(new Candidate(id, asked.name(), place.x, place.y, land, -1), known ? capacity : Double.NaN));
        ExclusionReason near = new CandidateSites.Standing(
                        ground.existing().stream()
                                .filter(one -> !draft.close().contains(one.id()))
                                .toList(),
                        map.separationMetres())
                .findReason(place.x, place.y);
        if (near != null) {
            reasons.add(near);
        }
        reasons.forEach(reason -> violations.add(new Violation(id, reason)));
        return site;
    }

    private static Sites.State stateOf(@Nullable SitePlace candidate) {
        return candidate == null ? Sites.State.CANDIDATE : candidate.state();
    }

    private void noteUnknown(Size size, NewSite asked, String id) {
        if (Double.isNaN(size.cost()) && Double.isNaN(asked.cost())) {
            notes.add(Note.of(
                    "cost-unknown", "“" + id + "”的造价不详,按 0 计", "The cost of “" + id + "” is not known and counts 0"));
        }
        if (Double.isNaN(size.capacity()) && Double.isNaN(asked.capacity())) {
            notes.add(Note.of(
                    "capacity-unknown",
                    "“" + id + "”的容量不详,按 0 计",
                    "The capacity of “" + id + "” is not known and counts 0"));
        }
    }

    private double objective(Services after) {
        PlanFigures.Totals totals = after.figures().totals();
        return switch (question.goal()) {
            case MAXIMAL_COVERING, CAPACITATED_MAXIMAL_COVERING -> totals.servedWeight();
            case SET_COVERING -> question.rules().byCost() ? totals.cost() : totals.newSites();
            case P_MEDIAN, CAPACITATED_P_MEDIAN -> totals.weightedDistance();
            case P_CENTRE ->
                Arrays.stream(after.figures().demandDistance()).max().orElse(Double.NaN);
        };
    }
}
