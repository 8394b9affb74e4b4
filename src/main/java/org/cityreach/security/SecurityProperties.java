package org.cityreach.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may do what.
 *
 * @param adminKey the admin key; where it is not set, one is made at the first start and printed once
 * @param openReads whether reading and running analyses needs no key; where it is not set, that is so when the
 *     service listens on loopback only
 * @param allowedHosts names by which the service may be addressed beside localhost when it listens on loopback only;
 *     guards against pages elsewhere that rebind their name to this machine
 * @param corsOrigins origins, such as {@code https://map.example.org}, whose pages may call the API; none by default
 * @param imageOrigins origins from which the page may load images, such as those of a base map; none by default
 */
@Validated
@ConfigurationProperties("cityreach.security")
public record SecurityProperties(
        @Nullable String adminKey,
        @Nullable Boolean openReads,
        @DefaultValue List<String> allowedHosts,
        @DefaultValue List<String> corsOrigins,
        @DefaultValue List<String> imageOrigins) {

    public SecurityProperties {
        adminKey = adminKey == null || adminKey.isBlank() ? null : adminKey.strip();
        for (String origin : imageOrigins) {
            if (!origin.matches("https?://[A-Za-z0-9.*-]+(:\\d+)?")) {
                throw new IllegalArgumentException("cityreach.security.image-origins has '" + origin
                        + "'; allowed: origins such as https://tiles.example.org");
            }
        }
    }
}
