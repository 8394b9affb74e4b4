package org.cityreach.demo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Truth: the JDK's own parser. */
class CaseFileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"2025-06-30T16:00:00Z", "2026-02-28T23:59:59Z", "2024-02-29T00:00:01Z", "1969-12-31T23:59:59Z"})
    void momentsAreReadAsTheJdkReadsThem(String text) {
        assertThat(CaseFile.moment(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2025-06-30", "2025-06-30T16:00:00+08:00", "2025-06-30 16:00:00Z", "2025-06-3xT16:00:00Z"})
    void otherTextsAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CaseFile.moment(text));
    }
}
