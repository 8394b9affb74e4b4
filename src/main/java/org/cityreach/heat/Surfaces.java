package org.cityreach.heat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityreach.fault.Fault;
import org.cityreach.job.Job;
import org.cityreach.job.Jobs;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Density surfaces by the jobs that made them. Safe for use by many threads. */
@Component
public class Surfaces {

    private static final Pattern FILE = Pattern.compile("/([0-9a-f-]{36})/" + Pattern.quote(DensityResult.GEO_TIFF));

    private final Jobs jobs;
    private final DensityService density;

    Surfaces(Jobs jobs, DensityService density) {
        this.jobs = jobs;
        this.density = density;
    }

    /**
     * A surface.
     *
     * @param outputs what the job answered
     * @param resultId under which its files are kept
     * @param file its GeoTIFF
     * @param extent in longitude and latitude
     */
    public record Surface(String job, JsonNode outputs, String resultId, byte[] file, Envelope extent) {}

    /**
     * The fault {@code not-a-surface} where the job made none, or its file is gone.
     *
     * @param parameter by which the caller names the job
     */
    public Surface get(String parameter, String jobId) {
        Job job = jobs.get(jobId);
        if (!job.processId().equals("density") || job.status() != Job.Status.SUCCESSFUL) {
            throw refused(parameter, jobId, "a job of the process density that ended well");
        }
        JsonNode outputs = jobs.getResult(jobId);
        String resultId = null;
        for (JsonNode link : outputs.path("links")) {
            Matcher file = FILE.matcher(link.path("href").asString(""));
            resultId = file.find() ? file.group(1) : resultId;
        }
        JsonNode box = outputs.path("statistics").path("bbox");
        if (resultId == null || box.size() != 4) {
            throw refused(
                    parameter,
                    jobId,
                    "a density job with statistics and links among its outputs and at least one case");
        }
        try {
            return new Surface(
                    jobId,
                    outputs,
                    resultId,
                    density.readFile(resultId, DensityResult.GEO_TIFF),
                    new Envelope(
                            box.get(0).asDouble(),
                            box.get(2).asDouble(),
                            box.get(1).asDouble(),
                            box.get(3).asDouble()));
        } catch (Fault gone) {
            throw refused(parameter, jobId, "a density job whose files are still kept; run it again");
        }
    }

    /** A picture of the surface, a pixel a cell, in the colours of its legend. */
    public byte[] picture(Surface surface) {
        return density.readFile(surface.resultId(), DensityResult.PNG);
    }

    /** Where the picture is: its left and upper edge in the system of the surface, and the side of a cell, in metres. */
    public double[] corner(Surface surface) {
        String text =
                new String(density.readFile(surface.resultId(), DensityResult.WORLD_FILE), StandardCharsets.US_ASCII);
        double[] lines = text.lines().mapToDouble(Double::parseDouble).toArray();
        double cell = lines[0];
        // A world file tells the middle of the first cell.
        return new double[] {lines[4] - cell / 2, lines[5] + cell / 2, cell};
    }

    private static Fault refused(String parameter, String jobId, String allowed) {
        return Fault.invalid("not-a-surface", parameter, jobId, allowed);
    }
}
