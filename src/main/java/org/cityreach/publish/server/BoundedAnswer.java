package org.cityreach.publish.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An answer of which only so much is read. */
final class BoundedAnswer implements ClientHttpResponse {

    private final ClientHttpResponse answer;
    private final long mostBytes;

    BoundedAnswer(ClientHttpResponse answer, long mostBytes) {
        this.answer = answer;
        this.mostBytes = mostBytes;
    }

    @Override
    public InputStream getBody() throws IOException {
        return new FilterInputStream(answer.getBody()) {

            private long left = mostBytes;

            @Override
            public int read() throws IOException {
                int one = super.read();
                count(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                count(Math.max(0, read));
                return read;
            }

            private void count(int read) throws IOException {
                left -= read;
                if (left < 0) {
                    throw new AnswerTooLargeException(mostBytes);
                }
            }
        };
    }

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
        return answer.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
        return answer.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
        return answer.getHeaders();
    }

    @Override
    public void close() {
        answer.close();
    }
}
