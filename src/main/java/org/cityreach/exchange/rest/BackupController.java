package org.cityreach.exchange.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.cityreach.city.CityProperties;
import org.cityreach.exchange.Imports;
import org.cityreach.exchange.LayerExport;
import org.cityreach.exchange.StoreBackup;
import org.cityreach.job.Job;
import org.cityreach.job.JobStatusInfo;
import org.cityreach.job.Progress;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** The whole store out and in, for admins. */
@RestController
class BackupController {

    private static final String GEOPACKAGE = "application/geopackage+sqlite3";

    private final StoreBackup backup;
    private final Imports imports;
    private final ZoneId zone;

    BackupController(StoreBackup backup, Imports imports, CityProperties city) {
        this.backup = backup;
        this.imports = imports;
        this.zone = ZoneId.of(city.zone());
    }

    /** Everything in one file. It is whole before the first byte goes out. */
    @GetMapping("/api/backup")
    void backup(HttpServletResponse response) throws IOException {
        Path file = backup.write(Progress.NONE);
        try {
            response.setContentType(GEOPACKAGE);
            response.setContentLengthLong(Files.size(file));
            response.setHeader("Cache-Control", "no-store");
            String name = "cityreach-" + LocalDate.now(zone) + ".gpkg";
            response.setHeader(
                    "Content-Disposition",
                    ContentDisposition.attachment().filename(name).build().toString());
            Files.copy(file, response.getOutputStream());
        } finally {
            LayerExport.delete(file);
        }
    }

    /** Puts a backup in the place of everything, as a job: all of it or nothing. */
    @PostMapping(path = "/api/restore", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<JsonNode> restore(HttpServletRequest request, @RequestParam("file") MultipartFile file) {
        Path upload = imports.newUpload();
        try {
            file.transferTo(upload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Job job = backup.restore(upload);
        String root =
                ServletUriComponentsBuilder.fromContextPath(request).build().toUriString() + "/api";
        return ResponseEntity.created(URI.create(root + "/jobs/" + job.id())).body(JobStatusInfo.of(job, root));
    }
}
