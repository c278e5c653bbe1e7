package io.spindrift;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The imports that docs/packages.md states, and rules for all packages. */
final class ArchitectureTest {
    private static final String ROOT = "io.spindrift";
    private static final Path TABLE = Path.of("docs/packages.md");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static final Pattern ARROW = Pattern.compile("(?m)^   (\\S+) +-> (\\S+)");
    private static final Map<String, Set<String>> DEPENDENCIES = dependencies();

    /** A row of the table. */
    private record Law(String name, Set<String> ours, Set<String> others) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Law> laws() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|"))
                .map(cells -> new Law(names(cells[1]).iterator().next(), names(cells[3]), names(cells[4])))
                .toList();
    }

    @Test
    void shouldHaveARowForEveryPackage() throws IOException {
        assertThat(laws())
                .extracting(Law::name)
                .containsExactlyInAnyOrderElementsOf(DEPENDENCIES.keySet().stream()
                        .map(ArchitectureTest::name)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("laws")
    void shouldImportExactlyTheListedPackagesOfOurs(Law law) {
        assertThat(imports(law).filter(ArchitectureTest::isOurs).map(ArchitectureTest::name))
                .containsExactlyInAnyOrderElementsOf(law.ours);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void shouldImportExactlyTheListedPackagesOfOthers(Law law) {
        Set<String> foreign = imports(law)
                .filter(name -> !isOurs(name) && !name.startsWith("java.") && !name.startsWith("javax."))
                .map(name -> law.others.stream()
                        .filter(allowed -> (name + ".").startsWith(allowed + "."))
                        .findFirst()
                        .orElse(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(foreign).containsExactlyInAnyOrderElementsOf(law.others);
    }

    @Test
    void shouldHaveNoCycles() {
        slices().matching("io.spindrift.(**)")
                .should()
                .beFreeOfCycles()
                .because("data flows one way")
                .check(CLASSES);
    }

    @Test
    void shouldUseConfigDefInConfigOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.spindrift.config..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.apache.kafka.common.config.ConfigDef")
                .check(CLASSES);
    }

    @Test
    void shouldNotDependOnPlatformOrClock_whereBitsMatter() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.spindrift.model..",
                        "io.spindrift.processor..",
                        "io.spindrift.series..",
                        "io.spindrift.store..")
                .should(callPlatformDependentCode())
                .because("the same events must give the same bits on every machine")
                .check(CLASSES);
    }

    @Test
    void shouldDescribeEveryPackage() {
        classes()
                .should(new ArchCondition<JavaClass>("be in a package with a package-info") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean found = Files.exists(
                                Path.of("src/main/java", type.getPackageName().replace('.', '/'), "package-info.java"));
                        events.add(
                                new SimpleConditionEvent(type, found, type.getPackageName() + " has no package-info"));
                    }
                })
                .because("every package names its purpose, its imports, and where to enter")
                .check(CLASSES);
    }

    @Test
    void shouldHaveFinalStaticFieldsOnly() {
        classes()
                .should(new ArchCondition<JavaClass>("have final static fields only") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getFields().stream()
                                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                                .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                                .forEach(
                                        field -> events.add(SimpleConditionEvent.violated(field, field.getFullName())));
                    }
                })
                .because("several applications may run in one JVM")
                .check(CLASSES);
    }

    private static Set<String> names(String cell) {
        return NAME.matcher(cell).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The packages that each of ours depends on, by the JDK's own tool: unlike ArchUnit it also sees the types of caught exceptions and of
     * values that are only passed on.
     */
    private static Map<String, Set<String>> dependencies() {
        String classes =
                Main.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        StringWriter out = new StringWriter();
        int status = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(out, true),
                        new PrintWriter(System.err, true),
                        "-verbose:package",
                        "--ignore-missing-deps",
                        classes);
        assertThat(status).isZero();
        Map<String, Set<String>> dependencies = new TreeMap<>();
        out.toString()
                .lines()
                .map(ARROW::matcher)
                .filter(Matcher::find)
                .forEach(arrow -> dependencies
                        .computeIfAbsent(arrow.group(1), name -> new TreeSet<>())
                        .add(arrow.group(2)));
        return dependencies;
    }

    private static Stream<String> imports(Law law) {
        String name = law.name.equals("(root)") ? ROOT : ROOT + "." + law.name;
        return DEPENDENCIES.getOrDefault(name, Set.of()).stream().filter(other -> !other.equals(name));
    }

    private static boolean isOurs(String packageName) {
        return packageName.equals(ROOT) || packageName.startsWith(ROOT + ".");
    }

    private static String name(String packageName) {
        return packageName.equals(ROOT) ? "(root)" : packageName.substring(ROOT.length() + 1);
    }

    private static ArchCondition<JavaClass> callPlatformDependentCode() {
        return new ArchCondition<>("call what depends on platform or clock") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMethodCallsFromSelf().stream()
                        .filter(call -> forbidden(
                                call.getTargetOwner().getName(),
                                call.getTarget().getName()))
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
            }
        };
    }

    private static boolean forbidden(String owner, String method) {
        return switch (owner) {
            case "java.lang.Math" ->
                !Arrays.asList(
                                "sqrt",
                                "abs",
                                "min",
                                "max",
                                "rint",
                                "floor",
                                "getExponent",
                                "scalb",
                                "copySign",
                                "addExact",
                                "multiplyExact")
                        .contains(method);
            case "java.lang.System" -> method.equals("currentTimeMillis") || method.equals("nanoTime");
            case "java.util.Random", "java.util.concurrent.ThreadLocalRandom", "java.util.SplittableRandom" -> true;
            case "java.time.Instant", "java.time.Clock", "java.time.LocalDateTime" -> method.equals("now");
            default -> false;
        };
    }
}
