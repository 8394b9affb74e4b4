package org.cityreach.cases;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.cityreach.cases.CaseSummaries.StepLength;
import org.cityreach.cases.column.SeededCases;
import org.cityreach.compare.SeededCity;
import org.cityreach.job.Progress;
import org.cityreach.layer.Filter;
import org.cityreach.layer.FilterParser;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Scans, filters and counts of 1 000 000 seeded cases over six years, on one thread unless it says otherwise. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CaseBenchmark {

    private static final long SEED = 20_240_601;
    private static final Period YEAR = new Period(
            Instant.parse("2021-01-01T00:00:00Z").toEpochMilli(),
            Instant.parse("2022-01-01T00:00:00Z").toEpochMilli());
    private static final CaseFilter SOME =
            new CaseFilter(YEAR, Map.of(CaseAttribute.CATEGORY, Set.of("E0101", "E0305", "E0502")), null, Filter.all());

    private @Nullable CaseIndex index;
    private CaseFilter condition = CaseFilter.ALL;

    @Setup
    public void makeCases() {
        index = SeededCases.index(new SeededCity(SEED).points(1_000_000, 0.7), SEED);
        condition = new CaseFilter(
                Period.ALWAYS,
                Map.of(),
                null,
                FilterParser.parseText("unit LIKE 'unit 1%' AND NOT status = 'status 1'", index.layer()));
    }

    private CaseIndex cases() {
        if (index == null) {
            throw new IllegalStateException("no cases yet");
        }
        return index;
    }

    private double sum(CaseFilter filter, @Nullable Envelope area) {
        double[] sum = new double[1];
        cases().scan(filter, area, Progress.NONE, block -> {
            double part = 0;
            for (int i = 0; i < block.size(); i++) {
                part += block.eastings()[i] + block.northings()[i];
            }
            sum[0] += part;
        });
        return sum[0];
    }

    @Benchmark
    public double scanAll() {
        return sum(CaseFilter.ALL, null);
    }

    @Benchmark
    public double scanOneYear() {
        return sum(CaseFilter.ALL.in(YEAR), null);
    }

    @Benchmark
    public double scanOneYearThreeCategories() {
        return sum(SOME, null);
    }

    @Benchmark
    public double scanCondition() {
        return sum(condition, null);
    }

    @Benchmark
    public double scanSquareKilometre() {
        return sum(CaseFilter.ALL, new Envelope(500_000, 501_000, 4_425_000, 4_426_000));
    }

    @Benchmark
    public int countOneYearThreeCategories() {
        return cases().count(SOME);
    }

    /** On all cores. */
    @Benchmark
    public CaseSummary summaryByMonth() {
        return CaseSummaries.compute(
                new CaseQuestion(cases(), CaseFilter.ALL), StepLength.MONTH, ZoneId.of("Asia/Shanghai"), Progress.NONE);
    }
}
