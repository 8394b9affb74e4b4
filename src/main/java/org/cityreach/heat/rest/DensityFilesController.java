package org.cityreach.heat.rest;

import java.time.Duration;
import org.cityreach.heat.DensityResult;
import org.cityreach.heat.DensityService;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The files of density analyses, for as long as there is room for them. */
@RestController
class DensityFilesController {

    static final String PATH = "/api/processes/density/files";

    private final DensityService service;

    DensityFilesController(DensityService service) {
        this.service = service;
    }

    @GetMapping(PATH + "/{resultId}/{file}")
    ResponseEntity<byte[]> get(@PathVariable String resultId, @PathVariable String file) {
        byte[] bytes = service.readFile(resultId, file);
        MediaType type = switch (file) {
            case DensityResult.GEO_TIFF -> MediaType.parseMediaType("image/tiff;application=geotiff");
            case DensityResult.PNG -> MediaType.IMAGE_PNG;
            default -> MediaType.TEXT_PLAIN;
        };
        // A result never changes, and its name is never used again.
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                .header("Content-Disposition", "inline; filename=\"" + file + "\"")
                .body(bytes);
    }
}
