package org.cityreach.siting.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.Locale;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.cityreach.city.CityProperties;
import org.cityreach.print.FontFile;
import org.cityreach.print.Language;
import org.cityreach.print.Letters;
import org.cityreach.print.ReportProperties;
import org.cityreach.print.Sheet;
import org.cityreach.print.SyntheticData;
import org.cityreach.siting.scenario.Change;
import org.cityreach.siting.scenario.Freshness;
import org.cityreach.siting.scenario.PlanState;
import org.cityreach.siting.scenario.Scenarios.Evaluated;
import org.cityreach.standard.Standards;
import org.cityreach.store.DocumentStore;
import org.cityreach.store.FeatureStore;
import org.springframework.stereotype.Service;

/**
 * A scenario as a PDF of two A4 pages: question, answer and maps, then tables and evidence. The maps are
 * vectors. Figures are those of the scenario's result; ground and borders are drawn as their layers are
 * now. Safe for use by many threads.
 */
@Service
public class ScenarioReport {

    private final FeatureStore store;
    private final DocumentStore documents;
    private final Standards standards;
    private final Freshness freshness;
    private final GroupOutlines layers;
    private final CityProperties city;
    private final ReportProperties properties;
    private final Clock clock = Clock.systemUTC();

    ScenarioReport(
            FeatureStore store,
            DocumentStore documents,
            Standards standards,
            Freshness freshness,
            GroupOutlines layers,
            CityProperties city,
            ReportProperties properties) {
        this.store = store;
        this.documents = documents;
        this.standards = standards;
        this.freshness = freshness;
        this.layers = layers;
        this.city = city;
        this.properties = properties;
    }

    /** The document's bytes; the fault {@code report-font-missing} where the server has no Chinese font. */
    public byte[] write(Evaluated plan, Language language) {
        ReportFacts facts = facts(plan, language);
        try (TrueTypeFont file = FontFile.open(properties.font());
                PDDocument document = new PDDocument()) {
            Letters letters = new Letters(document, file);
            try (Sheet front = new Sheet(document, letters)) {
                new FrontPage(front, facts).paint();
            }
            try (Sheet back = new Sheet(document, letters)) {
                new BackPage(back, facts).paint();
            }
            describe(document, facts);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(PDDocument document, ReportFacts facts) {
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(facts.scenario().name());
        information.setCreator("CityReach");
        information.setCreationDate(GregorianCalendar.from(facts.made().atZone(facts.zone())));
        document.getDocumentCatalog()
                .setLanguage(
                        (facts.language() == Language.ZH ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH).toLanguageTag());
    }

    private ReportFacts facts(Evaluated plan, Language language) {
        return new ReportFacts(
                plan.scenario(),
                plan.result(),
                Subject.of(plan.scenario().inputs(), store, standards),
                Change.between(PlanState.before(plan.result()), PlanState.after(plan.result())),
                MapScene.of(plan, layers, city.metricCrs()),
                freshness.listMovedOn(plan.scenario()),
                SyntheticData.isIn(documents),
                clock.instant(),
                ZoneId.of(city.zone()),
                language);
    }
}
