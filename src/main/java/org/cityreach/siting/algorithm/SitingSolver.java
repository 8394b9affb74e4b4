package org.cityreach.siting.algorithm;

import org.cityreach.job.Progress;

/** Solves siting problems of every goal; each goal's solver stands in a package of its own below this one. */
public interface SitingSolver {

    Plan solve(SitingProblem problem, Limits limits, Progress progress);
}
