package org.cityreach.siting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.siting.SitingQuestion.Layers;
import org.cityreach.siting.SitingQuestion.Size;
import org.cityreach.siting.SitingQuestion.Sizes;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.distance.NearestShape;
import org.cityreach.siting.candidate.Candidate;
import org.cityreach.siting.candidate.ExclusionReason;
import org.cityreach.siting.candidate.Screening;
import org.cityreach.siting.candidate.Wording;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/** Turns candidates into sites: what may be built there, and which are allowed. One thread. */
final class CandidateSites {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final SitingQuestion question;
    private final double separationMetres;
    private final @Nullable LayerSnapshot layer;
    private final List<Candidate> candidates;
    private final List<SitePlace> allowed = new ArrayList<>();
    private final List<Ground.Barred> barred = new ArrayList<>();

    CandidateSites(SitingQuestion question, Layers layers, @Nullable LayerSnapshot layer, List<Candidate> candidates) {
        this.question = question;
        this.separationMetres = layers.separationMetres();
        this.layer = layer;
        this.candidates = candidates;
        requireNumeric(question.sizes().capacityProperty(), "capacityProperty");
        requireNumeric(question.sizes().costProperty(), "costProperty");
        requireKnown();
    }

    private void requireNumeric(@Nullable String property, String input) {
        if (property == null) {
            return;
        }
        if (layer == null) {
            throw Fault.invalid("property-without-layer", input, property, "with candidates of a collection only");
        }
        PropertySchema schema = layer.layer().getProperty(property, input);
        if (schema.type() != PropertyType.NUMBER && schema.type() != PropertyType.INTEGER) {
            throw Fault.invalid(
                    "property-not-numeric",
                    input,
                    property,
                    "a number or integer property of " + layer.layer().id());
        }
    }

    private void requireKnown() {
        Set<String> ids = new HashSet<>();
        candidates.forEach(one -> ids.add(one.id()));
        requireKnown(question.fixed(), ids, "fixed");
        requireKnown(question.forbidden(), ids, "forbidden");
    }

    private static void requireKnown(Set<String> asked, Set<String> known, String input) {
        for (String id : asked.stream().sorted().toList()) {
            if (!known.contains(id)) {
                throw Fault.invalid("unknown-site", input, id, "ids of candidates, of which there are " + known.size());
            }
        }
    }

    /** Sorts the candidates into those that are allowed and those that are not. */
    void screen(Screening screening, List<SitePlace> existing, Progress progress) {
        List<SitePlace> sites = new ArrayList<>(candidates.size());
        double[] largest = new double[candidates.size()];
        for (int i = 0; i < largest.length; i++) {
            sites.add(site(candidates.get(i)));
            largest[i] = sites.get(i).largestCapacity();
        }
        List<List<ExclusionReason>> reasons = screening.reasons(candidates, largest, progress);
        Standing standing = new Standing(existing, separationMetres);
        for (int i = 0; i < largest.length; i++) {
            SitePlace site = sites.get(i);
            List<ExclusionReason> all = new ArrayList<>(reasons.get(i));
            all.addAll(own(site));
            ExclusionReason near = standing.findReason(site.x(), site.y());
            if (near != null) {
                all.add(near);
            }
            if (all.isEmpty()) {
                allowed.add(site);
            } else {
                requireNotFixed(site, all);
                barred.add(new Ground.Barred(site, List.copyOf(all)));
            }
        }
    }

    private static void requireNotFixed(SitePlace site, List<ExclusionReason> reasons) {
        if (site.state() == Sites.State.FIXED) {
            throw Fault.invalid(
                    "fixed-is-excluded",
                    "fixed",
                    site.id(),
                    "candidates that the rules allow; this one: "
                            + String.join(
                                    "; ",
                                    reasons.stream().map(one -> one.text().en()).toList()));
        }
    }

    private List<ExclusionReason> own(SitePlace site) {
        List<ExclusionReason> reasons = new ArrayList<>();
        if (question.forbidden().contains(site.id())) {
            reasons.add(ExclusionReason.plain("forbidden", "列为禁用", "Forbidden in the question"));
        }
        for (Size size : site.sizes()) {
            if (!(size.capacity() >= 0)) {
                reasons.add(ExclusionReason.plain(
                        "capacity-missing",
                        "缺少 " + question.sizes().capacityProperty() + " 或为负",
                        question.sizes().capacityProperty() + " is missing or negative"));
            }
            if (!Double.isFinite(size.cost())) {
                reasons.add(ExclusionReason.plain(
                        "cost-missing",
                        "缺少 " + question.sizes().costProperty(),
                        question.sizes().costProperty() + " is missing"));
            }
        }
        return reasons.stream().distinct().toList();
    }

    private SitePlace site(Candidate candidate) {
        boolean fixed = question.fixed().contains(candidate.id());
        return new SitePlace(
                candidate.id(),
                candidate.name(),
                candidate.x(),
                candidate.y(),
                fixed ? Sites.State.FIXED : Sites.State.CANDIDATE,
                sizes(question.sizes(), layer, candidate.row()),
                0,
                -1);
    }

    /** What may be built at a candidate; of a free place without row what the properties do not say is NaN. */
    static List<Size> sizes(Sizes sizes, @Nullable LayerSnapshot layer, int row) {
        List<Size> told = new ArrayList<>();
        for (Size size : sizes.choices()) {
            double capacity = sizes.capacityProperty() == null
                    ? size.capacity()
                    : layer == null || row < 0 ? Double.NaN : layer.number(row, sizes.capacityProperty());
            double cost = sizes.costProperty() == null
                    ? size.cost()
                    : layer == null || row < 0 ? Double.NaN : size.cost() + layer.number(row, sizes.costProperty());
            told.add(new Size(size.name(), capacity, cost));
        }
        return told;
    }

    List<SitePlace> allowed() {
        return List.copyOf(allowed);
    }

    List<Ground.Barred> barred() {
        return List.copyOf(barred);
    }

    /** Existing sites that stay, to which new ones keep a distance. Safe for use by many threads. */
    static final class Standing {

        private final List<SitePlace> kept;
        private final NearestShape nearest;
        private final double separationMetres;

        Standing(List<SitePlace> existing, double separationMetres) {
            this.kept = existing.stream()
                    .filter(site -> site.state() == Sites.State.KEPT)
                    .toList();
            this.separationMetres = separationMetres;
            List<Point> points = kept.stream()
                    .map(site -> FACTORY.createPoint(new Coordinate(site.x(), site.y())))
                    .toList();
            this.nearest = NearestShape.of(separationMetres > 0 ? points : List.of());
        }

        @Nullable
        ExclusionReason findReason(double x, double y) {
            NearestShape.Found found = nearest.findNearer(x, y, separationMetres);
            return found == null ? null : tooNear(kept.get(found.shape()), found.metres(), separationMetres);
        }

        static ExclusionReason tooNear(SitePlace site, double metres, double neededMetres) {
            String name = site.name() == null ? site.id() : site.name();
            String far = Wording.below(metres, neededMetres);
            String least = Wording.figure(neededMetres);
            return new ExclusionReason(
                    site.state().isNew() ? "too-near-new" : "too-near-existing",
                    new LocalizedText(
                            "距" + (site.state().isNew() ? "新建" : "现状") + "设施“" + name + "” " + far + " m,应不小于 " + least
                                    + " m",
                            far + " m from the " + (site.state().isNew() ? "new" : "existing") + " site “" + name
                                    + "”; at least " + least + " m are needed"),
                    null,
                    site.id(),
                    metres,
                    neededMetres,
                    null);
        }
    }
}
