package org.cityreach.compare;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * The seeded city in PostGIS, one connection without parallel plans, whose server process's CPU time is
 * what counts.
 */
final class PostgisPeers implements AutoCloseable {

    private static final int SRID = 32650;

    private final Connection connection;
    private final long serverProcessId;

    PostgisPeers(String url, SeededCity.Points points, SeededCity.Points facilities) throws Exception {
        connection = DriverManager.getConnection(url);
        execute(
                "create extension if not exists postgis",
                "set jit = off",
                "set max_parallel_workers_per_gather = 0",
                "set work_mem = '256MB'");
        load("points", points);
        load("toilets", facilities);
        int cells = SeededCity.SIZE_METRES / SeededCity.CELL_METRES;
        execute(
                """
                create table cells as select (j * %1$d + i)::int id,
                  st_makeenvelope(%2$f + 100 * i, %3$f + 100 * j, %2$f + 100 * (i + 1), %3$f + 100 * (j + 1), %4$d) geom
                from generate_series(0, %1$d - 1) i, generate_series(0, %1$d - 1) j""".formatted(cells, SeededCity.WEST_METRES, SeededCity.SOUTH_METRES, SRID),
                "create index on cells using gist(geom)",
                "vacuum analyze");
        serverProcessId = (long) number("select pg_backend_pid()");
    }

    /** A query of one number. */
    Peer peer(String name, double relativeTolerance, int runs, String sql) {
        return new Peer(name, relativeTolerance, () -> {
            double result = number(sql);
            double cpuMillis = CpuMeter.otherMedianMillis(serverProcessId, 0, runs, () -> number(sql));
            return new Peer.Measured(result, cpuMillis);
        });
    }

    /** A query of one number that takes so long that its only run is measured. */
    Peer slowPeer(String name, double relativeTolerance, String sql) {
        return new Peer(name, relativeTolerance, () -> {
            double[] result = new double[1];
            double cpuMillis = CpuMeter.otherMedianMillis(serverProcessId, 0, 1, () -> result[0] = number(sql));
            return new Peer.Measured(result[0], cpuMillis);
        });
    }

    /** Makes what a task needs beside the tables that there are. */
    void prepare(String... statements) throws SQLException {
        execute(statements);
    }

    private void load(String table, SeededCity.Points points) throws Exception {
        execute("create unlogged table raw_" + table + "(id int, x float8, y float8)");
        StringBuilder rows = new StringBuilder(40 * points.size());
        for (int i = 0; i < points.size(); i++) {
            rows.append(i)
                    .append(',')
                    .append(points.eastings()[i])
                    .append(',')
                    .append(points.northings()[i])
                    .append('\n');
        }
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy raw_" + table + " from stdin csv", new StringReader(rows.toString()));
        execute(
                "create table " + table + " as select id, st_setsrid(st_makepoint(x, y), " + SRID
                        + ")::geometry(Point, " + SRID + ") geom from raw_" + table,
                "drop table raw_" + table,
                "create index on " + table + " using gist(geom)");
    }

    private void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : List.of(statements)) {
                statement.execute(sql);
            }
        }
    }

    private double number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
