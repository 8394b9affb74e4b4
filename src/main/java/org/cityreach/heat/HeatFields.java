package org.cityreach.heat;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.cityreach.cases.CaseFilter;
import org.cityreach.cases.CaseIndex;
import org.cityreach.heat.algorithm.DefaultRadius;
import org.cityreach.heat.algorithm.DensityField;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Density fields by question, kept within a bound of bytes. A field that several ask for at a time is computed once.
 * Safe for use by many threads.
 */
@Service
class HeatFields {

    /** The radius where the rule has no answer: fewer than two cases, or all in one place. */
    static final double RADIUS_WITHOUT_RULE_METRES = 250;

    private final long mostBytes;
    private final LinkedHashMap<String, HeatField> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, CompletableFuture<HeatField>> underWay = new ConcurrentHashMap<>();
    private long bytes;

    HeatFields(HeatProperties properties) {
        mostBytes = properties.cache().toBytes();
    }

    /**
     * The field of a question.
     *
     * @param key equal for equal questions on equal data
     */
    HeatField get(String key, HeatQuestion question) {
        HeatField present = find(key);
        return present != null ? present : once(key, () -> compute(question));
    }

    private HeatField once(String key, Supplier<HeatField> work) {
        CompletableFuture<HeatField> mine = new CompletableFuture<>();
        CompletableFuture<HeatField> other = underWay.putIfAbsent(key, mine);
        if (other != null) {
            try {
                return other.join();
            } catch (CompletionException failed) {
                if (failed.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw failed;
            }
        }
        try {
            HeatField computed = work.get();
            keep(key, computed);
            mine.complete(computed);
            return computed;
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            underWay.remove(key);
        }
    }

    private synchronized @Nullable HeatField find(String key) {
        return kept.get(key);
    }

    private synchronized void keep(String key, HeatField field) {
        HeatField before = kept.put(key, field);
        bytes += field.bytes() - (before == null ? 0 : before.bytes());
        Iterator<HeatField> oldest = kept.values().iterator();
        while (bytes > mostBytes && kept.size() > 1) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }

    private static HeatField compute(HeatQuestion question) {
        boolean byRule = Double.isNaN(question.radiusMetres());
        double radius = byRule ? radiusByRule(question) : question.radiusMetres();
        CaseIndex index = question.index();
        DensityField field = DensityField.compute(
                new CasePlaces(index, question.filter(), Progress.NONE),
                index.bounds(),
                question.kernel(),
                radius,
                Progress.NONE);
        return new HeatField(field, radius, byRule);
    }

    private static double radiusByRule(HeatQuestion question) {
        double radius = ruleMetres(question.index(), question.filter());
        return Double.isNaN(radius) ? RADIUS_WITHOUT_RULE_METRES : usable(radius);
    }

    /** Rounded to whole metres and kept within the limits. */
    static double usable(double radiusMetres) {
        return Math.max(
                HeatQuestion.SMALLEST_RADIUS_METRES,
                Math.min(HeatQuestion.LARGEST_RADIUS_METRES, Math.rint(radiusMetres)));
    }

    private static double ruleMetres(CaseIndex index, CaseFilter filter) {
        double[][] xy = {new double[1024], new double[1024]};
        int[] count = {0};
        index.scan(filter, null, Progress.NONE, block -> {
            int most = count[0] + block.size();
            if (most > xy[0].length) {
                xy[0] = Arrays.copyOf(xy[0], 2 * most);
                xy[1] = Arrays.copyOf(xy[1], 2 * most);
            }
            for (int i = 0; i < block.size(); i++) {
                if (!Double.isNaN(block.eastings()[i])) {
                    xy[0][count[0]] = block.eastings()[i];
                    xy[1][count[0]++] = block.northings()[i];
                }
            }
        });
        return DefaultRadius.computeMetres(Arrays.copyOf(xy[0], count[0]), Arrays.copyOf(xy[1], count[0]), null);
    }
}
