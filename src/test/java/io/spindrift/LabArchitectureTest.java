package io.spindrift;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The laboratory in docs/architecture.md. Redraw picture and test together. */
@AnalyzeClasses(packages = "io.spindrift", importOptions = LabArchitectureTest.OnlyLab.class)
final class LabArchitectureTest {

    /** Classes of src/lab: they are compiled to where those of tests are. */
    static final class OnlyLab implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return location.contains("/test-classes/")
                    && !location.contains("Test.class")
                    && !location.contains("Test$");
        }
    }

    @ArchTest
    static final ArchRule reproduce = classes()
            .that()
            .resideInAPackage("io.spindrift.reproduce..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.spindrift.reproduce..",
                    "io.spindrift.backtest..",
                    "io.spindrift.csv..",
                    "io.spindrift.config..",
                    "io.spindrift.model.series..",
                    "io.spindrift.series..")
            .because("tables are backtests, put together");

    @ArchTest
    static final ArchRule tests = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.spindrift.demo..",
                    "io.spindrift.chaos..",
                    "io.spindrift.soak..",
                    "io.spindrift.fuzz..",
                    "io.spindrift.waiting..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.junit..", "org.assertj..", "com.tngtech..", "org.openqa..")
            .because("make demo compiles the laboratory without what tests need");

    @ArchTest
    static final ArchRule broker = noClasses()
            .that()
            .resideOutsideOfPackage("io.spindrift.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("kafka..", "oshi..")
            .because("the embedded broker and the machine's metrics belong to the demo");
}
