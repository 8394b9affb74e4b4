package org.cityreach.publish;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityreach.fault.Fault;
import org.cityreach.heat.DensityResult;
import org.cityreach.heat.DensityService;
import org.cityreach.job.Job;
import org.cityreach.job.Jobs;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Density surfaces by the jobs that made them. */
@Component
class SurfaceFiles {

    private static final Pattern FILE = Pattern.compile("/([0-9a-f-]{36})/" + Pattern.quote(DensityResult.GEO_TIFF));

    private final Jobs jobs;
    private final DensityService density;

    SurfaceFiles(Jobs jobs, DensityService density) {
        this.jobs = jobs;
        this.density = density;
    }

    /**
     * A surface.
     *
     * @param outputs what the job answered
     * @param file its GeoTIFF
     * @param extent in longitude and latitude
     */
    record Surface(String job, JsonNode outputs, byte[] file, Envelope extent) {}

    /** The fault {@code not-a-surface} where the job made none, or its file is gone. */
    Surface get(String jobId) {
        Job job = jobs.get(jobId);
        if (!job.processId().equals("density") || job.status() != Job.Status.SUCCESSFUL) {
            throw refused(jobId, "a job of the process density that ended well");
        }
        JsonNode outputs = jobs.getResult(jobId);
        String resultId = null;
        for (JsonNode link : outputs.path("links")) {
            Matcher file = FILE.matcher(link.path("href").asString(""));
            resultId = file.find() ? file.group(1) : resultId;
        }
        JsonNode box = outputs.path("statistics").path("bbox");
        if (resultId == null || box.size() != 4) {
            throw refused(jobId, "a density job with statistics and links among its outputs and at least one case");
        }
        try {
            return new Surface(
                    jobId,
                    outputs,
                    density.readFile(resultId, DensityResult.GEO_TIFF),
                    new Envelope(
                            box.get(0).asDouble(),
                            box.get(2).asDouble(),
                            box.get(1).asDouble(),
                            box.get(3).asDouble()));
        } catch (Fault gone) {
            throw refused(jobId, "a density job whose files are still kept; run it again");
        }
    }

    private static Fault refused(String jobId, String allowed) {
        return Fault.invalid("not-a-surface", "surfaces", jobId, allowed);
    }
}
