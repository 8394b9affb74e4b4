package org.cityreach.siting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Note;
import org.cityreach.analysis.Sources;
import org.cityreach.city.CityProperties;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.grid.Division;
import org.cityreach.grid.DivisionChoice;
import org.cityreach.grid.Divisions;
import org.cityreach.job.Progress;
import org.cityreach.layer.PropertySchema;
import org.cityreach.siting.SitingQuestion.Layers;
import org.cityreach.siting.SitingQuestion.Reach;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.algorithm.distance.Places;
import org.cityreach.siting.algorithm.distance.StraightDistances;
import org.cityreach.siting.candidate.Candidate;
import org.cityreach.siting.candidate.CandidateReader;
import org.cityreach.siting.candidate.CandidateSource;
import org.cityreach.siting.candidate.Screening;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.snapshot.Snapshots;
import org.cityreach.standard.ResolvedStandard;
import org.cityreach.standard.StandardRow;
import org.cityreach.standard.Standards;
import org.cityreach.standard.ValueKind;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** Reads a question of layers. Each collection is read at one version. Safe for use by many threads. */
final class GroundReader {

    private final Snapshots snapshots;
    private final Standards standards;
    private final Divisions divisions;
    private final CityProperties properties;

    GroundReader(Snapshots snapshots, Standards standards, Divisions divisions, CityProperties properties) {
        this.snapshots = snapshots;
        this.standards = standards;
        this.divisions = divisions;
        this.properties = properties;
    }

    Ground read(SitingQuestion question, Layers layers, Progress progress) {
        progress.report(0, "reading-layers");
        Sources sources = new Sources(snapshots);
        List<Note> notes = new ArrayList<>();
        LayerSnapshot demandLayer = DemandReader.require(sources, layers);
        LayerSnapshot candidateLayer = candidateLayer(sources, layers);
        if (layers.existing() != null) {
            sources.get(layers.existing().selection(), "existing");
        }
        MetricFrame frame = MetricFrame.of(
                properties.metricCrs(), sources.all().values(), demandLayer, sources.rows(layers.demand(), "demand"));
        double reachMetres = reachMetres(layers.reach(), notes);
        Ground.DemandPlaces demand = new DemandReader(sources, frame, notes).read(layers);
        Places places = demand.places() == null ? new Places(new double[0], new double[0]) : demand.places();
        List<Candidate> candidates =
                new CandidateReader(sources, frame, notes).read(layers.candidates(), extent(places));
        List<SitePlace> existing = layers.existing() == null
                ? List.of()
                : new ExistingReader(sources, frame, notes)
                        .read(
                                layers.existing(),
                                question.sizes(),
                                question.goal().isCapacitated());
        progress.report(0.3, "screening-candidates");
        Screening.requireLand(
                layers.screening(),
                layers.candidates(),
                candidateLayer == null || candidateLayer.layer().geometryType().dimension() < 2);
        Screening screening = new Screening(layers.screening(), sources, frame, standards);
        CandidateSites sites =
                new CandidateSites(question, layers, candidateLayer, renamed(layers, candidates, existing, notes));
        sites.screen(screening, existing, progress);
        Division areas = areas(layers, sources, frame.crs());
        Ground.CityMap map = new Ground.CityMap(
                CrsTransform.between(frame.crs(), Crs.CRS84),
                CrsTransform.between(Crs.CRS84, frame.crs()),
                screening,
                areas,
                areaOfDemand(areas, places),
                layers.candidates() instanceof CandidateSource.Lattice lattice ? lattice.spacingMetres() : Double.NaN,
                layers.separationMetres(),
                candidates);
        noteChoice(question, sites, notes);
        return new Ground(
                demand,
                existing,
                sites.allowed(),
                sites.barred(),
                new StraightReaches(new StraightDistances(), places, reachMetres, layers.separationMetres()),
                new Ground.Units(
                        DemandReader.unit(demandLayer, layers.weight()), costUnit(question, candidateLayer), "m"),
                map,
                sources.versions(),
                notes);
    }

    private static @Nullable LayerSnapshot candidateLayer(Sources sources, Layers layers) {
        return layers.candidates() instanceof CandidateSource.Features features
                ? sources.get(features.selection(), "candidates")
                : null;
    }

    private double reachMetres(@Nullable Reach reach, List<Note> notes) {
        if (reach instanceof Reach.Fixed fixed) {
            return fixed.metres();
        }
        if (reach instanceof Reach.Standard named) {
            ResolvedStandard found;
            try {
                found = standards.getValue(named.reference());
            } catch (Fault fault) {
                throw fault.at("standard");
            }
            StandardRow row = found.value().rows().get(0);
            Double metres = row.value();
            if (found.value().kind() != ValueKind.FIXED_RADIUS || metres == null) {
                throw Fault.invalid(
                        "standard-without-radius",
                        "standard",
                        named.reference(),
                        "a value that is one radius for all, such as toilet-service-radius; else give radiusMetres");
            }
            String source = row.source().text() + " [" + row.source().mark().code() + "]";
            notes.add(Note.of(
                    "radius-from-standard",
                    "服务半径 " + metres.intValue() + " m,依据 " + source,
                    "The radius of " + metres.intValue() + " m is that of " + source));
            return metres;
        }
        return Double.POSITIVE_INFINITY;
    }

    private static Envelope extent(Places places) {
        Envelope extent = new Envelope();
        for (int i = 0; i < places.count(); i++) {
            extent.expandToInclude(places.x()[i], places.y()[i]);
        }
        return extent;
    }

    /** Candidates of which another layer's site has the id get the collection's name before theirs. */
    private static List<Candidate> renamed(
            Layers layers, List<Candidate> candidates, List<SitePlace> existing, List<Note> notes) {
        if (layers.existing() == null || existing.isEmpty()) {
            return candidates;
        }
        String prefix = layers.candidates() instanceof CandidateSource.Features features
                ? features.selection().collection()
                : "candidate";
        boolean same = prefix.equals(layers.existing().selection().collection());
        Set<String> taken = new HashSet<>();
        existing.forEach(site -> taken.add(site.id()));
        List<Candidate> told = new ArrayList<>();
        int changed = 0;
        for (Candidate one : candidates) {
            if (!taken.contains(one.id())) {
                told.add(one);
            } else if (!same) {
                changed++;
                told.add(new Candidate(
                        prefix + "/" + one.id(), one.name(), one.x(), one.y(), one.landSquareMetres(), one.row()));
            }
        }
        if (changed > 0) {
            notes.add(Note.of(
                    "candidates-renamed",
                    changed + " 处候选与现状设施编号相同,编号前加 " + prefix + "/",
                    changed + " candidates have the id of an existing site; theirs begin with " + prefix + "/"));
        }
        if (same && told.size() < candidates.size()) {
            int standing = candidates.size() - told.size();
            notes.add(Note.of(
                    "candidates-stand-already",
                    standing + " 处候选就是现状设施,不再作候选",
                    standing + " candidates are existing sites and no candidates any more"));
        }
        return told;
    }

    private @Nullable Division areas(Layers layers, Sources sources, Crs crs) {
        return layers.groupBy() == null
                ? null
                : divisions.get(new DivisionChoice.Features(layers.groupBy()), "groupBy", sources, crs, new Envelope());
    }

    private static int[] areaOfDemand(@Nullable Division areas, Places places) {
        int[] area = new int[places.count()];
        if (areas != null) {
            areas.locate(places.x(), places.y(), places.count(), area);
        }
        return area;
    }

    private static String costUnit(SitingQuestion question, @Nullable LayerSnapshot candidates) {
        String property = question.sizes().costProperty();
        if (property == null || candidates == null) {
            return "cost";
        }
        PropertySchema schema = candidates.layer().getProperty(property);
        return schema.unit() == null ? "cost" : schema.unit();
    }

    private static void noteChoice(SitingQuestion question, CandidateSites sites, List<Note> notes) {
        int most = question.rules().mostNew();
        if (sites.allowed().isEmpty()) {
            boolean any = !sites.barred().isEmpty();
            notes.add(Note.of(
                    any ? "all-candidates-excluded" : "no-candidates",
                    any ? "所有候选都被排除,见 excluded" : "没有候选",
                    any ? "Every candidate is excluded, see excluded" : "There are no candidates"));
        } else if (most != Rules.NO_LIMIT && most > sites.allowed().size()) {
            notes.add(Note.of(
                    "p-more-than-candidates",
                    "要求新建至多 " + most + " 处,允许的候选只有 " + sites.allowed().size() + " 处",
                    "Up to " + most + " new sites are asked for; only "
                            + sites.allowed().size() + " candidates are allowed"));
        }
    }
}
