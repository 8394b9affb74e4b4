package org.cityreach.publish.standin;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

/** Hands requests to the stand-in in memory: the same messages, without the time that sockets take. */
public final class WithoutSockets implements ClientHttpRequestFactory {

    private final StandInGeoServer server;

    public WithoutSockets(StandInGeoServer server) {
        this.server = server;
    }

    @Override
    public ClientHttpRequest createRequest(URI uri, HttpMethod method) {
        return new Handed(uri, method);
    }

    private final class Handed extends AbstractClientHttpRequest {

        private final URI uri;
        private final HttpMethod method;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Handed(URI uri, HttpMethod method) {
            this.uri = uri;
            this.method = method;
        }

        @Override
        public HttpMethod getMethod() {
            return method;
        }

        @Override
        public URI getURI() {
            return uri;
        }

        @Override
        protected OutputStream getBodyInternal(HttpHeaders headers) {
            return body;
        }

        @Override
        protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
            Answer answer = server.answer(
                    new StandInGeoServer.Incoming(method.name(), uri, headers::getFirst, body.toByteArray()));
            if (answer == null) {
                throw new IOException("connection reset");
            }
            if (answer == Answer.NEVER) {
                throw new HttpTimeoutException("request timed out");
            }
            return new Given(answer);
        }
    }

    private record Given(Answer answer) implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() {
            return HttpStatusCode.valueOf(answer.status());
        }

        @Override
        public String getStatusText() {
            return "";
        }

        @Override
        public HttpHeaders getHeaders() {
            HttpHeaders headers = new HttpHeaders();
            headers.setContentLength(answer.body().length);
            if (!answer.type().isEmpty()) {
                headers.set("Content-Type", answer.type());
            }
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(answer.body());
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
