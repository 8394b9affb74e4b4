package org.cityreach.collection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityreach.fault.Fault;
import org.cityreach.job.Job;
import org.cityreach.job.JobOutputs;
import org.cityreach.job.Jobs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureOrder;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.FilterEvaluator;
import org.cityreach.layer.Layer;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.store.FeatureReader;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The results of jobs as collections; the newest few that were asked for are kept in memory. */
@Component
class ResultCollections implements FeatureReader {

    private static final int MOST_KEPT = 8;
    private static final Pattern ID =
            Pattern.compile(ResultLinks.PREFIX + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([a-z0-9_]+)");

    private final Jobs jobs;
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST_KEPT;
        }
    };

    ResultCollections(Jobs jobs) {
        this.jobs = jobs;
    }

    static boolean isResult(String layerId) {
        return layerId.startsWith(ResultLinks.PREFIX);
    }

    @Override
    public Optional<Layer> findLayer(String layerId) {
        return Optional.ofNullable(find(layerId))
                .map(result -> result.features().layer());
    }

    @Override
    public long version(String layerId) {
        get(layerId);
        return 1;
    }

    @Override
    public long count(FeatureQuery query) {
        Test test = new Test(query);
        return get(query.layerId()).features().features().stream()
                .filter(test::passes)
                .count();
    }

    @Override
    public Optional<Feature> findFeature(String layerId, String featureId) {
        return Optional.ofNullable(get(layerId).features().byId().get(featureId));
    }

    @Override
    public long read(FeatureQuery query, FeatureSink sink) {
        Test test = new Test(query);
        long passed = 0;
        long given = 0;
        for (Feature feature : inOrder(get(query.layerId()).features().features(), query)) {
            if (given == query.limit()) {
                break;
            }
            if (test.passes(feature) && passed++ >= query.offset()) {
                given++;
                if (!sink.accept(feature)) {
                    break;
                }
            }
        }
        return 1;
    }

    private static List<Feature> inOrder(List<Feature> features, FeatureQuery query) {
        return query.order().isEmpty()
                ? features
                : features.stream().sorted(FeatureOrder.of(query.order())).toList();
    }

    LayerSnapshot current(String layerId) {
        return get(layerId).snapshot(this);
    }

    private Kept get(String layerId) {
        Kept found = find(layerId);
        if (found == null) {
            throw Fault.notFound("collection", layerId);
        }
        return found;
    }

    /** Null where there is no such job, it has no result, or none of that name with features. */
    private @Nullable Kept find(String layerId) {
        Matcher id = ID.matcher(layerId);
        Optional<Job> job = id.matches() ? jobs.find(id.group(1)) : Optional.empty();
        if (job.isEmpty() || job.get().status() != Job.Status.SUCCESSFUL) {
            return null;
        }
        synchronized (kept) {
            Kept known = kept.get(layerId);
            if (known != null) {
                return known;
            }
        }
        JsonNode result = JobOutputs.values(jobs, job.get().id());
        for (Map.Entry<String, JsonNode> output : ResultLinks.features(result).entrySet()) {
            if (ResultLinks.outputId(output.getKey()).equals(id.group(2))) {
                Kept read = new Kept(ResultFeatures.read(layerId, job.get().processId(), output));
                synchronized (kept) {
                    kept.put(layerId, read);
                }
                return read;
            }
        }
        return null;
    }

    /** The features of one output, and their columns once someone wants them. */
    private static final class Kept {

        private final ResultFeatures features;
        private @Nullable LayerSnapshot snapshot;

        Kept(ResultFeatures features) {
            this.features = features;
        }

        ResultFeatures features() {
            return features;
        }

        synchronized LayerSnapshot snapshot(FeatureReader reader) {
            LayerSnapshot made = snapshot;
            if (made == null) {
                made = LayerSnapshot.read(reader, features.layer().id());
                snapshot = made;
            }
            return made;
        }
    }

    /** Whether a feature is among those that a query asks for. */
    private record Test(@Nullable Envelope bbox, FilterEvaluator filter) {

        Test(FeatureQuery query) {
            this(query.bbox(), FilterEvaluator.of(query.filter()));
        }

        boolean passes(Feature feature) {
            Geometry geometry = feature.geometry();
            return (bbox == null || geometry != null && bbox.intersects(geometry.getEnvelopeInternal()))
                    && filter.matches(feature);
        }
    }
}
