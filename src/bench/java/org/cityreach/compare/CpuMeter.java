package org.cityreach.compare;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Measures CPU time in milliseconds: of this process with all its threads, or of another by its number. */
public final class CpuMeter {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final long WARM_UP_NANOS = 2_000_000_000L;
    private static final long RUN_NANOS = 200_000_000L;
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TICKS_FIELD = 11;

    private CpuMeter() {}

    /** Work that may fail. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /**
     * The median CPU milliseconds of this process over some runs, after some that are not counted and last so long that
     * all is compiled. The process's clock steps by 10 ms, so each run repeats the work until many steps have passed.
     */
    public static double ownMedianMillis(int warmUps, int runs, Work work) throws Exception {
        long begin = SYSTEM.getProcessCpuTime();
        for (int i = 0; i < warmUps || SYSTEM.getProcessCpuTime() - begin < WARM_UP_NANOS; i++) {
            work.run();
        }
        double[] millis = new double[runs];
        for (int i = 0; i < runs; i++) {
            long before = SYSTEM.getProcessCpuTime();
            int times = 0;
            long spent = 0;
            while (spent < RUN_NANOS) {
                work.run();
                times++;
                spent = SYSTEM.getProcessCpuTime() - before;
            }
            millis[i] = spent / 1e6 / times;
        }
        return median(millis);
    }

    /** The median CPU milliseconds that another process spends while the work runs. */
    public static double otherMedianMillis(long processId, int warmUps, int runs, Work work) throws Exception {
        for (int i = 0; i < warmUps; i++) {
            work.run();
        }
        double[] millis = new double[runs];
        for (int i = 0; i < runs; i++) {
            double before = spentMillis(processId);
            work.run();
            millis[i] = spentMillis(processId) - before;
        }
        return median(millis);
    }

    private static double spentMillis(long processId) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + processId + "/stat"));
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        double ticks =
                Double.parseDouble(afterName[USER_TICKS_FIELD]) + Double.parseDouble(afterName[USER_TICKS_FIELD + 1]);
        return ticks * 1000 / TICKS_PER_SECOND;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
