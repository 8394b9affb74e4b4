package org.cityreach.web;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How large the body of a request may be.
 *
 * @param maxBody largest body of a request that is not an upload; more is answered with 413
 * @param maxUpload largest upload (multipart form), all its parts together; more is answered with 413
 */
@Validated
@ConfigurationProperties("cityreach.limits")
public record BodyLimits(
        @NotNull @DefaultValue("16MB") DataSize maxBody,
        @NotNull @DefaultValue("256MB") DataSize maxUpload) {

    public BodyLimits {
        if (maxBody.toBytes() < 1 || maxUpload.toBytes() < 1) {
            throw new IllegalArgumentException("cityreach.limits.max-body and max-upload must be at least 1 byte, got "
                    + maxBody + ", " + maxUpload);
        }
    }

    long bytesFor(String contentType) {
        return (contentType.startsWith("multipart/") ? maxUpload : maxBody).toBytes();
    }
}
