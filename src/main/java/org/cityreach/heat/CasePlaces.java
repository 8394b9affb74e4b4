package org.cityreach.heat;

import org.cityreach.cases.CaseFilter;
import org.cityreach.cases.CaseIndex;
import org.cityreach.heat.algorithm.PlaceSteps;
import org.cityreach.heat.algorithm.Places;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** The cases of a filter as places that weigh 1 each. */
record CasePlaces(CaseIndex index, CaseFilter filter, Progress progress) implements Places {

    @Override
    public void scan(@Nullable Envelope area, Sink sink) {
        index.scanPlaces(
                filter,
                area,
                progress,
                block -> sink.accept(new PlaceSteps(
                        block.from(),
                        block.size(),
                        block.xs(),
                        block.ys(),
                        block.west(),
                        block.south(),
                        block.stepMetres())));
    }

    @Override
    public long most() {
        return index.size();
    }
}
