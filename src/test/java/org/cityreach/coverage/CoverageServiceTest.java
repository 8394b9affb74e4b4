package org.cityreach.coverage;

import static java.lang.Math.PI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.cityreach.analysis.Selection;
import org.cityreach.coverage.CoverageRequest.From;
import org.cityreach.coverage.CoverageRequest.GapRule;
import org.cityreach.coverage.CoverageRequest.Radius;
import org.cityreach.coverage.CoverageRequest.Region;
import org.cityreach.coverage.CoverageResult.Facility;
import org.cityreach.coverage.CoverageResult.Gap;
import org.cityreach.coverage.CoverageResult.Group;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.job.Progress;
import org.cityreach.layer.GeometryType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

/** Truth: closed forms on a small town in a real store. */
class CoverageServiceTest {

    private static final double R = 500;

    private static CoverageTown town() {
        return new CoverageTown()
                .layer("site", GeometryType.POINT, "name:string", "reach:number", "status:string")
                .layer("home", GeometryType.POINT, "name:string", "people:integer")
                .layer("block", GeometryType.POLYGON, "name:string", "people:number")
                .layer("ward", GeometryType.POLYGON, "name:string")
                .layer("park", GeometryType.POLYGON, "name:string")
                .layer("road", GeometryType.LINE_STRING, "name:string");
    }

    @Test
    void oneFacilityInTheMiddleOfATwoKilometreSquare() {
        try (CoverageTown town = town()) {
            town.add("site", "a", "POINT(1000 1000)").add("block", "b", square(0, 0, 2000), "people", 1000.0);
            CoverageResult result = CoverageTown.ask(town.open(), "site", "block", R);
            assertThat(result.summary().totals().ratio()).isCloseTo(0.1963495, within(1e-7));
            assertThat(result.summary().basis()).isEqualTo("area");
            assertThat(result.metricCrs()).isEqualTo("EPSG:4549");
            assertThat(result.summary().radiusMetres()).isEqualTo(R);
            assertThat(result.versions()).containsEntry("site", 2L).containsEntry("block", 2L);
            Facility facility = result.facilities().get(0);
            assertThat(facility.marginalWeight()).isCloseTo(PI * R * R, within(1e-3));
            assertThat(facility.redundant()).isFalse();
            Gap gap = result.gaps().get(0);
            assertThat(result.gaps()).hasSize(1);
            assertThat(gap.areaSquareMetres()).isCloseTo(4e6 - PI * R * R, within(1e-3));
            Geometry drawn =
                    CrsTransform.between(Crs.CRS84, Crs.of("EPSG:4549")).apply(gap.shape());
            assertThat(drawn.getArea()).isCloseTo(gap.areaSquareMetres(), within(1100.0));
            assertThat(drawn.isValid()).isTrue();
        }
    }

    @Test
    void aPointAtExactlyTheRadiusIsServed() {
        try (CoverageTown town = town()) {
            town.add("site", "a", "POINT(1000 1000)")
                    .add("home", "at", "POINT(1300 1400)", "people", 3L)
                    .add("home", "in", "POINT(1000 1200)", "people", 2L)
                    .add("home", "out", "POINT(1500.001 1000)", "people", 5L)
                    .add("home", "none", "POINT(1500.1 1000)");
            CoverageService service = town.open();
            CoverageResult count = CoverageTown.ask(service, "site", "home", R);
            assertThat(count.summary().totals().coveredDemand()).isEqualTo(2);
            assertThat(count.summary().totals().ratio()).isEqualTo(0.5);
            assertThat(count.summary().basis()).isEqualTo("count");
            CoverageResult weighed = service.compute(
                    CoverageRequest.of(Selection.all("site"), Selection.all("home"), "people", new Radius.Fixed(R)),
                    Progress.NONE);
            assertThat(weighed.summary().totals().ratio()).isEqualTo(0.5);
            assertThat(weighed.summary().totals().demandWeight()).isEqualTo(10);
            assertThat(weighed.notes()).extracting(CoverageResult.Note::code).containsExactly("weight-missing");
            assertThat(weighed.gaps()).hasSize(1);
            assertThat(weighed.gaps().get(0).uncoveredWeight()).isEqualTo(5);
            assertThat(weighed.gaps().get(0).name()).isEqualTo("out");
        }
    }

    @Test
    void groupsAddUpToTheWholeWithARestOutside() {
        try (CoverageTown town = town()) {
            town.add("site", "a", "POINT(1000 1000)")
                    .add("block", "b", square(0, 0, 2000), "people", 4000.0)
                    .add("ward", "west", square(-500, -500, 1500), "name", "West")
                    .add("ward", "east", "POLYGON((1000 0, 2000 0, 2000 1000, 1000 1000, 1000 0))", "name", "East")
                    .add("home", "border", "POINT(1000 500)")
                    .add("home", "outside", "POINT(1500 1500)");
            CoverageService service = town.open();
            CoverageResult result = service.compute(grouped("block", "people"), Progress.NONE);
            assertThat(result.groups()).extracting(Group::id).containsExactly("east", "west", null);
            assertThat(result.groups().get(0).totals().ratio()).isCloseTo(PI * R * R / 4e6, within(1e-9));
            assertThat(result.groups().get(2).totals().demandWeight()).isCloseTo(2000, within(1e-6));
            double weight = result.groups().stream()
                    .mapToDouble(group -> group.totals().coveredWeight())
                    .sum();
            assertThat(weight).isCloseTo(result.summary().totals().coveredWeight(), within(1e-6));
            assertThat(weight).isCloseTo(4000 * PI * R * R / 4e6, within(1e-6));
            CoverageResult points = service.compute(grouped("home", null), Progress.NONE);
            assertThat(points.groups()).extracting(Group::id).containsExactly("east", "west", null);
            assertThat(points.groups().get(0).totals().demand())
                    .as("border: the first by id")
                    .isEqualTo(1);
            assertThat(points.groups().get(1).totals().demand()).isZero();
            assertThat(points.groups().get(1).totals().ratio()).isNaN();
        }
    }

    @Test
    void densityIsHeldAgainstTheLandThatTheDemandIs() {
        try (CoverageTown town = new CoverageTown()
                .layer("toilet", GeometryType.POINT, "name:string")
                .layer("residential", GeometryType.POLYGON, "name:string")
                .layer("block", GeometryType.POLYGON, "name:string")) {
            town.add("toilet", "a", "POINT(250 250)")
                    .add("residential", "r", square(0, 0, 500))
                    .add("block", "b", square(0, 0, 500));
            CoverageService service = town.open();
            assertThat(judgedLand(service, "residential")).containsExactly("residential pass");
            assertThat(judgedLand(service, "block"))
                    .containsExactly("residential pass", "public-commercial pass", "green-hub fail", "industrial warn");
        }
    }

    /** One toilet on a quarter of a square kilometre: 4 per km². */
    private static List<String> judgedLand(CoverageService service, String demand) {
        CoverageResult result = service.compute(
                CoverageRequest.of(
                        Selection.all("toilet"),
                        Selection.all(demand),
                        null,
                        new Radius.Standard("toilet-service-radius")),
                Progress.NONE);
        return Objects.requireNonNull(result.compliance()).findings().stream()
                .map(finding -> finding.subject() + " " + finding.verdict())
                .toList();
    }

    private static CoverageRequest grouped(String demand, @Nullable String weight) {
        return new CoverageRequest(
                Selection.all("site"),
                Selection.all(demand),
                weight,
                null,
                new Radius.Fixed(R),
                From.BOUNDARY,
                Selection.all("ward"),
                GapRule.DEFAULT,
                false);
    }

    @Test
    void withinClipsAndKeepsTheShareOfTheWeight() {
        try (CoverageTown town = town()) {
            town.add("site", "a", "POINT(1000 1000)")
                    .add("block", "b", square(0, 0, 2000), "people", 4000.0)
                    .add("ward", "w", square(0, 0, 1000))
                    .add("home", "on", "POINT(1000 1000)")
                    .add("home", "off", "POINT(1000.1 1000)");
            CoverageService service = town.open();
            CoverageResult result = service.compute(inWard("block", "people", "w"), Progress.NONE);
            assertThat(result.summary().totals().demandWeight()).isCloseTo(1000, within(1e-6));
            assertThat(result.summary().totals().ratio()).isCloseTo(PI * R * R / 4e6, within(1e-9));
            CoverageResult points = service.compute(inWard("home", null, "w"), Progress.NONE);
            assertThat(points.summary().totals().demand()).isEqualTo(1);
            assertFault(() -> service.compute(inWard("home", null, "nowhere"), Progress.NONE), "unknown-feature");
        }
    }

    private static CoverageRequest inWard(String demand, @Nullable String weight, String ward) {
        return new CoverageRequest(
                Selection.all("site"),
                Selection.all(demand),
                weight,
                new Region.Features("ward", List.of(ward)),
                new Radius.Fixed(R),
                From.BOUNDARY,
                null,
                GapRule.DEFAULT,
                false);
    }

    @Test
    void facilitiesWithoutARadiusAreNamedAndDoNotCount() {
        try (CoverageTown town = town()) {
            town.add("site", "a", "POINT(1000 1000)", "reach", 500.0)
                    .add("site", "b", "POINT(3000 3000)")
                    .add("site", "c", "POINT(3000 1000)", "reach", -1.0)
                    .add("site", "d", "POINT(1000 1000)", "reach", 250.0)
                    .add("block", "b", square(0, 0, 4000));
            CoverageService service = town.open();
            CoverageResult result = service.compute(
                    CoverageRequest.of(
                            Selection.all("site"), Selection.all("block"), null, new Radius.Property("reach")),
                    Progress.NONE);
            assertThat(result.summary().facilities()).isEqualTo(2);
            assertThat(result.summary().radiusMetres()).isNaN();
            assertThat(result.excluded())
                    .extracting(CoverageResult.Excluded::reason)
                    .containsExactly("radius-missing", "radius-out-of-range");
            assertThat(result.facilities().get(1).redundant()).isTrue();
            assertThat(result.facilities().get(1).marginalWeight()).isZero();
            double ring = PI * (500 * 500 - 250 * 250);
            assertThat(result.facilities().get(0).marginalWeight()).isCloseTo(ring, within(1e-3));
            assertFault(
                    () -> service.compute(
                            CoverageRequest.of(
                                    Selection.all("site"), Selection.all("block"), null, new Radius.Property("name")),
                            Progress.NONE),
                    "property-not-numeric");
        }
    }

    @Test
    void fromTheBoundaryOrTheCentroidOfAPark() {
        try (CoverageTown town = town()) {
            town.add("park", "p", "POLYGON((1500 1500, 2500 1500, 2500 2500, 1500 2500, 1500 1500))")
                    .add("block", "b", square(0, 0, 4000));
            CoverageService service = town.open();
            CoverageResult boundary = CoverageTown.ask(service, "park", "block", R);
            double steiner = 1e6 + 4000 * R + PI * R * R;
            assertThat(boundary.summary().totals().coveredWeight()).isCloseTo(steiner, within(1e-2));
            CoverageRequest asked = new CoverageRequest(
                    Selection.all("park"),
                    Selection.all("block"),
                    null,
                    null,
                    new Radius.Fixed(R),
                    From.CENTROID,
                    null,
                    GapRule.DEFAULT,
                    true);
            CoverageResult centroid = service.compute(asked, Progress.NONE);
            assertThat(centroid.summary().totals().coveredWeight()).isCloseTo(PI * R * R, within(1e-3));
        }
    }

    @Test
    void gapsAreRankedByWeightAndAStreetDoesNotSplitThem() {
        try (CoverageTown town = town()) {
            town.add("site", "a", "POINT(0 0)")
                    .add("block", "near", square(2000, 0, 200), "people", 10.0, "name", "Near")
                    .add("block", "across", square(2220, 0, 200), "people", 30.0, "name", "Across")
                    .add("block", "far", square(3000, 0, 200), "people", 100.0, "name", "Far")
                    .add("block", "served", square(0, 0, 200), "people", 100.0);
            CoverageService service = town.open();
            CoverageResult result = service.compute(
                    CoverageRequest.of(Selection.all("site"), Selection.all("block"), "people", new Radius.Fixed(R)),
                    Progress.NONE);
            assertThat(result.gaps()).extracting(Gap::name).containsExactly("Far", "Across");
            assertThat(result.gaps()).extracting(Gap::rank).containsExactly(1, 2);
            assertThat(result.gaps().get(1).uncoveredWeight()).isCloseTo(40, within(1e-9));
            assertThat(result.gaps().get(1).demand()).isEqualTo(2);
            assertThat(result.gaps().get(0).nearestFacilityMetres()).isCloseTo(3101.6, within(0.1));
            assertThat(result.summary().totals().ratio()).isCloseTo(100.0 / 240, within(1e-9));
        }
    }

    @Test
    void nothingToServeHasNoRatioAndNobodyServesNothing() {
        try (CoverageTown town = town()) {
            town.add("site", "a", "POINT(0 0)");
            CoverageService service = town.open();
            CoverageResult empty = CoverageTown.ask(service, "site", "home", R);
            assertThat(empty.summary().totals().ratio()).isNaN();
            assertThat(empty.notes()).extracting(CoverageResult.Note::code).containsExactly("no-demand");
            CoverageResult noArea = CoverageTown.ask(service, "site", "block", R);
            assertThat(noArea.gaps()).isEmpty();
        }
        try (CoverageTown town = town()) {
            town.add("block", "b", square(0, 0, 100)).add("home", "h", "POINT(0 0)");
            CoverageService service = town.open();
            assertThat(CoverageTown.ask(service, "site", "block", R)
                            .summary()
                            .totals()
                            .ratio())
                    .isZero();
            assertThat(CoverageTown.ask(service, "site", "home", R).gaps()).hasSize(1);
        }
    }

    @Test
    void refusesWhatCannotBeAnswered() {
        try (CoverageTown town = town()) {
            CoverageService service = town.open();
            assertFault(() -> CoverageTown.ask(service, "nowhere", "home", R), "collection-not-found");
            assertFault(() -> CoverageTown.ask(service, "site", "road", R), "demand-not-points-or-polygons");
            assertFault(() -> CoverageTown.ask(service, "site", "home", -1), "invalid-radius");
            assertFault(() -> CoverageTown.ask(service, "site", "home", Double.NaN), "invalid-radius");
            assertFault(
                    () -> service.compute(
                            CoverageRequest.of(
                                    Selection.all("site"), Selection.all("home"), "name", new Radius.Fixed(1)),
                            Progress.NONE),
                    "property-not-numeric");
            assertFault(
                    () -> service.compute(
                            CoverageRequest.of(
                                    Selection.all("site"), Selection.all("home"), null, new Radius.Standard("no")),
                            Progress.NONE),
                    "standard-not-found");
        }
    }

    private static void assertFault(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    private static String square(double west, double south, double side) {
        return "POLYGON((%1$s %2$s, %3$s %2$s, %3$s %4$s, %1$s %4$s, %1$s %2$s))"
                .formatted(west, south, west + side, south + side);
    }
}
