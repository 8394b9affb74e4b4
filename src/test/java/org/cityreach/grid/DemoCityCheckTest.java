package org.cityreach.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Selection;
import org.cityreach.geo.Crs;
import org.cityreach.grid.GridCheckResult.Spot;
import org.cityreach.grid.algorithm.TilingCheck;
import org.cityreach.job.Progress;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.testing.DemoCityDatabase;
import org.cityreach.testing.PostgisExtension;
import org.cityreach.testing.TemporaryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/** Truth: PostGIS on the demo city, as it is and with faults: ST_Union, ST_Difference, ST_Intersection. */
class DemoCityCheckTest {

    @RegisterExtension
    static final PostgisExtension POSTGIS = new PostgisExtension();

    private static @Nullable TemporaryStore store;

    @BeforeAll
    static void loadBoth() throws SQLException {
        TemporaryStore made = TemporaryStore.open();
        store = made;
        made.withDemoCity();
        DemoCityDatabase database = new DemoCityDatabase(POSTGIS);
        for (String layer : List.of("cell", "grid")) {
            database.copy(made.snapshots().current(layer));
        }
        database.execute("create view cell as select id, population::float8 people, geom from t_cell");
        database.execute("create view grid as select id, geom from t_grid");
    }

    @AfterAll
    static void close() {
        if (store != null) {
            store.close();
        }
    }

    /** Cells of different widths, one above the other in a row of the generator, are 13 doubtful serials. */
    @Test
    void theCityHasNoErrorsAndPostgisFindsNoGapOrOverlapEither() throws SQLException {
        GridCheckResult result = check(null, 0.05, 1);
        assertThat(result.errors()).isZero();
        assertThat(result.counts()).containsExactly(Map.entry("serial-order", 13));
        assertThat(result.summary().cells()).isEqualTo(5193);
        assertThat(number("select coalesce(max(st_area(st_intersection(a.geom, b.geom))), 0) from cell a"
                        + " join cell b on a.id < b.id and a.geom && b.geom where st_overlaps(a.geom, b.geom)"))
                .isLessThan(1.5);
        assertThat(result.summary().cellSquareMetres())
                .isCloseTo(number("select sum(st_area(geom)) from cell"), within(0.5));
    }

    @Test
    void gapsAreThoseOfPostgisWhereCellsAreTakenOut() throws SQLException {
        GridCheckResult result = check("population > 0", 0.05, 1);
        double gaps = result.gaps().stream().mapToDouble(Spot::areaSquareMetres).sum();
        double truth = number("select sum(st_area(st_difference(g.geom, coalesce((select st_union(c.geom) from cell c"
                + " where c.people > 0 and c.geom && g.geom), st_geomfromtext('polygon empty', 4549))))) from grid g");
        assertThat(truth).isGreaterThan(1e6);
        assertThat(gaps).isCloseTo(truth, within(1e-4 * truth));
        assertThat(result.counts().get("cells-gap")).isEqualTo(result.gaps().size());
    }

    @Test
    void overlapsAreThoseOfPostgisWhereCellsAreMetByGrids() throws SQLException {
        TilingCheck tiling = new TilingCheck(mixed(), 0.05, 1);
        double overlaps = tiling.overlaps(Progress.NONE).stream()
                .mapToDouble(overlap -> overlap.shape().getArea())
                .sum();
        double truth = number("with m as (select id, geom from cell where id like '%7' union all"
                + " select 'moved' || id, st_translate(geom, 33.5, -20.25) from cell where id like '%3')"
                + " select sum(st_area(st_intersection(a.geom, b.geom))) from m a join m b on a.id < b.id"
                + " and st_intersects(a.geom, b.geom)");
        assertThat(truth).isGreaterThan(10_000);
        assertThat(overlaps).isCloseTo(truth, within(1e-4 * truth));
    }

    private static List<Geometry> mixed() {
        LayerSnapshot cells = opened().snapshots().current("cell");
        LayerSnapshot.Projected metres = cells.in(Crs.of("EPSG:4549"));
        List<Geometry> mixed = new ArrayList<>();
        for (int row = 0; row < cells.size(); row++) {
            Geometry cell = metres.geometry(row);
            if (cell != null && cells.id(row).endsWith("7")) {
                mixed.add(cell);
            } else if (cell != null && cells.id(row).endsWith("3")) {
                mixed.add(AffineTransformation.translationInstance(33.5, -20.25).transform(cell));
            }
        }
        return mixed;
    }

    private static double number(String sql) throws SQLException {
        try (Connection connection = POSTGIS.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getDouble(1);
        }
    }

    private static TemporaryStore opened() {
        if (store == null) {
            throw new IllegalStateException("not loaded");
        }
        return store;
    }

    private static GridCheckResult check(@Nullable String filter, double metres, double squareMetres) {
        return new GridChecker(opened().snapshots(), GridTown.CITY)
                .compute(
                        new GridCheckQuestion(
                                new Selection("cell", filter),
                                Selection.all("grid"),
                                Selection.all("area"),
                                metres,
                                squareMetres,
                                100),
                        Progress.NONE);
    }
}
