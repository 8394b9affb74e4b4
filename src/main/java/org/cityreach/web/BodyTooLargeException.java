package org.cityreach.web;

import java.io.IOException;
import org.cityreach.fault.Fault;

/** Thrown by the body's stream once more has come than is allowed; only a stream's reader sees it. */
final class BodyTooLargeException extends IOException {

    private final transient Fault fault;

    BodyTooLargeException(long limitBytes) {
        this.fault = faultFor(limitBytes);
        super.initCause(fault);
    }

    Fault fault() {
        return fault;
    }

    static Fault faultFor(long limitBytes) {
        return Fault.tooLarge("body-too-large", "the body of this request may have at most " + limitBytes + " bytes");
    }
}
