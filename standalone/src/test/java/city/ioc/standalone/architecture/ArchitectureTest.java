package city.ioc.standalone.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The arrows between modules go one way, and the heart knows no machine around it. */
class ArchitectureTest {
    private static final JavaClasses PROJECT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("city.ioc");

    private static final String[] CONTRACT = {
        "city.ioc.events..", "city.ioc.calendar..", "city.ioc.profile..", "city.ioc.kpi..", "city.ioc.index..", "city.ioc.alerts..",
        "city.ioc.audit..", "city.ioc.notifications.."
    };

    private static final String[] MACHINES = {
        "org.apache.kafka..", "city.ioc.streams..", "java.io..", "java.nio.file..", "java.net..", "java.util.concurrent..",
        "org.slf4j.."
    };

    @Test
    void theContractKnowsNoOtherModule() {
        noClasses()
                .that()
                .resideInAnyPackage(CONTRACT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "city.ioc.producers..",
                        "city.ioc.core..",
                        "city.ioc.streams..",
                        "city.ioc.dashboards..",
                        "city.ioc.notifier..",
                        "city.ioc.standalone..",
                        "org.apache.kafka..")
                .check(PROJECT);
    }

    @Test
    void producersKnowOnlyTheContract() {
        noClasses()
                .that()
                .resideInAPackage("city.ioc.producers..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "city.ioc.core..", "city.ioc.streams..", "city.ioc.replay..", "city.ioc.dashboards..", "city.ioc.notifier..",
                        "city.ioc.standalone..")
                .check(PROJECT);
    }

    @Test
    void streamsKnowNeitherProducersNorDashboards() {
        noClasses()
                .that()
                .resideInAnyPackage("city.ioc.core..", "city.ioc.streams..", "city.ioc.replay..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "city.ioc.producers..", "city.ioc.dashboards..", "city.ioc.notifier..", "city.ioc.standalone..")
                .check(PROJECT);
    }

    @Test
    void dashboardsKnowNeitherProducersNorStandalone() {
        noClasses()
                .that()
                .resideInAnyPackage("city.ioc.dashboards..", "city.ioc.notifier..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("city.ioc.producers..", "city.ioc.standalone..")
                .check(PROJECT);
    }

    @Test
    void theDisplayAndTheNotifierShareNothingButTheUnits() {
        noClasses()
                .that()
                .resideInAPackage("city.ioc.dashboards..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("city.ioc.notifier..")
                .check(PROJECT);
        noClasses()
                .that()
                .resideInAPackage("city.ioc.notifier..")
                .should()
                .dependOnClassesThat(resideInAPackage("city.ioc.dashboards..")
                        .and(resideOutsideOfPackage("city.ioc.dashboards.scope..")))
                .check(PROJECT);
    }

    @Test
    void whatIsToldToWhomIsDecidedPurely() {
        noClasses()
                .that()
                .resideInAPackage("city.ioc.notifier.plan..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(MACHINES)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(PROJECT);
    }

    @Test
    void theCoreAndTheCalendarArePure() {
        noClasses()
                .that()
                .resideInAnyPackage("city.ioc.core..", "city.ioc.calendar..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(MACHINES)
                .check(PROJECT);
    }

    @Test
    void noClockTicksInTheContractTheCoreOrTheProcessors() {
        noClasses()
                .that()
                .resideInAnyPackage("city.ioc.core..", "city.ioc.streams..", "city.ioc.events..", "city.ioc.calendar..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(PROJECT);
    }

    @Test
    void packagesOfAModuleFormNoCycles() {
        slices().matching("city.ioc.dashboards.(*)..").should().beFreeOfCycles().check(PROJECT);
        slices().matching("city.ioc.notifier.(*)..").should().beFreeOfCycles().check(PROJECT);
        slices().matching("city.ioc.producers.(*)..").should().beFreeOfCycles().check(PROJECT);
        slices().matching("city.ioc.standalone.(*)..").should().beFreeOfCycles().check(PROJECT);
    }
}
