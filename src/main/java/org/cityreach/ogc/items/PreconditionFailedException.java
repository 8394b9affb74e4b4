package org.cityreach.ogc.items;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The layer is not at the version that the header {@code If-Match} names. */
final class PreconditionFailedException extends ErrorResponseException {

    PreconditionFailedException() {
        super(HttpStatus.PRECONDITION_FAILED);
        getBody().setDetail("the layer has changed since the version named in If-Match; read it again");
    }
}
