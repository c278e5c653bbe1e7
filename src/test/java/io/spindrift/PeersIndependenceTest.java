package io.spindrift;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Forecasters of other projects, one of them under the GPL, are used only for a comparison. */
@Tag("slow")
final class PeersIndependenceTest {
    private static final String[] PEERS = {"moa..", "com.yahoo.labs.samoa..", "com.amazon.randomcutforest.."};

    @Test
    void shouldNotDependOnPeersInMainOrTests() {
        JavaClasses all = ArchConfiguration.withThreadLocalScope(configuration -> {
            // The names of the imported classes are enough, so the classes need not be read.
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPaths("target/classes", "target/test-classes");
        });
        assertThat(all.size()).isGreaterThan(300);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.spindrift.peers..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PEERS)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("io.spindrift.peers..")
                .because("only the profile 'peers' has them")
                .check(all);
    }

    @Test
    void shouldNamePeersOnlyInTheirProfile() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        int profiles = pom.indexOf("<profiles>");
        assertThat(profiles).isPositive();
        assertThat(pom.substring(0, profiles)).doesNotContain("cms.moa").doesNotContain("randomcutforest");
        assertThat(pom.substring(profiles)).contains("<id>peers</id>", "nz.ac.waikato.cms.moa");
    }
}
