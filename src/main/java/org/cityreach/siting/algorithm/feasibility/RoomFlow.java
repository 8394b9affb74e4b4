package org.cityreach.siting.algorithm.feasibility;

import java.util.Arrays;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Shortfall;
import org.cityreach.siting.algorithm.Shortfall.Reason;
import org.cityreach.siting.algorithm.SitingProblem;
import org.jspecify.annotations.Nullable;

/**
 * Whether all demand finds room when every site is open at its largest, parts of a demand at several: the
 * largest flow from demand to sites (Dinitz 1970). Where it does not, the smallest cut names demand that
 * can only go to sites with too little room together.
 */
final class RoomFlow {

    private static final double TOLERANCE = 1e-9;

    private final SitingProblem problem;
    private final Pairs pairs;
    private final double total;
    private final double[] left;
    private final double[] room;
    private final double[] flow;
    private final int[] entryOfPair;
    private final int[] demandLevel;
    private final int[] siteLevel;
    private final int[] demandNext;
    private final int[] siteNext;
    private final int[] queue;

    RoomFlow(SitingProblem problem, boolean[] possible) {
        this.problem = problem;
        this.pairs = problem.pairs();
        this.total = problem.totalWeight();
        this.left = problem.weight().clone();
        this.room = new double[pairs.siteCount()];
        for (int one = 0; one < room.length; one++) {
            room[one] = possible[one] ? Math.min(total, Feasibility.mostRoom(problem.sites(), one)) : 0;
        }
        this.flow = new double[pairs.size()];
        this.entryOfPair = new int[pairs.size()];
        this.demandLevel = new int[pairs.demandCount()];
        this.siteLevel = new int[pairs.siteCount()];
        this.demandNext = new int[pairs.demandCount()];
        this.siteNext = new int[pairs.siteCount()];
        this.queue = new int[pairs.demandCount() + pairs.siteCount()];
        joinPairs();
    }

    /** By entry of the list by site the entry of the list by demand. */
    private void joinPairs() {
        for (int demand = 0; demand < pairs.demandCount(); demand++) {
            for (int k = pairs.start(demand); k < pairs.start(demand + 1); k++) {
                int one = pairs.sites()[k];
                int at = Arrays.binarySearch(
                        pairs.siteDemands(), pairs.siteStart(one), pairs.siteStart(one + 1), demand);
                entryOfPair[at] = k;
            }
        }
    }

    @Nullable
    Shortfall check() {
        if (Arrays.stream(room).anyMatch(one -> one >= total) && everyoneReachesAll()) {
            return null;
        }
        fillNearest();
        while (layers()) {
            for (int demand = 0; demand < demandNext.length; demand++) {
                demandNext[demand] = pairs.start(demand);
            }
            for (int one = 0; one < siteNext.length; one++) {
                siteNext[one] = pairs.siteStart(one);
            }
            for (int demand = 0; demand < left.length; demand++) {
                double sent = 1;
                while (sent > 0 && left[demand] > TOLERANCE * total / left.length) {
                    sent = push(demand, left[demand]);
                    left[demand] -= sent;
                }
            }
        }
        double missing = Arrays.stream(left).sum();
        return missing > TOLERANCE * total ? cut() : null;
    }

    private boolean everyoneReachesAll() {
        return pairs.size() == pairs.demandCount() * (long) pairs.siteCount();
    }

    private void fillNearest() {
        for (int demand = 0; demand < left.length; demand++) {
            for (int k = pairs.start(demand); k < pairs.start(demand + 1) && left[demand] > 0; k++) {
                double sent = Math.min(left[demand], room[pairs.sites()[k]]);
                flow[k] = sent;
                left[demand] -= sent;
                room[pairs.sites()[k]] -= sent;
            }
        }
    }

    /** Levels by breadth from demand with something left; whether a site with room is reached. */
    private boolean layers() {
        Arrays.fill(demandLevel, -1);
        Arrays.fill(siteLevel, -1);
        int tail = 0;
        for (int demand = 0; demand < left.length; demand++) {
            if (left[demand] > TOLERANCE * total / left.length) {
                demandLevel[demand] = 0;
                queue[tail++] = demand;
            }
        }
        boolean found = false;
        for (int head = 0; head < tail; head++) {
            int node = queue[head];
            if (node < left.length) {
                for (int k = pairs.start(node); k < pairs.start(node + 1); k++) {
                    int one = pairs.sites()[k];
                    if (siteLevel[one] < 0) {
                        siteLevel[one] = demandLevel[node] + 1;
                        found |= hasRoom(one);
                        queue[tail++] = left.length + one;
                    }
                }
            } else {
                int one = node - left.length;
                for (int k = pairs.siteStart(one); k < pairs.siteStart(one + 1); k++) {
                    int demand = pairs.siteDemands()[k];
                    if (demandLevel[demand] < 0 && flow[entryOfPair[k]] > 0) {
                        demandLevel[demand] = siteLevel[one] + 1;
                        queue[tail++] = demand;
                    }
                }
            }
        }
        return found;
    }

    private boolean hasRoom(int one) {
        return room[one] > TOLERANCE * total / left.length;
    }

    private double push(int demand, double most) {
        while (demandNext[demand] < pairs.start(demand + 1)) {
            int k = demandNext[demand];
            int one = pairs.sites()[k];
            if (siteLevel[one] == demandLevel[demand] + 1) {
                double sent = pushSite(one, most);
                if (sent > 0) {
                    flow[k] += sent;
                    return sent;
                }
            }
            demandNext[demand]++;
        }
        return 0;
    }

    private double pushSite(int one, double most) {
        if (hasRoom(one)) {
            double sent = Math.min(most, room[one]);
            room[one] -= sent;
            return sent;
        }
        while (siteNext[one] < pairs.siteStart(one + 1)) {
            int k = siteNext[one];
            int demand = pairs.siteDemands()[k];
            double back = flow[entryOfPair[k]];
            if (demandLevel[demand] == siteLevel[one] + 1 && back > 0) {
                double sent = push(demand, Math.min(most, back));
                if (sent > 0) {
                    flow[entryOfPair[k]] -= sent;
                    return sent;
                }
            }
            siteNext[one]++;
        }
        return 0;
    }

    private Shortfall cut() {
        boolean[] demand = new boolean[left.length];
        boolean[] site = new boolean[room.length];
        double needed = 0;
        double available = 0;
        for (int i = 0; i < demand.length; i++) {
            demand[i] = demandLevel[i] >= 0;
            needed += demand[i] ? problem.weight()[i] : 0;
            for (int k = pairs.start(i); k < pairs.start(i + 1); k++) {
                available += demand[i] ? flow[k] : 0;
            }
        }
        for (int one = 0; one < site.length; one++) {
            site[one] = siteLevel[one] >= 0;
        }
        return new Shortfall(
                Reason.CAPACITY_SHORT, Feasibility.marked(demand), Feasibility.marked(site), needed, available);
    }
}
