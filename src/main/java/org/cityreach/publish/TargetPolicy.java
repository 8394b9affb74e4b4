package org.cityreach.publish;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which addresses this service may be sent to. Whoever may publish can make it ask an address inside the network it
 * stands in, so the list of hosts is worth setting; addresses that clouds serve credentials on are out of reach
 * unless they are listed.
 */
@Component
public class TargetPolicy {

    private static final String URL_RULE = "http:// or https:// with a host, without login, query or fragment,"
            + " such as https://maps.example.org/geoserver";

    private final PublishProperties properties;

    TargetPolicy(PublishProperties properties) {
        this.properties = properties;
    }

    /**
     * Where a request leads.
     *
     * @param url null where the login is by name
     * @param credentials the name of a configured server; its login goes to that server's address and no other
     */
    public Target target(
            @Nullable String url,
            String workspace,
            @Nullable String user,
            @Nullable String password,
            @Nullable String credentials) {
        if (credentials == null) {
            if (url == null) {
                throw Fault.invalid("missing-input", "target.url", null, URL_RULE);
            }
            return new Target(
                    check(url, "target.url"),
                    Names.workspace(workspace),
                    user == null ? "" : user,
                    password == null ? "" : password);
        }
        PublishProperties.Login login = properties.targets().get(credentials);
        if (login == null) {
            throw Fault.invalid(
                    "unknown-credentials",
                    "target.credentials",
                    credentials,
                    "a name under cityreach.publish.targets of this service's configuration");
        }
        URI own = check(login.url(), "target.credentials");
        if (url != null && !check(url, "target.url").equals(own)) {
            throw Fault.invalid(
                    "other-target", "target.url", url, "the address that goes with these credentials, or none");
        }
        if (user != null || password != null) {
            throw Fault.invalid(
                    "two-logins", "target.credentials", credentials, "either credentials or username and password");
        }
        return new Target(own, Names.workspace(workspace), login.username(), login.password());
    }

    private URI check(String text, String parameter) {
        URI url = parse(text, parameter);
        String host = url.getHost().toLowerCase(Locale.ROOT);
        int port = url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
        List<String> allowed = properties.allowedHosts().stream()
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .toList();
        boolean isListed = allowed.contains(host) || allowed.contains(host + ":" + port);
        if (!allowed.isEmpty() && !isListed) {
            throw Fault.invalid("host-not-allowed", parameter, host, "a host in cityreach.publish.allowed-hosts");
        }
        if (!isListed) {
            refuseSpecial(host, parameter);
        }
        return url;
    }

    private static URI parse(String text, String parameter) {
        try {
            String trimmed = text.strip().replaceAll("/+$", "").replaceAll("/(rest|web)$", "");
            URI url = new URI(trimmed).normalize();
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            boolean isUsable = (scheme.equals("http") || scheme.equals("https"))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
            if (isUsable) {
                String path = url.getRawPath() == null ? "" : url.getRawPath();
                String port = url.getPort() < 0 ? "" : ":" + url.getPort();
                return new URI(scheme + "://" + url.getHost() + port + path);
            }
        } catch (URISyntaxException malformed) {
            // Told below like all that is not usable; the text may bear a password, so it is not shown.
        }
        throw Fault.invalid("invalid-input", parameter, "not usable", URL_RULE);
    }

    private static void refuseSpecial(String host, String parameter) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (address.isLinkLocalAddress() || address.isMulticastAddress() || address.isAnyLocalAddress()) {
                    throw Fault.invalid(
                            "host-not-allowed", parameter, host, "no link-local, multicast or unspecified address");
                }
            }
        } catch (UnknownHostException unknown) {
            throw Fault.invalid("unknown-host", parameter, host, "a host that can be found from this service");
        }
    }
}
