package org.cityreach.ogc.items;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.ogc.ApiRoot;
import org.cityreach.ogc.Link;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The links of one page of items: to itself, to the pages beside it, to the other format and the layer. */
final class PageLinks {

    private PageLinks() {}

    static List<Link> of(HttpServletRequest request, ItemsQuery query, long matched) {
        String type = query.format().linkType();
        List<Link> links = new ArrayList<>();
        links.add(Link.of(with(request, "f", query.format().parameter()), "self", type));
        for (ItemFormat other : ItemFormat.values()) {
            if (other != query.format()) {
                links.add(Link.of(with(request, "f", other.parameter()), "alternate", other.linkType()));
            }
        }
        if (query.limit() < matched - query.offset()) {
            links.add(Link.of(with(request, "offset", query.offset() + query.limit()), "next", type));
        }
        if (query.offset() > 0) {
            long before = query.limit() == Long.MAX_VALUE ? 0 : Math.max(0, query.offset() - query.limit());
            links.add(Link.of(with(request, "offset", before), "prev", type));
        }
        links.add(Link.of(ApiRoot.of(request) + "/collections/" + query.layer().id(), "collection", Link.JSON));
        return links;
    }

    private static String with(HttpServletRequest request, String parameter, Object value) {
        return ServletUriComponentsBuilder.fromRequest(request)
                .replaceQueryParam(parameter, value)
                .build()
                .toUriString();
    }
}
