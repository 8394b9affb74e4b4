package org.cityreach.cases.rest;

import java.util.Locale;
import java.util.Set;
import org.cityreach.analysis.Inputs;
import org.cityreach.analysis.ProcessDocument;
import org.cityreach.cases.CaseInputs;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.cases.CaseSummaries;
import org.cityreach.cases.CaseSummaries.StepLength;
import org.cityreach.cases.CaseSummary;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.ProcessDescription;
import org.cityreach.job.Progress;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The process {@code case-summary}. Its description lies beside the others as a document. */
@Component
class CaseSummaryProcess implements AnalysisProcess {

    private static final Set<String> NAMES = Set.of("cases", "step");

    private final CaseInputs caseInputs;
    private final ProcessDescription description;

    CaseSummaryProcess(CaseInputs caseInputs) {
        this.caseInputs = caseInputs;
        this.description = ProcessDocument.read("case-summary");
    }

    @Override
    public ProcessDescription description() {
        return description;
    }

    @Override
    public JsonNode execute(JsonNode node, Progress progress) {
        Inputs inputs = Inputs.of("", node, NAMES);
        StepLength step = StepLength.valueOf(
                inputs.findOneOf("step", "day", "day", "week", "month").toUpperCase(Locale.ROOT));
        CaseQuestion question = caseInputs.read(inputs);
        CaseSummary summary = CaseSummaries.compute(question, step, caseInputs.zone(), progress);
        return new CaseSummaryDocument(question.index().layer())
                .write(summary, question.index().version())
                .set("request", node.deepCopy());
    }
}
