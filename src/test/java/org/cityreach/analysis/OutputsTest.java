package org.cityreach.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Truth: JSON written by hand. */
class OutputsTest {

    @ParameterizedTest
    @CsvSource({
        "3, 3",
        "-0.0, 0",
        "0.25, 0.25",
        "999999999999999, 999999999999999",
        "1e15, 1.0E15",
        "NaN, null",
        "Infinity, null"
    })
    void aFigureIsWholeWhereItCanBeAndNullWhereThereIsNone(double value, String written) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Outputs.number(node, "value", value);
        assertThat(node.toString()).isEqualTo("{\"value\":" + written + "}");
    }
}
