package org.cityreach.publish.server;

import java.io.IOException;

/** An answer is longer than is read of one. */
final class AnswerTooLargeException extends IOException {
    AnswerTooLargeException(long mostBytes) {
        super("more than " + mostBytes + " bytes");
    }
}
