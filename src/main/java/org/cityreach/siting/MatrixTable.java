package org.cityreach.siting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user's own table of what it costs each site to serve each demand, in place of layers. A pair that is
 * missing cannot serve.
 *
 * @param demandIds by demand
 * @param weights by demand
 * @param sites in the order in which they are named
 * @param entries the pairs
 * @param conflicts pairs of site numbers that may not be open together
 * @param reach pairs that cost more cannot serve; infinite for no limit
 */
public record MatrixTable(
        List<String> demandIds, double[] weights, List<Site> sites, Entries entries, int[][] conflicts, double reach)
        implements SitingQuestion.Material {

    public MatrixTable {
        demandIds = List.copyOf(demandIds);
        sites = List.copyOf(sites);
    }

    /** The pairs, in no particular order, each at most once. */
    public record Entries(int[] demand, int[] site, double[] cost) {}

    /** What a plan may do with a site. */
    public enum State {
        CANDIDATE,
        FIXED,
        FORBIDDEN,
        KEPT,
        CLOSABLE
    }

    /**
     * A site of a table.
     *
     * @param sizes null where the question's count
     */
    public record Site(String id, State state, @Nullable List<SitingQuestion.Size> sizes, double closingCost) {}
}
