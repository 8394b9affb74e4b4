package org.cityreach.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Truth: the questions that jobs were asked with. Results of jobs open where such questions are asked. */
class JobsIT {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    private static final String MAY = "\"cases\": {\"datetime\": \"2026-05-01/2026-05-31\"}";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "density | MAY, \"radiusMetres\": 400 | s=heat | h.radius=400 | heat-radius",
                "area-map | MAY, \"by\": {\"hexagon\": 700}, \"classes\": {\"method\": \"fixed\", \"breaks\": [5, 50]} | s=heat | h.breaks=5,50 | table-areas",
                "case-summary | \"cases\": {\"categories\": [\"E01\"]} | s=heat | c.categories=E01 | heat-count",
                "hotspot | MAY, \"by\": {\"fishnet\": 500}, \"contiguity\": \"queen\" | s=hotspots | p.near=queen | hot-count",
                "emerging-hotspot | \"cases\": {}, \"by\": {\"hexagon\": 800}, \"stepDays\": 60 | s=hotspots | p.stepDays=60 | table-emerging",
                "repeat-locations | MAY, \"withinMetres\": 80 | s=hotspots | p.metres=80 | table-repeat",
                "ranking | MAY, \"by\": {\"attribute\": \"unit\"}, \"sortBy\": \"overdue\" | s=ranking | k.by=unit | ranking-first",
                "road-profile | \"roads\": {\"collection\": \"demo_road\"}, \"cases\": {}, \"bufferMetres\": 45 | s=roads | r.buffer=45 | per-km",
                "patrol-coverage | \"tracks\": {\"collection\": \"track\"}, \"cells\": {\"collection\": \"cell\"} | s=roads | r.mode=patrol | visited-share",
                "siting | \"problem\": \"p-median\", \"demand\": {\"collection\": \"cell\", \"weight\": \"population\"}, \"candidates\": {\"collection\": \"market\"}, \"p\": 3 | s=siting | l.p=3 | siting-figure",
                "grid-check | \"cells\": {\"collection\": \"cell\"} | s=grids | g.grids= | findings",
                "make-grid | \"kind\": \"hexagon\", \"cellMetres\": 500, \"within\": {\"collection\": \"grid\"} | s=grids | g.size=500 | made"
            })
    void aJobOpensWhereItsQuestionIsAsked(String process, String inputs, String section, String question, String part) {
        Browser browser = JOURNEY.openAtOfficeSize("#s=jobs");
        String job = run(process, inputs.replace("MAY", MAY));
        browser.click("[data-job='" + job + "'] .actions button");
        browser.part(part);
        browser.await("its section", () -> browser.hash().contains(section + "&"));
        browser.await("its question", () -> browser.hash().contains(question));
        assertThat(browser.windows()).isEqualTo(1);
        assertThat(browser.all("dialog")).isEmpty();
        browser.picture("job-" + process, false);
    }

    @Test
    void aQuestionBeyondTheFormSaysSo() {
        Browser browser = JOURNEY.openAtOfficeSize("#s=jobs");
        String job = run("hotspot", "\"cases\": {\"filter\": \"kind = 'complaint'\"}, \"by\": {\"fishnet\": 500}");
        browser.click("[data-job='" + job + "'] .actions button");
        browser.part("hot-count");
        assertThat(browser.textOf(".answer .notice")).contains("比左侧表单能写的多");
    }

    @Test
    void whatTheMapCannotDrawIsASummaryWithFiles() {
        Browser browser = JOURNEY.openAtOfficeSize("#s=jobs");
        String job = run("density", MAY + ", \"residents\": {\"collection\": \"cell\", \"property\": \"population\"}");
        browser.click("[data-job='" + job + "'] .actions button");
        assertThat(browser.text("job-facts")).contains("最大值", "像元(m)");
        assertThat(browser.textOf("dialog")).contains("GeoTIFF", "完整结果 JSON", "数据版本");
        JOURNEY.browser().picture("job-summary", false);
        browser.clickPart("close-summary");
        browser.click("[data-job='" + job + "'] [data-test='result-files']");
        browser.part("result-surface-pdf");
        assertThat(browser.textOf("dialog")).contains("密度面", "GeoTIFF", "PDF 地图");
        browser.picture("job-surface-files", false);
    }

    @Test
    void aRunningJobCanBeStopped() {
        Browser browser = JOURNEY.openAtOfficeSize("#s=jobs");
        String job = submit("emerging-hotspot", "\"cases\": {}, \"by\": {\"fishnet\": 60}, \"stepDays\": 1");
        String row = "[data-job='" + job + "']";
        browser.await(
                "it runs", () -> browser.attributeOf(row + " .state", "class").contains("running"));
        browser.click(row + " .actions .danger");
        browser.await(
                "it is stopped",
                () -> browser.attributeOf(row + " .state", "class").contains("dismissed"));
        assertThat(status(job)).isEqualTo("dismissed");
        browser.click(row + " .actions .quiet");
        browser.await("it is forgotten", () -> browser.all(row).isEmpty());
    }

    private static String run(String process, String inputs) {
        String job = submit(process, inputs);
        JOURNEY.browser().await("the job", () -> !"accepted running".contains(status(job)));
        assertThat(status(job)).isEqualTo("successful");
        JOURNEY.browser().one("[data-job='" + job + "'] .successful");
        return job;
    }

    private static String submit(String process, String inputs) {
        return JOURNEY.service()
                .submit("api/processes/" + process + "/execution", "{\"inputs\": {" + inputs + "}}")
                .path("jobID")
                .asString();
    }

    private static String status(String job) {
        return JOURNEY.service().get("api/jobs/" + job).path("status").asString();
    }
}
