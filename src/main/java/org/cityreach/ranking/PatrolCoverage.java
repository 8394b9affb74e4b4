package org.cityreach.ranking;

import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Note;
import org.cityreach.cases.Period;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What a patrol covered. Geometry in longitude and latitude.
 *
 * @param period from the first to the last fix; null without one
 * @param cells those not visited first
 * @param cases the cases looked at; -1 where none were asked for
 * @param unvisitedCases those that no track came near
 */
public record PatrolCoverage(
        @Nullable Period period,
        Driven driven,
        List<Cell> cells,
        List<Road> roads,
        long cases,
        List<Case> unvisitedCases,
        Map<String, Long> versions,
        List<Note> notes) {

    /** @param tracks features of a line collection, or vehicles among points */
    public record Driven(int tracks, int fixes, int legs, double metres) {}

    /** @param lastVisitMillis {@link Long#MIN_VALUE} where there was none */
    public record Cell(String id, @Nullable String name, int visits, long lastVisitMillis, Geometry polygon) {}

    public record Road(
            String id, @Nullable String name, double lengthMetres, double sweptMetres, List<Stretch> unswept) {}

    public record Stretch(double fromMetres, double toMetres, Geometry line) {}

    /** @param reportedMillis {@link Long#MIN_VALUE} where it is not known */
    public record Case(String id, @Nullable String category, long reportedMillis, Geometry place) {}
}
