package org.cityreach.hotspot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Sources;
import org.cityreach.cases.CaseInputs;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.city.CityProperties;
import org.cityreach.grid.Division;
import org.cityreach.grid.Divisions;
import org.cityreach.hotspot.HotspotRequest.Statistic;
import org.cityreach.hotspot.HotspotRequest.Subject;
import org.cityreach.hotspot.algorithm.FalseDiscovery;
import org.cityreach.hotspot.algorithm.GetisOrd;
import org.cityreach.hotspot.algorithm.GlobalG;
import org.cityreach.hotspot.algorithm.GlobalMoran;
import org.cityreach.hotspot.algorithm.HotState;
import org.cityreach.hotspot.algorithm.LocalMoran;
import org.cityreach.hotspot.algorithm.Normal;
import org.cityreach.job.Progress;
import org.cityreach.layer.LocalizedText;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.snapshot.Snapshots;
import org.springframework.stereotype.Service;

/**
 * Answers where values gather beyond chance: Gi* or local Moran of areas, with general G and Moran of the whole. Reads
 * each collection at one version; the same question on the same versions gives the same answer, bit for bit.
 * Distances are planar between centroids in the metric system of the cases. Safe for use by many threads.
 */
@Service
public class HotspotService {

    /** From this on a local Moran is one of a class. */
    private static final double MORAN_LEVEL = 0.05;

    private final Snapshots snapshots;
    private final Divisions divisions;
    private final CityProperties city;
    private final Wording wording;

    public HotspotService(Snapshots snapshots, Divisions divisions, CaseInputs cases, CityProperties city) {
        this.snapshots = snapshots;
        this.divisions = divisions;
        this.city = city;
        this.wording = new Wording(cases.zone());
    }

    /**
     * The values of areas.
     *
     * @param cases -1 where no cases were counted
     */
    private record Values(
            Areas areas, double[] values, long cases, long outside, LocalizedText period, LocalizedText what) {}

    /** The answer; faults name the input as {@code by.collection} or {@code property}. */
    public HotspotResult compute(HotspotRequest request, Progress progress) {
        progress.report(0, "reading-layers");
        Sources sources = new Sources(snapshots);
        Map<String, Long> versions = new LinkedHashMap<>();
        Notes notes = new Notes();
        Values values;
        if (request.subject() instanceof Subject.Cases cases) {
            versions.put(
                    cases.question().index().layer().id(),
                    cases.question().index().version());
            values = counted(cases, sources, progress.between(0, 0.3));
        } else {
            values = measured((Subject.Property) request.subject(), sources, notes);
        }
        versions.putAll(sources.versions());
        Surroundings surroundings = Surroundings.of(request.rule(), values.areas(), progress.between(0.3, 0.6));
        notes.addAreas(values.areas(), surroundings.neighbours());
        if (values.cases() >= 0 && values.areas().size() > 0) {
            notes.addCounts(values.values(), values.areas(), surroundings.neighbours());
        }
        notes.addFlat(values.values());
        progress.report(0.6, "computing-statistics");
        return tell(request, values, surroundings, notes, versions);
    }

    private Values counted(Subject.Cases subject, Sources sources, Progress progress) {
        CaseQuestion question = subject.question();
        Division division =
                divisions.get(subject.by(), "by", sources, question.index().metricCrs(), CaseCounts.extent(question));
        CaseCounts counts = CaseCounts.compute(question, division, progress);
        return new Values(
                Areas.of(division),
                counts.counts()[0],
                counts.total(),
                counts.outside(),
                wording.period(question.filter()),
                wording.cases(question));
    }

    private Values measured(Subject.Property subject, Sources sources, Notes notes) {
        String collection = subject.selection().collection();
        LayerSnapshot snapshot = sources.get(collection);
        LocalizedText what =
                sources.getNumeric(collection, subject.name(), "property").title();
        int[] selected = sources.rows(subject.selection(), "");
        int[] rows = Arrays.stream(selected)
                .filter(row -> Double.isFinite(snapshot.number(row, subject.name())))
                .toArray();
        notes.addCount(
                selected.length - rows.length,
                "values-missing",
                "个要素缺少 " + subject.name() + ",未计入",
                "features lack " + subject.name() + " and were left out");
        MetricFrame frame = MetricFrame.of(city.metricCrs(), List.of(snapshot), snapshot, rows);
        int[] held = Areas.measurable(snapshot, rows, frame);
        Areas areas = Areas.of(snapshot, held, frame.crs(), rows.length - held.length);
        LocalizedText title = snapshot.layer().title();
        return new Values(
                areas,
                Arrays.stream(held)
                        .mapToDouble(row -> snapshot.number(row, subject.name()))
                        .toArray(),
                -1,
                0,
                title,
                new LocalizedText("的" + what.zh(), "values of “" + what.en() + "”"));
    }

    private static HotspotResult tell(
            HotspotRequest request, Values values, Surroundings surroundings, Notes notes, Map<String, Long> versions) {
        Areas areas = values.areas();
        LocalMoran moran = request.statistic() == Statistic.LOCAL_MORAN
                ? LocalMoran.compute(values.values(), surroundings.neighbours())
                : null;
        double[] z = moran == null ? GetisOrd.compute(values.values(), surroundings.neighbours()) : moran.z();
        double[] p = Arrays.stream(z).map(Normal::twoSided).toArray();
        double[] q = request.corrected() ? FalseDiscovery.adjust(p) : p;
        List<String> labels = IntStream.range(0, areas.size())
                .mapToObj(i -> moran == null ? HotState.of(z[i], q[i]).label() : label(moran, i, q[i]))
                .toList();
        Map<String, Integer> classes = classes(request.statistic(), labels);
        HotspotResult.Summary summary = new HotspotResult.Summary(
                areas.size(),
                sum(classes, "hot", "high-high"),
                sum(classes, "cold", "low-low"),
                classes,
                values.cases(),
                values.outside(),
                surroundings.bandMetres(),
                surroundings.neighbours().meanCount(),
                GlobalMoran.compute(values.values(), surroundings.neighbours()),
                GlobalG.compute(values.values(), surroundings.neighbours()),
                areas.crs().code());
        Reading reading = new Reading(values.period(), values.what(), Wording.afterNumber(areas.title()), areas.size());
        boolean known = Arrays.stream(z).anyMatch(one -> !Double.isNaN(one));
        List<HotspotResult.Area> features = new ArrayList<>();
        for (int i = 0; i < areas.size(); i++) {
            features.add(new HotspotResult.Area(
                    areas.ids().get(i),
                    areas.names().get(i),
                    areas.inDegrees(i),
                    values.values()[i],
                    z[i],
                    p[i],
                    q[i],
                    labels.get(i)));
        }
        return new HotspotResult(
                features,
                summary,
                known ? reading.tell(request.statistic(), classes, summary.moran()) : reading.nothing(),
                notes.list(),
                versions);
    }

    private static String label(LocalMoran moran, int area, double q) {
        if (!(q <= MORAN_LEVEL)) {
            return "none";
        }
        return (moran.own()[area] > 0 ? "high-" : "low-") + (moran.around()[area] > 0 ? "high" : "low");
    }

    /** All classes of the statistic, also those with no area. */
    private static Map<String, Integer> classes(Statistic statistic, List<String> labels) {
        Map<String, Integer> classes = new LinkedHashMap<>();
        List<String> all = statistic == Statistic.GI_STAR
                ? Arrays.stream(HotState.values()).map(HotState::label).toList()
                : List.of("high-high", "high-low", "low-high", "low-low", "none");
        all.forEach(label -> classes.put(label, 0));
        labels.forEach(label -> classes.merge(label, 1, Integer::sum));
        return classes;
    }

    private static int sum(Map<String, Integer> classes, String start, String label) {
        return classes.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(start) || entry.getKey().equals(label))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
