package org.cityreach.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.cityreach.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Truth: ISO 8601 and the list in the class comment. */
class PropertyValueTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(PropertyType.STRING, " 5 ", " 5 "),
                Arguments.of(PropertyType.NUMBER, " 2.50 ", 2.5),
                Arguments.of(PropertyType.NUMBER, "-1e3", -1000.0),
                Arguments.of(PropertyType.INTEGER, "12", 12L),
                Arguments.of(PropertyType.INTEGER, "12.0", 12L),
                Arguments.of(PropertyType.INTEGER, "9223372036854775807", Long.MAX_VALUE),
                Arguments.of(PropertyType.BOOLEAN, "TRUE", true),
                Arguments.of(PropertyType.BOOLEAN, "是", true),
                Arguments.of(PropertyType.BOOLEAN, "n", false),
                Arguments.of(PropertyType.DATE, "2026-01-31", LocalDate.of(2026, 1, 31)),
                Arguments.of(
                        PropertyType.DATE_TIME, "2026-01-31T08:00:00+08:00", Instant.parse("2026-01-31T00:00:00Z")),
                Arguments.of(
                        PropertyType.DATE_TIME,
                        "2026-01-31T08:00:00.1239Z",
                        Instant.parse("2026-01-31T08:00:00.123Z")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsTexts(PropertyType type, String text, Object value) {
        assertThat(PropertyValue.parse(type, text)).isEqualTo(value).isInstanceOf(type.javaType());
        assertThat(PropertyValue.parse(type, PropertyValue.toText(value))).isEqualTo(value);
        assertThat(PropertyValue.fromJson("p", type, PropertyValue.toJson(value)))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER, NaN",
        "NUMBER, Infinity",
        "NUMBER, 1e999",
        "NUMBER, '1,5'",
        "NUMBER, ''",
        "NUMBER, 0x10",
        "NUMBER, 5d",
        "INTEGER, 1.5",
        "INTEGER, 9223372036854775808",
        "INTEGER, 1e999999999",
        "BOOLEAN, maybe",
        "DATE, 31.01.2026",
        "DATE, 2026-02-30",
        "DATE_TIME, 2026-01-31",
        "DATE_TIME, 2026-01-31T08:00:00",
        "DATE_TIME, 08:00"
    })
    void refusesOthers(PropertyType type, String text) {
        Fault fault = catchThrowableOfType(Fault.class, () -> PropertyValue.parse("stalls", type, text));
        assertThat(fault.code()).isEqualTo("invalid-value");
        assertThat(fault.parameter()).isEqualTo("stalls");
    }

    @Test
    void hostileNumbersStayCheap() {
        String digits = "9".repeat(5_000_000);
        assertThat(catchThrowableOfType(Fault.class, () -> PropertyValue.parse(PropertyType.INTEGER, digits))
                        .code())
                .isEqualTo("invalid-value");
    }

    static Stream<Arguments> wrongJson() {
        return Stream.of(
                Arguments.of(PropertyType.STRING, 5),
                Arguments.of(PropertyType.NUMBER, "5"),
                Arguments.of(PropertyType.NUMBER, Double.NaN),
                Arguments.of(PropertyType.INTEGER, 5.5),
                Arguments.of(PropertyType.INTEGER, 1e300),
                Arguments.of(PropertyType.INTEGER, BigInteger.TWO.pow(63)),
                Arguments.of(PropertyType.BOOLEAN, "true"),
                Arguments.of(PropertyType.DATE, 20260131));
    }

    @ParameterizedTest
    @MethodSource("wrongJson")
    void jsonIsStrictlyTyped(PropertyType type, Object json) {
        assertThat(catchThrowableOfType(Fault.class, () -> PropertyValue.fromJson("p", type, json))
                        .code())
                .isEqualTo("invalid-value");
    }

    @Test
    void wholeNumbersFitBothNumberTypes() {
        assertThat(PropertyValue.fromJson("p", PropertyType.NUMBER, 5)).isEqualTo(5.0);
        assertThat(PropertyValue.fromJson("p", PropertyType.INTEGER, 5.0)).isEqualTo(5L);
    }
}
