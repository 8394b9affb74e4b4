package org.cityreach.siting;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.job.Progress;
import org.cityreach.siting.SitingQuestion.Size;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;

/**
 * The sites of one problem by number, and the problem itself.
 *
 * @param all existing ones first
 */
record SiteList(List<SitePlace> all, SitingProblem problem) {

    /** The problem of what stands and what may be built. */
    static SiteList of(SitingQuestion question, Ground ground, List<SitePlace> additional, Progress progress) {
        List<SitePlace> all = new ArrayList<>(ground.existing());
        all.addAll(additional);
        int count = all.size();
        Sites.State[] state = new Sites.State[count];
        double[][] cost = new double[count][];
        double[][] capacity = new double[count][];
        double[] closing = new double[count];
        for (int i = 0; i < count; i++) {
            SitePlace site = all.get(i);
            state[i] = site.state();
            closing[i] = site.closingCost();
            cost[i] = site.sizes().stream().mapToDouble(Size::cost).toArray();
            capacity[i] = site.sizes().stream().mapToDouble(Size::capacity).toArray();
        }
        Sites sites = new Sites(state, cost, capacity, closing, ground.reaches().conflicts(all));
        SitingProblem problem = new SitingProblem(
                question.goal(),
                ground.demand().weight(),
                ground.reaches().pairs(all, progress),
                sites,
                question.rules());
        return new SiteList(all, problem);
    }
}
