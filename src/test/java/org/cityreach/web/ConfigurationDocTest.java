package org.cityreach.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Truth: the properties that the compiler found in the code. Run with {@code -Dcityreach.docs.write=true} to
 * write docs/configuration.md anew.
 */
class ConfigurationDocTest {

    private static final Path DOCUMENT = Path.of("docs", "configuration.md");
    private static final Path METADATA = Path.of("target", "classes", "META-INF", "spring-configuration-metadata.json");
    private static final String HEAD = """
            # Configuration

            Every property may stand in `application.yaml` beside the jar, after `--` on the command line
            (`--cityreach.demo=true`), or in the environment in capitals with underscores
            (`CITYREACH_DEMO=true`). A value that cannot be is refused at the start, by name.

            This table is made from the code and compared with it by a test; run that test with
            `-Dcityreach.docs.write=true` to make it anew.

            ## Of the service itself

            | property | default | what it is |
            |---|---|---|
            """;
    private static final String TAIL = """

            ## Of Spring Boot, with the defaults chosen here

            | property | default | what it is |
            |---|---|---|
            | `server.port` | `8080` | port of the page and the API |
            | `server.address` | `127.0.0.1` | address to listen on. On a loopback address reading and running analyses needs no key; on any other (`0.0.0.0` for all) reading needs a viewer's key and running analyses an analyst's |
            | `server.forward-headers-strategy` | `none` | `framework` behind a proxy that sets `X-Forwarded-…`, so that links name the proxy's address |
            | `server.compression.enabled` | `true` | whether answers are compressed for callers who accept that |
            | `server.tomcat.max-swallow-size` | `1GB` | how much of a refused body is read and thrown away so that the caller sees why it was refused |
            | `server.tomcat.threads.max` | `64` | how many requests are worked on at a time |
            | `spring.servlet.multipart.location` | | folder for uploads while they come in; the system's for temporary files where it is not set |
            | `logging.level.org.cityreach` | `info` | `debug` tells of every refused request |

            A proxy on the same machine makes every caller one from loopback: set `cityreach.security.open-reads=false`
            there unless anybody may read.
            """;

    @Test
    void theTableSaysWhatTheCodeSays() throws IOException {
        String wanted = HEAD + table() + TAIL;
        if (Boolean.getBoolean("cityreach.docs.write")) {
            Files.writeString(DOCUMENT, wanted);
        }
        assertThat(Files.readString(DOCUMENT).stripTrailing()).isEqualTo(wanted.stripTrailing());
    }

    private static String table() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (JsonNode property :
                new JsonMapper().readTree(Files.readString(METADATA)).path("properties")) {
            String name = property.path("name").asString();
            String description = property.path("description").asString("").replaceAll("\\{@code ([^}]*)}", "`$1`");
            assertThat(description).as("the javadoc of " + name).isNotBlank();
            rows.put(name, "| `" + name + "` | " + defaultOf(property) + " | " + description + " |\n");
        }
        return String.join("", rows.values());
    }

    private static String defaultOf(JsonNode property) {
        JsonNode value = property.path("defaultValue");
        if (value.isMissingNode() || (value.isArray() && value.isEmpty())) {
            return "";
        }
        return "`" + (value.isString() ? value.asString() : value.toString()) + "`";
    }
}
