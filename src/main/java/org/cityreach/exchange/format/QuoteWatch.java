package org.cityreach.exchange.format;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Watches the characters of a delimited text on their way to the parser, which does not tell where the text
 * ended: inside quotes, or without a line break. A quote opens a field only at its beginning (RFC 4180).
 */
final class QuoteWatch extends FilterReader {

    private final char delimiter;
    private boolean inQuotes;
    private boolean fieldBegins = true;
    private char last = '\n';

    QuoteWatch(Reader in, char delimiter) {
        super(in);
        this.delimiter = delimiter;
    }

    @Override
    public int read() throws IOException {
        int character = super.read();
        if (character >= 0) {
            see((char) character);
        }
        return character;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        for (int i = offset; i < offset + read; i++) {
            see(buffer[i]);
        }
        return read;
    }

    /** A doubled quote closes and opens again, which leaves the state as it should be. */
    private void see(char character) {
        last = character;
        if (inQuotes) {
            inQuotes = character != '"';
            fieldBegins = !inQuotes;
        } else if (character == '"') {
            inQuotes = fieldBegins;
        } else {
            fieldBegins = character == delimiter || character == '\n' || character == '\r';
        }
    }

    boolean endedInQuotes() {
        return inQuotes;
    }

    boolean endedInLine() {
        return last != '\n' && last != '\r';
    }
}
