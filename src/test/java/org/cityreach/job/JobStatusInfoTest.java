package org.cityreach.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Truth: the required members and values of statusInfo in OGC 18-062r2, requirements class core. */
class JobStatusInfoTest {

    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aSuccessfulJobLinksItsResults() {
        Job job = new Job(
                "a1",
                "process",
                "coverage",
                "toilet",
                Job.Status.SUCCESSFUL,
                100,
                "",
                T0,
                T0,
                T0.plusSeconds(5),
                null,
                List.of(new Job.Moment(0.5, 12, Double.NEGATIVE_INFINITY), new Job.Moment(1, 10, 9.5)));
        ObjectNode node = JobStatusInfo.of(job, "/api");

        assertThat(node.get("jobID").asString()).isEqualTo("a1");
        assertThat(node.get("type").asString()).isEqualTo("process");
        assertThat(node.get("status").asString()).isEqualTo("successful");
        assertThat(node.get("updated").asString()).isEqualTo("2026-01-01T00:00:05Z");
        assertThat(node.get("course").toString())
                .isEqualTo("[{\"seconds\":0.5,\"objective\":12.0,\"bound\":null},"
                        + "{\"seconds\":1.0,\"objective\":10.0,\"bound\":9.5}]");
        assertThat(node.get("links").get(1).get("href").asString()).isEqualTo("/api/jobs/a1/results");
    }

    @Test
    void aFailedJobTellsWhyAndLinksNoResults() {
        Job.Failure failure = new Job.Failure("unknown-crs", "crs is 'x'", "crs", "x", "EPSG:n");
        Job job =
                new Job("a1", "import", "import", "", Job.Status.FAILED, 3, "reading", T0, T0, T0, failure, List.of());
        ObjectNode node = JobStatusInfo.of(job, "/api");

        assertThat(node.get("status").asString()).isEqualTo("failed");
        assertThat(node.get("message").asString()).isEqualTo("crs is 'x'");
        assertThat(node.get("failure").get("allowed").asString()).isEqualTo("EPSG:n");
        assertThat(node.get("links")).hasSize(1);
    }
}
