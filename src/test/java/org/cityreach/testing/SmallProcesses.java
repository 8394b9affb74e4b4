package org.cityreach.testing;

import java.util.concurrent.locks.LockSupport;
import org.cityreach.fault.Fault;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.ProcessDescription;
import org.cityreach.job.Progress;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Two processes whose answers are known at once: one sums numbers, one waits until it is told to stop. */
@TestConfiguration(proxyBeanMethods = false)
public class SmallProcesses {

    @Bean
    AnalysisProcess sum() {
        return new AnalysisProcess() {
            @Override
            public ProcessDescription description() {
                return described("sum", "Sum of two numbers");
            }

            @Override
            public JsonNode execute(JsonNode inputs, Progress progress) {
                if (!inputs.path("a").isNumber()) {
                    throw Fault.invalid("invalid-value", "a", inputs.get("a"), "a number");
                }
                if (inputs.path("a").asInt() == 13) {
                    throw new IllegalStateException("thirteen is what this process cannot bear");
                }
                double a = inputs.path("a").asDouble();
                double b = inputs.path("b").asDouble(0);
                ObjectNode outputs = JsonNodeFactory.instance.objectNode();
                return outputs.put("sum", a + b).put("product", a * b);
            }
        };
    }

    @Bean
    AnalysisProcess endless() {
        return new AnalysisProcess() {
            @Override
            public ProcessDescription description() {
                return described("endless", "Waits until it is dismissed");
            }

            @Override
            public JsonNode execute(JsonNode inputs, Progress progress) {
                progress.report(0.25, "waiting");
                while (!progress.isCancelled()) {
                    LockSupport.parkNanos(1_000_000);
                }
                throw new Progress.Cancelled();
            }
        };
    }

    private static ProcessDescription described(String id, String title) {
        ObjectNode inputs = JsonNodeFactory.instance.objectNode();
        inputs.putObject("a").put("title", "first").putObject("schema").put("type", "number");
        inputs.putObject("b").put("title", "second").putObject("schema").put("type", "number");
        ObjectNode outputs = JsonNodeFactory.instance.objectNode();
        outputs.putObject("sum").putObject("schema").put("type", "number");
        outputs.putObject("product").putObject("schema").put("type", "number");
        return new ProcessDescription(id, "1.0", title, "小型 " + title, title, inputs, outputs);
    }
}
