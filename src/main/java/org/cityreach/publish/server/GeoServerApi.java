package org.cityreach.publish.server;

import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * The ways to ask a GeoServer. Answers come as they are, whatever their status: a GeoServer's statuses are not to be
 * trusted, see {@link GeoServer}. What can be asked for, and where, is said by {@link Place}. Formats are asked for by
 * headers, since endings of paths are on their way out.
 */
@HttpExchange
interface GeoServerApi {

    /** @param path from the server's root on, encoded, with its query */
    @GetExchange("{path}")
    ResponseEntity<byte[]> get(@PathVariable String path, @RequestHeader("Accept") String accept);

    @PostExchange("{path}")
    ResponseEntity<byte[]> post(
            @PathVariable String path, @RequestHeader("Content-Type") String type, @RequestBody byte[] body);

    @PutExchange("{path}")
    ResponseEntity<byte[]> put(
            @PathVariable String path, @RequestHeader("Content-Type") String type, @RequestBody byte[] body);

    @PutExchange("{path}")
    ResponseEntity<byte[]> send(
            @PathVariable String path, @RequestHeader("Content-Type") String type, @RequestBody Resource file);

    @DeleteExchange("{path}")
    ResponseEntity<byte[]> delete(@PathVariable String path);
}
