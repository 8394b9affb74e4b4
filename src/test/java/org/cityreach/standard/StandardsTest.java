package org.cityreach.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert;
import org.cityreach.fault.Fault;
import org.cityreach.testing.DocumentsInMemory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Truth: the published figures of the standards, as the bureau's table of requirements has them. */
class StandardsTest {

    private final DocumentsInMemory documents = new DocumentsInMemory();
    private final Standards standards = new Standards(documents);

    private record Attributes(Map<String, Object> properties, double areaSquareMetres) implements FacilityAttributes {
        @Override
        public @Nullable Object property(String name) {
            return properties.get(name);
        }
    }

    private static Attributes withArea(double squareMetres) {
        return new Attributes(Map.of(), squareMetres);
    }

    private static Attributes withMode(String vehicleMode) {
        return new Attributes(Map.of("vehicleMode", vehicleMode), Double.NaN);
    }

    @ParameterizedTest(name = "{0} serves {1} m")
    @CsvSource({"toilet-service-radius, 300", "collection-point-radius, 120", "collection-point-radius-recommended, 70"
    })
    void fixedRadiiAreThoseOfTheCodes(String id, double metres) {
        ServiceRadius radius = standards.getValue(id).value().radius(withArea(Double.NaN));
        assertThat(radius.metres()).isEqualTo(metres);
        assertThat(radius.applies()).isTrue();
    }

    @ParameterizedTest(name = "a park of {0} m² serves {1} m")
    @CsvSource({"1999.99, -1", "2000, 300", "4999.99, 300", "5000, 500", "2000000, 500"})
    void parksServeByTheirArea(double areaSquareMetres, double metres) {
        ServiceRadius radius = standards.getValue("park-service-radius").value().radius(withArea(areaSquareMetres));
        if (metres < 0) {
            assertThat(radius.reason()).isEqualTo(ServiceRadius.SIZE_NOT_COUNTED);
        } else {
            assertThat(radius.metres()).isEqualTo(metres);
        }
    }

    @Test
    void theEditionOf2022CountsParksFrom400SquareMetres() {
        StandardValue value =
                standards.getValue("cn-parks#park-service-radius-2022").value();
        assertThat(value.radius(withArea(400)).metres()).isEqualTo(300);
        assertThat(value.radius(withArea(399)).applies()).isFalse();
    }

    @Test
    void stationsServeByTheirVehicles() {
        StandardValue value = standards.getValue("transfer-station-radius").value();
        assertThat(value.radius(withMode("hand")).metres()).isEqualTo(400);
        assertThat(value.radius(withMode("hand")).largestMetres()).isEqualTo(1000);
        assertThat(value.radius(withMode("small")).metres()).isEqualTo(3000);
        assertThat(value.radius(withMode("small")).largestMetres()).isEqualTo(5000);
        assertThat(value.radius(withMode("large")).reason()).isEqualTo(ServiceRadius.SET_BY_USER);
        assertThat(value.radius(withMode("barge")).reason()).isEqualTo(ServiceRadius.UNKNOWN_CLASS);
        assertThat(value.radius(withArea(5000)).reason()).isEqualTo(ServiceRadius.ATTRIBUTE_MISSING);
    }

    @Test
    void everyShippedFigureNamesSourceAndMark() {
        assertThat(standards.list()).extracting(StandardProfile::id).containsExactly("cn-parks", "cn-sanitation");
        for (StandardProfile profile : standards.list()) {
            assertThat(profile.shipped()).isTrue();
            for (StandardValue value : profile.values()) {
                assertThat(value.rows()).allSatisfy(row -> {
                    assertThat(row.source().text()).isNotBlank();
                    assertThat(row.source().mark()).isNotEqualTo(Mark.USER);
                });
            }
        }
        assertThat(standards
                        .getValue("toilet-service-radius")
                        .value()
                        .rows()
                        .get(0)
                        .source())
                .isEqualTo(new StandardRow.Source("GB 55013-2021 5.0.1", Mark.MANDATORY));
        assertThat(standards.getValue("toilet-service-radius").reference())
                .isEqualTo("cn-sanitation@2026.1#toilet-service-radius");
    }

    @Test
    void densityAndThresholdsAreThoseOfTheCodes() {
        StandardRow residential = standards
                .getValue("toilet-density")
                .value()
                .findRow("residential")
                .orElseThrow();
        assertThat(List.of(String.valueOf(residential.from()), String.valueOf(residential.to())))
                .containsExactly("3.0", "5.0");
        StandardRow mandatory = standards
                .getValue("park-coverage-threshold")
                .value()
                .findRow("mandatory")
                .orElseThrow();
        assertThat(mandatory.value()).isEqualTo(80);
        assertThat(mandatory.exclusive()).isTrue();
    }

    @ParameterizedTest(name = "{0} t/d is class {1}, {2} m apart")
    @CsvSource({
        "0, V, 8",
        "49.9, V, 8",
        "50, IV, 10",
        "149.9, IV, 10",
        "150, III, 15",
        "200, III, 15",
        "450, II, 20",
        "1000, I, 30"
    })
    void capacityMakesTheClass(double tonnesPerDay, String stationClass, double separationMetres) {
        StationCheck check = new StationCheck(standards.get("cn-sanitation"));
        assertThat(check.findClass(tonnesPerDay)).contains(stationClass);
        assertThat(check.findSeparationMetres(stationClass)).contains(separationMetres);
    }

    @Test
    void twoHundredTonnesOn1617SquareMetresIsAWarningAndNoRefusal() {
        List<StandardWarning> warnings = new StationCheck(standards.get("cn-sanitation")).check(200, 1617, "III");
        assertThat(warnings).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("land-below-class-index");
            assertThat(warning.actual()).isEqualTo(1617);
            assertThat(warning.required()).isEqualTo(4000);
            assertThat(warning.standard()).isEqualTo("cn-sanitation@2026.1#transfer-station-land");
        });
    }

    @Test
    void aStatedClassThatTheCapacityContradictsIsSaid() {
        List<StandardWarning> warnings = new StationCheck(standards.get("cn-sanitation")).check(200, 5000, "IV");
        assertThat(warnings).extracting(StandardWarning::code).containsExactly("class-differs-from-capacity");
        assertThat(new StationCheck(standards.get("cn-sanitation")).check(5000, 1, null))
                .isEmpty();
        assertThat(new StationCheck(standards.get("cn-sanitation")).check(200, Double.NaN, "III"))
                .isEmpty();
    }

    private static Map<String, Object> own(String version, double metres) {
        return new HashMap<>(Map.of(
                "version",
                version,
                "title",
                "Own",
                "values",
                List.of(Map.of(
                        "id", "own-radius",
                        "layer", "toilet",
                        "kind", "fixed-radius",
                        "title", "Own radius",
                        "source", "council 2026",
                        "mark", "U",
                        "rows", List.of(Map.of("value", metres))))));
    }

    @Test
    void usersAddProfilesAndVersionsAndTheOldOnesStayReadable() {
        standards.put("own", own("1", 250));
        standards.put("own", own("2", 200));
        Standards afterRestart = new Standards(documents);
        assertThat(afterRestart
                        .getValue("own-radius")
                        .value()
                        .radius(withArea(1))
                        .metres())
                .isEqualTo(200);
        assertThat(afterRestart
                        .getValue("own@1#own-radius")
                        .value()
                        .radius(withArea(1))
                        .metres())
                .isEqualTo(250);
        assertThat(afterRestart.list())
                .extracting(StandardProfile::id)
                .containsExactly("cn-parks", "cn-sanitation", "own");
        afterRestart.delete("own");
        assertThat(standards.find("own")).isEmpty();
        assertFault(() -> standards.delete("own"), "standard-not-found");
    }

    @Test
    void whatIsKeptCannotChangeUnderTheSameName() {
        standards.put("own", own("1", 250));
        assertThat(standards.put("own", own("1", 250))).isEqualTo(standards.get("own"));
        assertFault(() -> standards.put("own", own("1", 251)), "standard-version-exists");
        assertFault(() -> standards.put("cn-parks", own("1", 251)), "standard-is-shipped");
        assertFault(() -> standards.delete("cn-parks"), "standard-is-shipped");
    }

    @Test
    void aBareIdInTwoUserProfilesIsAmbiguous() {
        standards.put("one", own("1", 250));
        standards.put("two", own("1", 250));
        assertFault(() -> standards.getValue("own-radius"), "ambiguous-standard");
        assertFault(() -> standards.getValue("no-such"), "standard-not-found");
        assertFault(() -> standards.getValue("cn-parks#no-such"), "standard-not-found");
        assertFault(() -> standards.getValue("toilet-density").value().radius(withArea(1)), "standard-without-radius");
    }

    @Test
    void faultsNameThePlace() {
        Map<String, Object> tree = own("1", -5);
        assertThatThrownBy(() -> standards.put("own", tree)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo("invalid-standard-figure");
            assertThat(fault.parameter()).isEqualTo("values[0].rows[0].value");
        });
        assertFault(() -> standards.put("own", own("1", Double.NaN)), "invalid-standard-figure");
        assertFault(() -> standards.put("own", Map.of("version", "1", "title", "x", "values", 3)), "invalid-list");
        assertFault(() -> standards.put("Own Id", own("1", 5)), "invalid-standard-id");
        Map<String, Object> stray = own("1", 5);
        stray.put("colour", "red");
        assertFault(() -> standards.put("own", stray), "unknown-name");
        Map<String, Object> other = own("1", 5);
        other.put("id", "another");
        assertFault(() -> standards.put("own", other), "id-mismatch");
    }

    private static void assertFault(ThrowableAssert.ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
