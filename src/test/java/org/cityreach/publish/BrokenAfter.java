package org.cityreach.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;

/** A request that the server does and whose answer never arrives. */
record BrokenAfter(ClientHttpRequest request) implements ClientHttpRequest {

    @Override
    public ClientHttpResponse execute() throws IOException {
        try (ClientHttpResponse answer = request.execute()) {
            throw new IOException("broken off after an answer of " + answer.getStatusCode());
        }
    }

    @Override
    public OutputStream getBody() throws IOException {
        return request.getBody();
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
