package org.cityreach.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.cityreach.analysis.Sources;
import org.cityreach.geo.Crs;
import org.cityreach.grid.Division;
import org.cityreach.grid.DivisionChoice;
import org.cityreach.grid.Divisions;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Filter;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Truth: each case put into its cell by whole-number arithmetic, on seeded cases of which many lie on borders. */
class AreaCountsTest {

    private static final double WEST = 500_000;
    private static final double SOUTH = 3_500_000;
    private static final Crs CRS = Crs.of("EPSG:4549");
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Layer LAYER = new Layer(
            "case",
            LocalizedText.same("case"),
            GeometryType.POINT,
            CRS,
            List.of(new PropertySchema(
                    "kind", PropertyType.STRING, LocalizedText.same("kind"), null, List.of(), Map.of(), false)),
            null,
            false);

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyCaseIsCountedInItsCell(long seed) {
        Random random = new Random(seed);
        List<Feature> cases = new ArrayList<>();
        int[] all = new int[400];
        int[] violations = new int[400];
        int outside = 0;
        Map<String, Integer> cellOfCase = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            // every second coordinate is a multiple of the cell's 50 m, so that it lies on a border
            int x = random.nextBoolean() ? 50 * random.nextInt(21) : random.nextInt(1050);
            int y = random.nextBoolean() ? 50 * random.nextInt(21) : random.nextInt(1050);
            boolean isViolation = random.nextInt(3) == 0;
            cases.add(new Feature(
                    "c" + i,
                    FACTORY.createPoint(new Coordinate(WEST + x, SOUTH + y)),
                    Map.of("kind", isViolation ? "violation" : "complaint")));
            if (x < 1000 && y < 1000) {
                int cell = (19 - y / 50) * 20 + x / 50;
                all[cell]++;
                cellOfCase.put("c" + i, cell);
                violations[cell] += isViolation ? 1 : 0;
            } else {
                outside++;
            }
        }
        cases.add(new Feature("nowhere", null, Map.of()));
        try (TemporaryStore store = TemporaryStore.open().with(LAYER, cases)) {
            CaseIndex index = store.caseIndexes().current("case");
            Division cells = cells(store);
            AreaCounts counts = AreaCounts.compute(
                    new CaseQuestion(index, CaseFilter.ALL), cells.size(), cells::locate, Progress.NONE);
            assertThat(counts.counts()).isEqualTo(all);
            assertThat(counts.outside()).isEqualTo(outside + 1);
            CaseFilter some =
                    new CaseFilter(Period.ALWAYS, Map.of(CaseAttribute.KIND, Set.of("violation")), null, Filter.all());
            assertThat(AreaCounts.compute(new CaseQuestion(index, some), cells.size(), cells::locate, Progress.NONE)
                            .counts())
                    .isEqualTo(violations);
            int[] byKind = AreaCounts.computeGroups(
                            new CaseQuestion(index, CaseFilter.ALL),
                            2 * cells.size(),
                            finder(index, cells),
                            Progress.NONE)
                    .counts();
            assertThat(Arrays.copyOf(byKind, cells.size())).isEqualTo(violations);
            assertThat(Arrays.stream(byKind).sum()).isEqualTo(Arrays.stream(all).sum());
            int[] areas = AreaCounts.areasOfRows(index, cells::locate, Progress.NONE);
            assertThat(areas).hasSize(20_001);
            for (int row = 0; row < areas.length; row++) {
                assertThat(areas[row]).isEqualTo(cellOfCase.getOrDefault(index.id(row), Division.OUTSIDE));
            }
        }
    }

    /** The cells of violations first, then those of complaints. */
    private static AreaCounts.GroupFinder finder(CaseIndex index, Division cells) {
        return (block, groups) -> {
            cells.locate(block.eastings(), block.northings(), block.size(), groups);
            for (int i = 0; i < block.size(); i++) {
                int kind = index.code(CaseAttribute.KIND, block.rows()[i]);
                boolean isViolation =
                        kind >= 0 && index.value(CaseAttribute.KIND, kind).equals("violation");
                groups[i] += groups[i] == Division.OUTSIDE || isViolation ? 0 : cells.size();
            }
        };
    }

    private static Division cells(TemporaryStore store) {
        Envelope extent = new Envelope(WEST, WEST + 999, SOUTH, SOUTH + 999);
        return new Divisions().get(new DivisionChoice.Squares(50), "by", new Sources(store.snapshots()), CRS, extent);
    }
}
