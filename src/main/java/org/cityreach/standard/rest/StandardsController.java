package org.cityreach.standard.rest;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.cityreach.standard.StandardProfile;
import org.cityreach.standard.Standards;
import org.cityreach.standard.format.ProfileWriter;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Planning standards over REST: list, read, add, delete. */
@RestController
@RequestMapping("/api/standards")
class StandardsController {

    private final Standards standards;

    StandardsController(Standards standards) {
        this.standards = standards;
    }

    @GetMapping
    Map<String, List<Map<String, Object>>> list() {
        return Map.of(
                "standards", standards.list().stream().map(ProfileWriter::write).toList());
    }

    @GetMapping("/{id}")
    Map<String, Object> get(@PathVariable String id) {
        return ProfileWriter.write(standards.get(id));
    }

    @PutMapping("/{id}")
    ResponseEntity<Map<String, Object>> put(@PathVariable String id, @RequestBody Map<String, Object> body) {
        boolean existed = standards.find(id).isPresent();
        StandardProfile profile = standards.put(id, body);
        Map<String, Object> answer = ProfileWriter.write(profile);
        return existed
                ? ResponseEntity.ok(answer)
                : ResponseEntity.created(URI.create("/api/standards/" + profile.id()))
                        .body(answer);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        standards.delete(id);
    }
}
