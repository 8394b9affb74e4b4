package org.cityreach.publish;

import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.AbstractClientHttpRequestFactoryWrapper;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;

/** Counts requests and lets the connection break at one of them: whatever server there is behind. */
final class Failing extends AbstractClientHttpRequestFactoryWrapper {

    private final int at;
    private final boolean afterwards;
    private int requests;

    /**
     * @param at number of the request, from 0; below 0 for none
     * @param afterwards whether the server does it before the connection breaks
     */
    Failing(int at, boolean afterwards) {
        super(new SimpleClientHttpRequestFactory());
        this.at = at;
        this.afterwards = afterwards;
    }

    int requests() {
        return requests;
    }

    @Override
    protected ClientHttpRequest createRequest(URI uri, HttpMethod method, ClientHttpRequestFactory behind)
            throws IOException {
        ClientHttpRequest request = behind.createRequest(uri, method);
        if (requests++ != at) {
            return request;
        }
        if (!afterwards) {
            throw new IOException("broken off before request " + at);
        }
        return new BrokenAfter(request);
    }
}
