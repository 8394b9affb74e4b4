package org.cityreach.publish;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How layers are published on a GeoServer.
 *
 * @param owner names this service in the mark of the workspaces it makes; services of other names leave them alone
 * @param allowedHosts hosts that may be published to, such as {@code maps.example.org} or
 *     {@code maps.example.org:8443}; where none are named any host may, except link-local and multicast addresses
 * @param connectTime how long a connection to the server may take
 * @param answerTime how long the server may take to answer; computing the bounds of large tables takes its time
 * @param largestAnswer how much of an answer is read before it is refused
 * @param database how the server reaches the PostGIS database
 * @param targets servers by a name that requests give in the place of a login
 */
@Validated
@ConfigurationProperties("cityreach.publish")
public record PublishProperties(
        @DefaultValue("cityreach") @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,30}")
        String owner,

        @DefaultValue List<String> allowedHosts,
        @DefaultValue("5s") Duration connectTime,
        @DefaultValue("2m") Duration answerTime,
        @DefaultValue("8MB") DataSize largestAnswer,
        @DefaultValue @Valid Database database,
        @DefaultValue Map<String, @Valid Login> targets) {

    /**
     * The PostGIS database as the map server sees it.
     *
     * @param host the database's host; empty for the one of {@code cityreach.store.url}, which must not be
     *     {@code localhost} where the map server runs elsewhere
     * @param port 0 for the one of {@code cityreach.store.url}
     * @param user a login that may only read the schema {@code cityreach}; empty for the service's own
     * @param password of that user
     */
    public record Database(
            @DefaultValue("") String host,
            @DefaultValue("0") @Min(0) @Max(65_535) int port,
            @DefaultValue("") String user,
            @DefaultValue("") String password) {

        @Override
        public String toString() {
            return "Database[host=" + host + ", port=" + port + "]";
        }
    }

    /**
     * A server and the login to it.
     *
     * @param url address of the GeoServer, such as {@code https://maps.example.org/geoserver}
     * @param username an administrator of the GeoServer
     * @param password of that administrator
     */
    public record Login(
            @NotBlank String url,
            @DefaultValue("") String username,
            @DefaultValue("") String password) {

        @Override
        public String toString() {
            return "Login[url=" + url + "]";
        }
    }
}
