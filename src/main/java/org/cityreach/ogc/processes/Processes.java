package org.cityreach.ogc.processes;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cityreach.fault.Fault;
import org.cityreach.job.AnalysisProcess;
import org.springframework.stereotype.Component;

/** All analyses there are, by id. */
@Component
class Processes {

    private final Map<String, AnalysisProcess> byId = new TreeMap<>();

    Processes(List<AnalysisProcess> all) {
        for (AnalysisProcess process : all) {
            AnalysisProcess other = byId.put(process.description().id(), process);
            if (other != null) {
                throw new IllegalStateException(
                        "two processes are named " + process.description().id());
            }
        }
    }

    /** In alphabetical order of their ids. */
    Collection<AnalysisProcess> list() {
        return byId.values();
    }

    AnalysisProcess get(String id) {
        AnalysisProcess process = byId.get(id);
        if (process == null) {
            throw Fault.notFound("process", id);
        }
        return process;
    }
}
