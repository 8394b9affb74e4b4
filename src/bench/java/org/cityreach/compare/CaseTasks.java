package org.cityreach.compare;

import java.util.List;
import org.cityreach.analysis.Sources;
import org.cityreach.cases.AreaCounts;
import org.cityreach.cases.CaseFilter;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.cases.column.SeededCases;
import org.cityreach.fault.Fault;
import org.cityreach.grid.Division;
import org.cityreach.grid.DivisionChoice;
import org.cityreach.grid.Divisions;
import org.cityreach.job.Progress;
import org.locationtech.jts.geom.Envelope;

/** Counting cases. */
final class CaseTasks {

    private static final int RUNS = 3;
    private static final long SEED = 311;

    private final CaseIndex index;
    private final Division cells;

    CaseTasks(SeededCity.Points points) {
        index = SeededCases.index(points, SEED);
        Envelope city = new Envelope(
                SeededCity.WEST_METRES,
                SeededCity.WEST_METRES + SeededCity.SIZE_METRES - 1,
                SeededCity.SOUTH_METRES,
                SeededCity.SOUTH_METRES + SeededCity.SIZE_METRES - 1);
        cells = new Divisions()
                .get(
                        new DivisionChoice.Squares(SeededCity.CELL_METRES),
                        "by",
                        new Sources(id -> {
                            throw Fault.notFound("collection", id);
                        }),
                        index.metricCrs(),
                        city);
    }

    List<Task> list(PostgisPeers postgis) {
        return List.of(new Task(
                "count-cases-cells",
                this::sumOfSquares,
                List.of(postgis.peer(
                        "postgis-arithmetic",
                        0,
                        RUNS,
                        "select sum(n * n) from (select count(*) n from points group by"
                                + " floor((st_x(geom) - 485000) / 100)::int"
                                + " + 300 * floor((st_y(geom) - 4410000) / 100)::int) s"))));
    }

    /** Of the counts of all cells: one number that only the same counts give. */
    private double sumOfSquares() {
        AreaCounts counts =
                AreaCounts.compute(new CaseQuestion(index, CaseFilter.ALL), cells.size(), cells::locate, Progress.NONE);
        double sum = 0;
        for (int count : counts.counts()) {
            sum += (double) count * count;
        }
        return sum;
    }
}
