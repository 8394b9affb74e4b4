package org.cityreach.siting;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.SplittableRandom;
import org.cityreach.job.Progress;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Limits;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Plan;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;
import org.cityreach.siting.algorithm.distance.Places;
import org.cityreach.siting.algorithm.distance.StraightDistances;
import org.cityreach.siting.configure.SolverByGoal;
import org.cityreach.siting.mip.HighsSolver;

/**
 * Plans of the size of a large city, from places to the plan: a city of 30 km by 30 km with three centres,
 * weights from a seed, candidates anywhere or where most people are. Prints wall and CPU seconds, the gap
 * and the heap that is left in use. Ours alone: no peer at hand solves these.
 */
public final class CityScale {

    private static final double SIZE_METRES = 30_000;
    private static final double SPREAD_METRES = 3000;
    private static final double[][] CENTRES = {{6000, 9000}, {15_000, 20_000}, {22_000, 7000}};
    private static final double MOST_RESIDENTS = 300;
    private static final double BILLION = 1e9;
    private static final double MEGABYTE = 1e6;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final PrintStream out;

    private CityScale(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        CityScale scale = new CityScale(System.out);
        scale.out.println(
                "question demand candidates pairs objective bound gap_percent status stopped wall_s cpu_s heap_mb");
        for (boolean clustered : new boolean[] {false, true}) {
            scale.measure(Goal.MAXIMAL_COVERING, 90_000, 2000, 20, 500, clustered);
            scale.measure(Goal.P_MEDIAN, 10_000, 1000, 50, Double.POSITIVE_INFINITY, clustered);
        }
    }

    private void measure(Goal goal, int cells, int candidates, int p, double reachMetres, boolean clustered) {
        SplittableRandom random = new SplittableRandom(20_240_601);
        double[] weight = new double[cells];
        Places demand = cells(weight, random);
        Places sites = clustered ? nearCentres(candidates, random) : anywhere(candidates, random);
        System.gc();
        long beganNanos = System.nanoTime();
        long beganCpu = system.getProcessCpuTime();
        Pairs pairs = new StraightDistances().pairs(demand, sites, reachMetres, Progress.NONE);
        SitingProblem problem = new SitingProblem(goal, weight, pairs, Sites.candidates(candidates), Rules.most(p));
        Plan plan = new SolverByGoal(new HighsSolver()).solve(problem, new Limits(30, 0, 1, 2), Progress.NONE);
        double seconds = (System.nanoTime() - beganNanos) / BILLION;
        double cpu = (system.getProcessCpuTime() - beganCpu) / BILLION;
        System.gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        out.printf(
                Locale.ROOT,
                "%s%s %d %d %d %.0f %.0f %.4f %s %s %.1f %.1f %.0f%n",
                goal,
                clustered ? "-clustered" : "",
                cells,
                candidates,
                problem.pairs().size(),
                plan.objective(),
                plan.bound(),
                100 * plan.gap(),
                plan.outcome(),
                plan.stop(),
                seconds,
                cpu,
                used / MEGABYTE);
    }

    private static Places cells(double[] weight, SplittableRandom random) {
        int side = (int) Math.ceil(Math.sqrt(weight.length));
        double[] x = new double[weight.length];
        double[] y = new double[weight.length];
        for (int cell = 0; cell < weight.length; cell++) {
            x[cell] = (cell % side + 0.5) * SIZE_METRES / side;
            y[cell] = (cell / side + 0.5) * SIZE_METRES / side;
            double crowd = 0;
            for (double[] centre : CENTRES) {
                double away = Math.hypot(x[cell] - centre[0], y[cell] - centre[1]) / SPREAD_METRES;
                crowd += Math.exp(-away * away / 2);
            }
            weight[cell] = Math.rint(MOST_RESIDENTS * crowd * random.nextDouble());
        }
        return new Places(x, y);
    }

    private static Places anywhere(int count, SplittableRandom random) {
        double[] x = new double[count];
        double[] y = new double[count];
        for (int site = 0; site < count; site++) {
            x[site] = random.nextDouble(SIZE_METRES);
            y[site] = random.nextDouble(SIZE_METRES);
        }
        return new Places(x, y);
    }

    private static Places nearCentres(int count, SplittableRandom random) {
        double[] x = new double[count];
        double[] y = new double[count];
        for (int site = 0; site < count; site++) {
            double[] centre = CENTRES[random.nextInt(CENTRES.length)];
            x[site] = random.nextGaussian(centre[0], SPREAD_METRES);
            y[site] = random.nextGaussian(centre[1], SPREAD_METRES);
        }
        return new Places(x, y);
    }
}
