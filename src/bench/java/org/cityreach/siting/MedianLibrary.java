package org.cityreach.siting;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cityreach.job.Progress;
import org.cityreach.siting.rest.SitingProcess;
import org.cityreach.testing.TemporaryStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The forty p-median instances of Beasley's OR-Library through the process {@code siting} and its input
 * {@code matrix}, with the peers beside: NumPy's interchange on all, HiGHS on those of up to
 * {@value #MOST_FOR_HIGHS} vertices. Arguments: a folder for temporary data, the peers' script, the folder
 * with {@code pmed1.txt} to {@code pmed40.txt} and {@code pmedopt.txt}, and {@code ours} to leave the peers
 * out.
 */
public final class MedianLibrary {

    private static final int INSTANCES = 40;
    private static final int MOST_FOR_HIGHS = 200;
    private static final int HIGHS_UP_TO = 6;
    private static final int SECONDS_EACH = 120;
    private static final double BILLION = 1e9;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final SitingProcess process = new SitingProcess(SitingTown.service(TemporaryStore.open()));
    private final Path folder;
    private final Path script;
    private final PrintStream out;
    private double reachedSeconds;
    private double totalSeconds;
    private int reached;
    private int proved;

    private MedianLibrary(Path folder, Path script, PrintStream out) {
        this.folder = folder;
        this.script = script;
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        MedianLibrary library = new MedianLibrary(Path.of(args[0]), Path.of(args[1]), System.out);
        library.run(Path.of(args[2]), args.length > 3 && args[3].equals("ours"));
    }

    private void run(Path instances, boolean onlyOurs) throws Exception {
        out.println("instance vertices p known objective bound status reached_cpu_s cpu_s"
                + " interchange interchange_cpu_s highs highs_cpu_s");
        List<Integer> known = known(instances.resolve("pmedopt.txt"));
        for (int number = 1; number <= INSTANCES; number++) {
            OrLibrary instance = OrLibrary.read(instances.resolve("pmed" + number + ".txt"));
            String ours = ours(instance, known.get(number - 1));
            String theirs = onlyOurs
                    ? ""
                    : " " + peer(instance, "interchange") + " "
                            + (number <= HIGHS_UP_TO && instance.distance().length <= MOST_FOR_HIGHS
                                    ? peer(instance, "highs")
                                    : "- -");
            out.printf("pmed%d %s%s%n", number, ours, theirs);
        }
        out.printf(
                Locale.ROOT,
                "reached %d in %.1f CPU s, proved %d in %.1f CPU s%n",
                reached,
                reachedSeconds,
                proved,
                totalSeconds);
    }

    private static List<Integer> known(Path file) throws IOException {
        List<Integer> known = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.strip().split("\\s+");
            if (words.length == 2 && words[0].startsWith("pmed") && words[1].matches("\\d+")) {
                known.add(Integer.valueOf(words[1]));
            }
        }
        return known;
    }

    private String ours(OrLibrary instance, int known) {
        JsonNode inputs = inputs(instance);
        long begin = threads.getCurrentThreadCpuTime();
        Arrival arrival = new Arrival(known);
        JsonNode document = process.execute(inputs, arrival);
        double seconds = (threads.getCurrentThreadCpuTime() - begin) / BILLION;
        double at = (arrival.nanos - begin) / BILLION;
        boolean isOptimal = document.get("status").asString().equals("optimal");
        totalSeconds += seconds;
        proved += isOptimal ? 1 : 0;
        if (arrival.nanos != 0) {
            reached++;
            reachedSeconds += at;
        }
        return String.format(
                Locale.ROOT,
                "%d %d %d %s %s %s %.2f %.2f",
                instance.distance().length,
                instance.p(),
                known,
                document.get("objective"),
                document.get("bound"),
                document.get("status").asString(),
                arrival.nanos == 0 ? Double.NaN : at,
                seconds);
    }

    /** Notes when the known optimum was first reached; the solver tells it on its own thread. */
    private final class Arrival implements Progress {

        private final double known;
        private long nanos;

        Arrival(double known) {
            this.known = known;
        }

        @Override
        public void report(double fraction, String stage) {}

        @Override
        public void course(double objective, double bound) {
            if (nanos == 0 && objective <= known) {
                nanos = threads.getCurrentThreadCpuTime();
            }
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }

    private static JsonNode inputs(OrLibrary instance) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ArrayNode rows = nodes.arrayNode();
        int size = instance.distance().length;
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                rows.addArray().add("d" + from).add("s" + to).add(instance.distance()[from][to]);
            }
        }
        ObjectNode inputs = nodes.objectNode().put("problem", "p-median").put("p", instance.p());
        inputs.putObject("matrix").set("rows", rows);
        inputs.putObject("limits").put("seconds", SECONDS_EACH);
        return inputs;
    }

    private String peer(OrLibrary instance, String way) throws Exception {
        int size = instance.distance().length;
        ByteBuffer bytes = ByteBuffer.allocate(8 * size * size).order(ByteOrder.LITTLE_ENDIAN);
        for (double[] row : instance.distance()) {
            for (double one : row) {
                bytes.putDouble(one);
            }
        }
        Path file = Files.write(folder.resolve("distances.f64"), bytes.array());
        Process python = new ProcessBuilder(
                        "/usr/bin/python3", script.toString(), file.toString(), Integer.toString(instance.p()), way)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (python.waitFor() != 0) {
            throw new IllegalStateException("the peer failed at " + way);
        }
        int space = answer.indexOf(' ');
        return answer.substring(0, space)
                + String.format(Locale.ROOT, " %.2f", Double.parseDouble(answer.substring(space + 1)));
    }
}
