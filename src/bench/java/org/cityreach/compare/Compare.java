package org.cityreach.compare;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cityreach.testing.PostgisServer;

/**
 * Measures every task beside its peers. Arguments: a folder for temporary data, the SciPy script, and
 * the names of the tasks to run, none for all.
 */
public final class Compare {

    private static final long SEED = 20_240_601;
    private static final int POINTS = 1_000_000;
    static final double CLUSTERED_SHARE = 0.7;
    private static final int FACILITIES = 500;
    private static final double CLUSTERED_FACILITIES_SHARE = 0.6;
    private static final int WARM_UPS = 8;
    private static final int RUNS = 9;

    private Compare() {}

    public static void main(String[] args) throws Exception {
        Set<String> chosen = Set.copyOf(Arrays.asList(args).subList(2, args.length));
        SeededCity city = new SeededCity(SEED);
        SeededCity.Points points = city.points(POINTS, CLUSTERED_SHARE);
        SeededCity.Points facilities = city.points(FACILITIES, CLUSTERED_FACILITIES_SHARE);
        SciPyPeers scipy = new SciPyPeers(Path.of(args[0]), Path.of(args[1]), points, facilities);
        try (PostgisServer server =
                        PostgisServer.find().orElseThrow(() -> new IllegalStateException("PostGIS is not installed"));
                PostgisPeers postgis = new PostgisPeers(server.createDatabase(), points, facilities)) {
            List<Task> tasks = new ArrayList<>(new CoverageTasks(points, facilities).list(postgis, scipy));
            tasks.addAll(new HotspotTasks(points).list(scipy));
            tasks.addAll(new CaseTasks(points).list(postgis));
            tasks.addAll(new DensityTasks(points).list(scipy));
            tasks.addAll(new TileTasks(points).list(postgis));
            report(tasks, chosen, System.out);
        }
    }

    private static void report(List<Task> tasks, Set<String> chosen, PrintStream out) throws Exception {
        out.println("task ours_cpu_ms peer peer_cpu_ms ratio");
        for (Task task : tasks) {
            if (chosen.isEmpty() || chosen.contains(task.name())) {
                report(task, out);
            }
        }
    }

    private static void report(Task task, PrintStream out) throws Exception {
        double result = task.ours().compute();
        // What earlier tasks left behind is not this one's to sweep up.
        System.gc();
        double oursMillis = CpuMeter.ownMedianMillis(WARM_UPS, RUNS, task.ours()::compute);
        if (task.peers().isEmpty()) {
            out.printf(Locale.ROOT, "%s %.1f - - -%n", task.name(), oursMillis);
        }
        for (Peer peer : task.peers()) {
            Peer.Measured theirs = peer.measurement().run();
            double difference = Math.abs(theirs.result() - result) / Math.abs(result);
            if (!(difference <= peer.relativeTolerance())) {
                throw new IllegalStateException("%s: we found %s, %s found %s: not the same work"
                        .formatted(task.name(), result, peer.name(), theirs.result()));
            }
            out.printf(
                    Locale.ROOT,
                    "%s %.1f %s %.1f %.1f%n",
                    task.name(),
                    oursMillis,
                    peer.name(),
                    theirs.cpuMillis(),
                    theirs.cpuMillis() / oursMillis);
        }
    }
}
