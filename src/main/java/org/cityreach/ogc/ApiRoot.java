package org.cityreach.ogc;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where the API is for the caller of a request: the address that links begin with. */
public final class ApiRoot {

    private ApiRoot() {}

    /** Such as {@code http://localhost:8080/api}, without a slash at its end. */
    public static String of(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request).build().toUriString() + "/api";
    }

    /** The path of the request with another query; an empty query leaves the path alone. */
    public static String withQuery(HttpServletRequest request, String query) {
        String address =
                ServletUriComponentsBuilder.fromRequestUri(request).build().toUriString();
        return query.isEmpty() ? address : address + "?" + query;
    }
}
