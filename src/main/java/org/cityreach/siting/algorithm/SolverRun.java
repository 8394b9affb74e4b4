package org.cityreach.siting.algorithm;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.job.Progress;

/**
 * One run of a solver: its clock, its best objective and bound, and whether it must stop. What is told
 * here a watcher sees at once. Safe for use by many threads.
 */
public final class SolverRun {

    private static final double BILLION = 1e9;
    private static final int MOST_POINTS = 400;

    private final Limits limits;
    private final Progress progress;
    private final boolean maximised;
    private final long began = System.nanoTime();
    private final List<Plan.Point> course = new ArrayList<>();
    private double objective = Double.NaN;
    private double bound;

    public SolverRun(Goal goal, Limits limits, Progress progress) {
        this.limits = limits;
        this.progress = progress;
        this.maximised = goal.isMaximised();
        this.bound = maximised ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    public Limits limits() {
        return limits;
    }

    public Progress progress() {
        return progress;
    }

    /** The job's fraction is the share of the time that is used, so that it never stands still. */
    public void stage(String stage) {
        progress.report(Math.min(0.99, seconds() / limits.seconds()), stage);
    }

    public double seconds() {
        return (System.nanoTime() - began) / BILLION;
    }

    public double secondsLeft() {
        return Math.max(0, limits.seconds() - seconds());
    }

    /** A plan of this objective was found; worse ones than the best are ignored. */
    public synchronized void found(double newObjective) {
        if (Double.isNaN(objective) || (maximised ? newObjective > objective : newObjective < objective)) {
            objective = newObjective;
            note();
        }
    }

    /** No plan is better than this; weaker bounds than the best are ignored. */
    public synchronized void bounded(double newBound) {
        if (maximised ? newBound < bound : newBound > bound) {
            bound = newBound;
            note();
        }
    }

    private void note() {
        double now = seconds();
        if (course.size() == MOST_POINTS) {
            thin();
        }
        course.add(new Plan.Point(now, objective, bound));
        progress.course(objective, bound);
    }

    /** Forgets every other moment, so that a long search keeps as many as a short one. */
    private void thin() {
        for (int i = course.size() - 2; i > 0; i -= 2) {
            course.remove(i);
        }
    }

    public synchronized double objective() {
        return objective;
    }

    public synchronized double bound() {
        return bound;
    }

    public synchronized boolean isGoodEnough() {
        return !Double.isNaN(objective) && Plan.gap(objective, bound) <= limits.gap();
    }

    /** Whether the time is out or the work was cancelled. */
    public boolean mustStop() {
        return progress.isCancelled() || seconds() >= limits.seconds();
    }

    public synchronized List<Plan.Point> course() {
        return List.copyOf(course);
    }

    /** Why a search that did not come to its end was cut. */
    public Plan.Stop stop(boolean proved) {
        if (proved) {
            return Plan.Stop.PROVED;
        }
        if (progress.isCancelled()) {
            return Plan.Stop.CANCELLED;
        }
        if (isGoodEnough()) {
            return Plan.Stop.GAP;
        }
        return seconds() >= limits.seconds() ? Plan.Stop.TIME : Plan.Stop.WORK;
    }
}
