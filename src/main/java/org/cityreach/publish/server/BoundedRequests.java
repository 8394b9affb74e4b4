package org.cityreach.publish.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.StreamingHttpOutputMessage;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

/** Requests whose answers are read up to a bound; bodies stream through, so that files need no memory. */
final class BoundedRequests implements ClientHttpRequestFactory {

    private final ClientHttpRequestFactory requests;
    private final long mostBytes;

    BoundedRequests(ClientHttpRequestFactory requests, long mostBytes) {
        this.requests = requests;
        this.mostBytes = mostBytes;
    }

    @Override
    public ClientHttpRequest createRequest(URI uri, HttpMethod method) throws IOException {
        return new Bounded(requests.createRequest(uri, method), mostBytes);
    }

    private record Bounded(ClientHttpRequest request, long mostBytes)
            implements ClientHttpRequest, StreamingHttpOutputMessage {

        @Override
        public ClientHttpResponse execute() throws IOException {
            return new BoundedAnswer(request.execute(), mostBytes);
        }

        @Override
        public OutputStream getBody() throws IOException {
            return request.getBody();
        }

        @Override
        public void setBody(Body body) {
            if (request instanceof StreamingHttpOutputMessage streaming) {
                streaming.setBody(body);
            } else {
                throw new IllegalStateException("bodies cannot be streamed");
            }
        }

        @Override
        public HttpMethod getMethod() {
            return request.getMethod();
        }

        @Override
        public URI getURI() {
            return request.getURI();
        }

        @Override
        public Map<String, Object> getAttributes() {
            return request.getAttributes();
        }

        @Override
        public HttpHeaders getHeaders() {
            return request.getHeaders();
        }
    }
}
