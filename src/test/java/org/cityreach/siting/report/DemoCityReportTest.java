package org.cityreach.siting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cityreach.city.CityProperties;
import org.cityreach.fault.Fault;
import org.cityreach.print.FontFile;
import org.cityreach.print.Language;
import org.cityreach.print.ReportProperties;
import org.cityreach.siting.scenario.Figures;
import org.cityreach.siting.scenario.ScenarioDraft;
import org.cityreach.siting.scenario.ScenarioTown;
import org.cityreach.siting.scenario.Scenarios;
import org.cityreach.siting.scenario.Scenarios.Evaluated;
import org.cityreach.siting.scenario.SiteFigures;
import org.cityreach.standard.Standards;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Truth: the figures of the scenario's own result; the document read again by PDFBox. The pages lie in
 * {@code target/siting-report} as pictures afterwards, to be looked at.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoCityReportTest {

    private static final Path PICTURES = Path.of("target", "siting-report");
    private static final String TOILETS = """
            {"problem": "maximal-covering",
             "demand": {"collection": "cell", "weight": "population", "filter": "population > 0"},
             "candidates": {"collection": "candidate_site", "filter": "kind = 'toilet'"}, "costProperty": "costYuan",
             "existing": {"collection": "toilet", "filter": "status = 'open'", "mayClose": ["T001"]}, "p": 10,
             "standard": "cn-sanitation#toilet-service-radius", "separationMetres": 150, "groupBy": "grid",
             "exclude": [{"collection": "water", "distanceMetres": 10}]}""";
    private static final String TEN = """
            {"sites": [{"id": "X002"}, {"id": "X014"}, {"id": "X018"}, {"id": "X032"}, {"id": "X037"}, {"id": "X062"},
             {"id": "X070"}, {"id": "X080"}, {"id": "X089"}, {"at": [119.9200, 31.7180], "name": "手画 ☃ 公厕"}],
             "close": ["T001"]}""";

    private final TemporaryStore store = TemporaryStore.open();
    private ScenarioTown services;
    private Scenarios scenarios;
    private ScenarioReport report;

    @BeforeAll
    void load() throws IOException {
        store.withDemoCity();
        services = ScenarioTown.over(store.features(), store.documents());
        scenarios = services.scenarios();
        report = new ScenarioReport(
                store.features(),
                store.documents(),
                new Standards(store.documents()),
                services.freshness(),
                new GroupOutlines(store.snapshots()),
                new CityProperties("Asia/Shanghai", null),
                new ReportProperties(""));
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    void close() {
        services.close();
        store.close();
    }

    private Evaluated saved(String name, String inputs, String plan) {
        ObjectNode body = ScenarioTown.JSON.createObjectNode().put("name", name);
        body.put("remark", "2026 年建设计划:在现有公厕之外再建十座,关闭一座。");
        body.set("inputs", ScenarioTown.JSON.readTree(inputs));
        body.set("plan", ScenarioTown.JSON.readTree(plan));
        return scenarios.getEvaluated(scenarios.create(ScenarioDraft.read(body)).id());
    }

    /** The text of each page, thin spaces and line ends taken out. */
    private static List<String> texts(PDDocument document) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int page = 1; page <= document.getNumberOfPages(); page++) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            texts.add(stripper.getText(document).replaceAll("[\\s\\u2009\\u00a0]", ""));
        }
        return texts;
    }

    private static void picture(PDDocument document, String name) throws IOException {
        PDFRenderer renderer = new PDFRenderer(document);
        for (int page = 0; page < document.getNumberOfPages(); page++) {
            Path file = PICTURES.resolve(name + "-" + (page + 1) + ".png");
            ImageIO.write(renderer.renderImageWithDPI(page, 96), "png", file.toFile());
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void twoPagesTellTheFiguresOfTheResult(Language language) throws IOException {
        Evaluated plan = saved("十座新公厕", TOILETS, TEN);
        byte[] bytes = report.write(plan, language);
        Files.write(PICTURES.resolve("toilets-" + language + ".pdf"), bytes);
        try (PDDocument document = Loader.loadPDF(bytes)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            PDRectangle page = document.getPage(0).getMediaBox();
            assertThat(page.getWidth()).isEqualTo(PDRectangle.A4.getHeight());
            assertThat(page.getHeight()).isEqualTo(PDRectangle.A4.getWidth());
            List<String> texts = texts(document);
            assertFront(texts.get(0), plan, language);
            assertBack(texts.get(1), plan, language);
            if (language == Language.ZH) {
                picture(document, "toilets");
            }
        }
    }

    private static void assertFront(String text, Evaluated plan, Language language) {
        Figures after = plan.result().after();
        assertThat(text)
                .contains("十座新公厕", "1/2", "EPSG:4549", "cellv2", "toiletv2", "Asia/Shanghai")
                .contains(percent(after.ratio()), percent(plan.result().before().ratio()))
                .contains(whole(after.coveredWeight()), whole(after.demandWeight()))
                .contains(language == Language.ZH ? "演示数据·合成" : "Syntheticdemodata")
                .contains(language == Language.ZH ? "新增10处“公共厕所”放在哪里" : "Whereshould10newsites(publictoilet)go")
                .contains(language == Language.ZH ? "300m以内" : "within300m")
                .contains(language == Language.ZH ? "方案实施后" : "Withtheplan");
        for (SiteFigures site : plan.result().newSites()) {
            assertThat(text).contains(site.title().replace(" ", "").replace('☃', '□'));
        }
    }

    private static void assertBack(String text, Evaluated plan, Language language) {
        for (SiteFigures site : plan.result().newSites()) {
            assertThat(text)
                    .contains(site.title().replace(" ", "").replace('☃', '□')
                            + (language == Language.ZH ? "新建" : "new")
                            + whole(site.load()));
        }
        int excluded =
                plan.result().document().path("excluded").path("features").size();
        assertThat(text)
                .contains("2/2", "GB55013-20215.0.1", "cn-sanitation@2026.1#toilet-service-radius")
                .contains(language == Language.ZH ? "[M强制性规范]" : "[Mmandatorycode]")
                .contains(language == Language.ZH ? "排除" + excluded + "处" : excluded + "excluded")
                .contains(language == Language.ZH ? "受益最多的分区" : "Areasthatgainmost")
                .contains(language == Language.ZH ? "未求证最优" : "notprovedbest")
                .contains(whole(plan.result().after().cost()));
    }

    private static String percent(double share) {
        return Math.round(share * 1000) / 10.0 + "%";
    }

    private static String whole(double figure) {
        return Long.toString(Math.round(figure));
    }

    @Test
    void aProofIsTold() throws IOException {
        Evaluated drawn =
                saved("求解", TOILETS.replace(", \"mayClose\": [\"T001\"]", ""), "{\"sites\": [{\"id\": \"X002\"}]}");
        ObjectNode body = ScenarioTown.JSON.createObjectNode().put("name", "求解");
        body.set("inputs", drawn.scenario().inputs());
        body.set("plan", drawn.scenario().plan());
        double objective = drawn.result().document().path("objective").asDouble();
        body.putObject("solved")
                .put("status", "feasible")
                .put("objective", objective)
                .put("bound", 1.25 * objective)
                .put("stopped", "time");
        Evaluated plan = scenarios.getEvaluated(
                scenarios.create(ScenarioDraft.read(body)).id());
        try (PDDocument document = Loader.loadPDF(report.write(plan, Language.ZH))) {
            String back = texts(document).get(1);
            assertThat(back).contains("最优方案至多再好25%", "差距25%", "终止:到达时限", "界" + whole(1.25 * objective));
        }
    }

    @Test
    void distancesAreShownInClassesWhereThereIsNoRadius() throws IOException {
        String stations = """
                {"problem": "p-median", "demand": {"collection": "cell", "weight": "wasteTonnesPerDay"},
                 "candidates": {"collection": "candidate_site"}, "p": 2,
                 "existing": {"collection": "transfer_station", "filter": "status = 'open'"},
                 "exclude": [{"collection": "sensitive_site", "standard": "cn-sanitation#transfer-station-separation"}],
                 "capacity": 200, "groupBy": "grid"}""";
        Evaluated plan = saved("两座转运站", stations, "{\"sites\": [{\"id\": \"X002\"}, {\"id\": \"X018\"}]}");
        byte[] bytes = report.write(plan, Language.EN);
        Files.write(PICTURES.resolve("stations-EN.pdf"), bytes);
        try (PDDocument document = Loader.loadPDF(bytes)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            List<String> texts = texts(document);
            assertThat(texts.get(0)).contains("distanceweightedbyhouseholdwaste", "distancetothesite");
            assertThat(texts.get(1)).contains("CJJ/T47-2016", "Capacity(t/d)", "III15");
            picture(document, "stations");
        }
    }

    @Test
    void aMatrixHasNoMapAndTwoPagesStill() throws IOException {
        String matrix = """
                {"problem": "p-median", "p": 1, "matrix": {"rows": [["d1", "s1", 5], ["d1", "s2", 9], ["d2", "s1", 8],
                 ["d2", "s2", 2]], "weights": {"d1": 3, "d2": 1}}}""";
        Evaluated plan = saved("矩阵", matrix, "{\"sites\": [{\"id\": \"s1\"}]}");
        try (PDDocument document = Loader.loadPDF(report.write(plan, Language.ZH))) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            assertThat(texts(document).get(0)).contains("没有地图");
        }
    }

    @Test
    void aServerWithoutItsFontSaysWhatToInstall() {
        assertThatThrownBy(() -> FontFile.open("/nowhere/font.ttf")).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo("report-font-unusable");
            assertThat(fault.getMessage()).contains("fonts-wqy-microhei", "cityreach.report.font");
        });
    }
}
