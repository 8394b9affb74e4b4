package org.cityreach.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cityreach.fault.Fault;
import org.cityreach.publish.PublishingTown.Wish;
import org.cityreach.publish.standin.StandInGeoServer.Sort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Truth: the state that a run without failures leaves. Something goes wrong at every single call in turn, in every way
 * there is; the next run must leave that very state, of which it is known that a run after it writes nothing.
 */
class BrokenOffTest {

    private PublishingTown town;

    @BeforeEach
    void openTown() {
        town = PublishingTown.withoutSockets();
    }

    @AfterEach
    void closeTown() {
        town.close();
    }

    /** What is done in a test: bring the server somewhere, then go on from there. */
    private record Way(Wish before, Wish after) {}

    @Test
    void aFirstPublicationThatBreaksOffAnywhereIsFinishedByTheNext() {
        breakOffEverywhere(new Way(Wish.nothing(), Wish.small()));
    }

    @Test
    void aChangeThatBreaksOffAnywhereIsFinishedByTheNext() {
        breakOffEverywhere(new Way(
                Wish.small(),
                Wish.small().grown("toilet").without("gaps").withSurface("b2").withdrawing()));
    }

    @Test
    void aWithdrawalThatBreaksOffAnywhereIsFinishedByTheNext() {
        breakOffEverywhere(new Way(Wish.small(), Wish.nothing().withdrawing()));
    }

    private void breakOffEverywhere(Way way) {
        begin(way);
        town.publish(way.after());
        List<String> calls = town.server().calls();
        String wanted = town.state();
        town.server().forgetCalls();
        assertThat(town.publish(way.after()).done()).isEmpty();
        assertThat(town.server().writes()).isEmpty();
        assertThat(town.state()).isEqualTo(wanted);
        Set<String> finished = new HashSet<>();
        for (Sort sort : Sort.values()) {
            for (int call = 0; call < calls.size(); call++) {
                if (isDifferent(sort, calls.get(call))) {
                    breakOff(way, sort, call);
                    finish(way, sort + " at " + calls.get(call), wanted, finished);
                }
            }
        }
        assertThat(finished).hasSizeGreaterThan(10);
    }

    /** Whether it differs from other sorts at this call: a read is the same before and after it was done. */
    private static boolean isDifferent(Sort sort, String call) {
        if (call.startsWith("GET ")) {
            return sort.isOfReads();
        }
        // That a cache did empty itself cannot be read back from any GeoServer.
        return sort.isOfWrites() && (sort != Sort.IGNORED || !call.contains("masstruncate"));
    }

    private void begin(Way way) {
        town.clear();
        town.putForeignWorkspace("theirs");
        if (!way.before().layers().isEmpty()) {
            town.publish(way.before());
            town.server().cacheTiles("town:toilet", 500);
            town.server().cacheTiles("town:heatmap", 40);
            town.server().cacheTiles("town:base", 70);
        }
        town.server().save();
        town.server().restore();
    }

    /** That a run ends well all the same is no harm where the next leaves the right state. */
    private void breakOff(Way way, Sort sort, int call) {
        town.server().restore();
        town.server().failAt(call, sort);
        try {
            town.publish(way.after());
        } catch (Fault told) {
            assertThat(told.kind()).as("%s at call %d", sort, call).isEqualTo(Fault.Kind.ELSEWHERE);
        }
        town.server().failNever();
    }

    /** What a run does follows from what it finds, so of states that are alike one is finished. */
    private void finish(Way way, String what, String wanted, Set<String> finished) {
        if (finished.add(town.state())) {
            town.publish(way.after());
            assertThat(town.state()).as(what).isEqualTo(wanted);
        }
    }
}
