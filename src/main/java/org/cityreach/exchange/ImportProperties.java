package org.cityreach.exchange;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How files are imported.
 *
 * @param folder where uploaded files and lists of rejected rows are kept while an import runs; the system's
 *     folder for temporary files where it is not set
 */
@Validated
@ConfigurationProperties("cityreach.exchange")
public record ImportProperties(@Nullable String folder) {

    /** The folder, which may not exist yet. */
    public Path temporaryFolder() {
        return Path.of(folder == null || folder.isBlank() ? System.getProperty("java.io.tmpdir") : folder);
    }
}
