package org.cityreach.cases.column;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.cityreach.cases.CaseIndex;
import org.cityreach.compare.SeededCity;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.layer.ShippedLayers;

/** A case index of the seeded city's points, made without a store: six years of cases, 54 categories. */
public final class SeededCases {

    private static final long FIRST_MILLIS =
            Instant.parse("2019-01-01T00:00:00Z").toEpochMilli();
    private static final long SPAN_SECONDS = 6L * 365 * 86_400;
    private static final Crs CRS = Crs.of("EPSG:32650");

    private SeededCases() {}

    /** One case at each point. */
    public static CaseIndex index(SeededCity.Points points, long seed) {
        Layer shipped = ShippedLayers.list().stream()
                .filter(layer -> layer.id().equals("case"))
                .findFirst()
                .orElseThrow();
        Layer layer = new Layer(
                "case", shipped.title(), shipped.geometryType(), CRS, shipped.properties(), "reported", false);
        CaseSchema schema = new CaseSchema(layer, ZoneId.of("UTC"));
        SegmentBuilder builder = new SegmentBuilder(schema, points.size());
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < points.size(); i++) {
            builder.add(new Feature("c" + i, null, properties(random)), points.eastings()[i], points.northings()[i]);
        }
        Places places = Places.of(null, CRS, builder.xs(), builder.ys(), builder.size());
        Slice all = new Slice(builder.finish(), new int[0], 0);
        return new ColumnCaseIndex(schema, 1, places, List.of(all), Map.of());
    }

    private static Map<String, Object> properties(SplittableRandom random) {
        long reported = FIRST_MILLIS + random.nextLong(SPAN_SECONDS) * 1000;
        return Map.of(
                "kind", random.nextBoolean() ? "complaint" : "violation",
                "category", "E0" + (1 + random.nextInt(6)) + "0" + (1 + random.nextInt(9)),
                "source", "source " + random.nextInt(6),
                "status", "status " + random.nextInt(5),
                "grid", "G" + random.nextInt(70),
                "unit", "unit " + random.nextInt(300),
                "reported", Instant.ofEpochMilli(reported),
                "due", Instant.ofEpochMilli(reported + 7 * 86_400_000L),
                "closed", Instant.ofEpochMilli(reported + random.nextLong(10 * 86_400) * 1000));
    }
}
