package org.cityreach.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.cityreach.CityReachApplication;
import org.cityreach.job.Progress;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.modulith.core.ApplicationModules;

/** Truth: the structure in docs/architecture.md, as rules. */
class ModuleBordersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.cityreach");

    private static final String[] JDK_AND_GEOMETRY = {"java..", "org.locationtech.jts..", "org.jspecify.."};

    @Test
    void modulesUseOnlyWhatTheirPackageInfoAllows() {
        ApplicationModules.of(CityReachApplication.class).verify();
    }

    @TestFactory
    Stream<DynamicTest> rules() {
        return Stream.of(
                        kernelsKnowOnlyTheJdkAndGeometry(),
                        geoAndLayerKnowNoFramework(),
                        sqlOnlyInStore(),
                        httpOnlyInFaces(),
                        geoToolsStaysInGeo(),
                        noPackageForLeftovers(),
                        noCycles())
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(CLASSES)));
    }

    private static ArchRule kernelsKnowOnlyTheJdkAndGeometry() {
        return classes()
                .that()
                .resideInAPackage("..algorithm..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(JDK_AND_GEOMETRY)
                        .or(resideInAnyPackage(
                                "org.cityreach..algorithm..", "org.cityreach.geo", "org.cityreach.fault"))
                        .or(type(Progress.class)))
                .as("kernels know the JDK, JTS, geo, faults and Progress only");
    }

    private static ArchRule geoAndLayerKnowNoFramework() {
        return noClasses()
                .that()
                .resideInAnyPackage("org.cityreach.geo..", "org.cityreach.layer..", "org.cityreach.fault..")
                .and(not(nameEndingWith("package-info")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "jakarta..", "java.sql..", "javax.sql..", "tools.jackson..")
                .as("geo, layer and fault know no framework");
    }

    private static ArchRule sqlOnlyInStore() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("org.cityreach.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.postgresql..", "org.sqlite..")
                .as("SQL is in store only");
    }

    private static ArchRule httpOnlyInFaces() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.cityreach.ogc..",
                        "org.cityreach.web..",
                        "org.cityreach.security..",
                        "org.cityreach.publish.server..",
                        "org.cityreach.publish.part..",
                        "org.cityreach..rest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.servlet..",
                        "org.springframework.web..",
                        "org.springframework.http..",
                        "java.net.http..")
                .as("HTTP types are in the faces and in the client of map servers only");
    }

    private static ArchRule geoToolsStaysInGeo() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("org.cityreach.geo..", "org.cityreach.layer..", "org.cityreach.style..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.geotools..", "org.opengis..")
                .as("GeoTools' types stay in geo, layer and style");
    }

    private static ArchRule noPackageForLeftovers() {
        return noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..helper..", "..common..", "..misc..")
                .as("no package for leftovers");
    }

    private static ArchRule noCycles() {
        return slices().matching("org.cityreach.(*)..")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(alwaysTrue(), type(CityReachApplication.class))
                .as("modules are free of cycles");
    }
}
