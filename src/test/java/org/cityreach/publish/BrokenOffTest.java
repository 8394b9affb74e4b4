package org.cityreach.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cityreach.fault.Fault;
import org.cityreach.publish.PublishingTown.Wish;
import org.cityreach.publish.standin.StandInGeoServer.Sort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Truth: the state that a run without failures leaves. Something goes wrong at every single call in turn, in every way
 * there is; the next run must finish, and the one after must find nothing to do.
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

    @ParameterizedTest
    @EnumSource(Sort.class)
    void aFirstPublicationThatBreaksOffAnywhereIsFinishedByTheNext(Sort sort) {
        breakOffEverywhere(new Way(Wish.nothing(), Wish.small()), sort);
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_AFTER", "IGNORED"})
    void aChangeThatBreaksOffAnywhereIsFinishedByTheNext(Sort sort) {
        breakOffEverywhere(
                new Way(
                        Wish.small(),
                        Wish.small()
                                .grown("toilet")
                                .withoutGroups()
                                .withSurface("b2")
                                .withdrawing()),
                sort);
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_BEFORE", "IGNORED"})
    void aWithdrawalThatBreaksOffAnywhereIsFinishedByTheNext(Sort sort) {
        breakOffEverywhere(new Way(Wish.small(), Wish.nothing().withdrawing()), sort);
    }

    private void breakOffEverywhere(Way way, Sort sort) {
        begin(way);
        town.publish(way.after());
        List<String> calls = town.server().calls();
        String wanted = town.state();
        assertThat(town.publish(way.after()).done()).isEmpty();
        int brokenOff = 0;
        for (int call = 0; call < calls.size(); call++) {
            boolean isWrite = !calls.get(call).startsWith("GET ");
            // That a cache did empty itself cannot be read back from any GeoServer.
            boolean isKnown = !calls.get(call).contains("masstruncate");
            if (sort != Sort.IGNORED || isWrite && isKnown) {
                brokenOff += breakOff(way, sort, call, wanted);
            }
        }
        assertThat(brokenOff).isPositive();
    }

    private void begin(Way way) {
        town.clear();
        town.putForeignWorkspace("theirs");
        if (!way.before().layers().isEmpty()) {
            town.publish(way.before());
        }
        town.server().save();
        town.server().restore();
    }

    /** How many runs ended with a fault; that one ends well all the same is no harm where the state is right. */
    private int breakOff(Way way, Sort sort, int call, String wanted) {
        String what = sort + " at call " + call;
        town.server().restore();
        town.server().failAt(call, sort);
        int faults = 0;
        try {
            town.publish(way.after());
        } catch (Fault told) {
            assertThat(told.kind()).as(what).isEqualTo(Fault.Kind.ELSEWHERE);
            faults = 1;
        }
        town.server().failNever();
        if (faults == 1) {
            town.publish(way.after());
        }
        // The state that a run without failures leaves, of which it is known that the next finds nothing to do.
        assertThat(town.state()).as(what).isEqualTo(wanted);
        return faults;
    }
}
