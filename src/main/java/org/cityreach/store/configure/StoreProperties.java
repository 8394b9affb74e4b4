package org.cityreach.store.configure;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the layers are kept.
 *
 * @param path the GeoPackage file, made if it is not there; unused where a URL is set
 * @param url JDBC URL of a PostGIS database, such as {@code jdbc:postgresql://host:5432/city}; the GeoPackage file is used where it is not set
 * @param user user of the database; may also be in the URL
 * @param password password of the database; may also be in the URL
 */
@Validated
@ConfigurationProperties("cityreach.store")
record StoreProperties(
        @DefaultValue("./cityreach.gpkg") @NotBlank String path,

        @Nullable @Pattern(regexp = "|jdbc:postgresql:.+", message = "must start with jdbc:postgresql:")
        String url,

        @Nullable String user,
        @Nullable String password) {

    @Override
    public String toString() {
        return "StoreProperties[path=" + path + ", hasUrl=" + (url != null) + "]";
    }
}
