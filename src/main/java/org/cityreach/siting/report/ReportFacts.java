package org.cityreach.siting.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.cityreach.print.Language;
import org.cityreach.siting.scenario.Change;
import org.cityreach.siting.scenario.Freshness.MovedOn;
import org.cityreach.siting.scenario.Scenario;
import org.cityreach.siting.scenario.ScenarioResult;

/**
 * Everything a report says, in its language.
 *
 * @param change from today to the plan
 * @param synthetic whether the city's data is made up
 * @param made when the report was made
 */
record ReportFacts(
        Scenario scenario,
        ScenarioResult result,
        Subject subject,
        Change change,
        MapScene scene,
        List<MovedOn> movedOn,
        boolean synthetic,
        Instant made,
        ZoneId zone,
        Language language) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    String say(String zh, String en) {
        return language.say(zh, en);
    }

    /** Whether demand is served or not, rather than more or less far. */
    boolean isByService() {
        String problem = result.document().path("problem").asString("");
        return subject.hasRadius() || problem.endsWith("covering");
    }

    String date(Instant moment) {
        return DATE.format(moment.atZone(zone));
    }

    String moment(Instant moment) {
        return MOMENT.format(moment.atZone(zone));
    }
}
