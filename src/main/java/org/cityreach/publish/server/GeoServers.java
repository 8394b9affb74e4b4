package org.cityreach.publish.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import org.cityreach.publish.PublishProperties;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.springframework.web.util.DefaultUriBuilderFactory;

/** Opens GeoServers: no redirect is followed, no answer is waited for without end or read without end. */
@Component
public class GeoServers {

    private final PublishProperties properties;
    private final HttpClient http;

    public GeoServers(PublishProperties properties) {
        this.properties = properties;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.connectTime())
                .build();
    }

    /** @param root such as {@code https://maps.example.org/geoserver} */
    public GeoServer open(URI root, String user, String password) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(properties.answerTime());
        return open(new BoundedRequests(requests, properties.largestAnswer().toBytes()), root, user, password);
    }

    /** Opens one over any way of sending requests. */
    public static GeoServer open(ClientHttpRequestFactory requests, URI root, String user, String password) {
        DefaultUriBuilderFactory addresses = new DefaultUriBuilderFactory(root.toString());
        // Paths come encoded.
        addresses.setEncodingMode(DefaultUriBuilderFactory.EncodingMode.NONE);
        RestClient client = RestClient.builder()
                .uriBuilderFactory(addresses)
                .requestFactory(requests)
                .defaultHeaders(headers -> {
                    if (!user.isEmpty()) {
                        headers.setBasicAuth(user, password, StandardCharsets.UTF_8);
                    }
                })
                .defaultStatusHandler(status -> status.isError(), (request, answer) -> {
                    // Statuses are judged by who asked.
                })
                .build();
        return new GeoServer(HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(GeoServerApi.class));
    }
}
