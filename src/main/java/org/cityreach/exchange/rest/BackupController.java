package org.cityreach.exchange.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import org.cityreach.city.CityProperties;
import org.cityreach.exchange.KeptBackups;
import org.cityreach.exchange.LayerExport;
import org.cityreach.exchange.StoreBackup;
import org.cityreach.exchange.Uploads;
import org.cityreach.job.Job;
import org.cityreach.job.JobStatusInfo;
import org.cityreach.job.Progress;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** The whole store out and in, for admins. */
@RestController
class BackupController {

    private static final MediaType GEOPACKAGE = MediaType.parseMediaType("application/geopackage+sqlite3");

    private final StoreBackup backup;
    private final KeptBackups kept;
    private final Uploads uploads;
    private final ZoneId zone;

    BackupController(StoreBackup backup, KeptBackups kept, Uploads uploads, CityProperties city) {
        this.backup = backup;
        this.kept = kept;
        this.uploads = uploads;
        this.zone = ZoneId.of(city.zone());
    }

    /** Starts a job that puts everything into one file. */
    @PostMapping("/api/backups")
    ResponseEntity<JsonNode> start(HttpServletRequest request) {
        return created(request, backup.start());
    }

    /** The file that a job made; parts of it can be asked for, so that a download that broke off goes on. */
    @GetMapping("/api/backups/{jobId}")
    ResponseEntity<Resource> file(@PathVariable String jobId) {
        return ResponseEntity.ok()
                .contentType(GEOPACKAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition())
                .body(new FileSystemResource(kept.get(jobId)));
    }

    private String disposition() {
        return ContentDisposition.attachment()
                .filename("cityreach-" + LocalDate.now(zone) + ".gpkg")
                .build()
                .toString();
    }

    /** Everything in one file, for scripts: nothing comes before it is whole, and nobody sees how far it is. */
    @GetMapping("/api/backup")
    void backup(HttpServletResponse response) throws IOException {
        StoreBackup.Written written = backup.write(Progress.NONE);
        try {
            response.setContentType(GEOPACKAGE.toString());
            response.setContentLengthLong(written.bytes());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition());
            Files.copy(written.file(), response.getOutputStream());
        } finally {
            LayerExport.delete(written.file());
        }
    }

    /** Puts a backup in the place of everything, as a job: all of it or nothing. */
    @PostMapping(path = "/api/restore", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<JsonNode> restore(HttpServletRequest request, @RequestParam("file") MultipartFile file) {
        return created(request, backup.restore(uploads.receive(file::transferTo)));
    }

    private static ResponseEntity<JsonNode> created(HttpServletRequest request, Job job) {
        String root =
                ServletUriComponentsBuilder.fromContextPath(request).build().toUriString() + "/api";
        return ResponseEntity.created(URI.create(root + "/jobs/" + job.id())).body(JobStatusInfo.of(job, root));
    }
}
