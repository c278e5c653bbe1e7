package io.spindrift;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** The arrows of docs/architecture.md. Redraw picture and test together. */
@AnalyzeClasses(packages = "io.spindrift", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String[] JDK = {"java..", "javax.."};
    private static final String[] STREAMS = {"org.apache.kafka.streams..", "org.apache.kafka.common.."};
    private static final String[] WEB = {
        "io.javalin..", "kotlin..", "org.eclipse.jetty..", "jakarta.servlet..", "io.micrometer.."
    };
    private static final String[] CLIENTS = {"org.apache.kafka.clients..", "org.apache.kafka.common.."};

    @ArchTest
    static final ArchRule model =
            law("model..", "one core gives the same bits wherever it runs", new String[] {"org.ejml.."});

    @ArchTest
    static final ArchRule numeric =
            law("model.numeric..", "arithmetic knows how it is stored, and nothing else", ours("model.state"));

    @ArchTest
    static final ArchRule state = law("model.state..", "what is stored does not know who stores it");

    @ArchTest
    static final ArchRule time = law("model.time..", "clocks know records by their times only", ours("model.state"));

    @ArchTest
    static final ArchRule cell = law("model.cell..", "a cell is arithmetic", ours("model.numeric", "model.state"));

    @ArchTest
    static final ArchRule readout =
            law("model.readout..", "a read-out is arithmetic", ours("model.numeric", "model.state", "model.cell"));

    @ArchTest
    static final ArchRule train = law(
            "model.train..",
            "a trainer knows nothing of delays",
            ours("model.numeric", "model.state", "model.scale", "model.cell", "model.readout"));

    @ArchTest
    static final ArchRule text = law("text..", "text for people is plain Java");

    @ArchTest
    static final ArchRule event = law("event..", "events are plain Java", ours("text"));

    @ArchTest
    static final ArchRule field = law("field..", "what a field means does not depend on its format", ours("event"));

    @ArchTest
    static final ArchRule registry =
            law("registry..", "it is the only home of Avro and Protobuf", ours("json", "field", "event"), new String[] {
                "org.apache.avro..", "com.google.protobuf.."
            });

    @ArchTest
    static final ArchRule schemas = noClasses()
            .that()
            .resideOutsideOfPackage("io.spindrift.registry..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.avro..", "com.google.protobuf..")
            .because("registry is the only home of Avro and Protobuf");

    @ArchTest
    static final ArchRule resource = law("resource..", "files of one's own jars are plain Java");

    @ArchTest
    static final ArchRule terminal = law("terminal..", "text on a terminal is plain Java", ours("text"));

    @ArchTest
    static final ArchRule json = law(
            "json..", "it is the only home of Jackson", ours("event", "field"), new String[] {"com.fasterxml.jackson.."
            });

    @ArchTest
    static final ArchRule jackson = noClasses()
            .that()
            .resideOutsideOfPackage("io.spindrift.json..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson..")
            .because("json is the only home of Jackson");

    @ArchTest
    static final ArchRule serde =
            law("serde..", "bytes know fields, not models", ours("event", "model.state", "model.time"));

    @ArchTest
    static final ArchRule store = law(
            "store..",
            "a store keeps models and knows no topics",
            ours("serde", "model.state", "model.time", "model.numeric", "text"),
            STREAMS);

    @ArchTest
    static final ArchRule rules = law(
            "rules..",
            "what is in force follows from rules, wherever they come from",
            ours("event", "store", "model.series"));

    @ArchTest
    static final ArchRule series = law(
            "series..",
            "the models of series as a store keeps them",
            ours("rules", "store", "serde", "model.series", "model.state"),
            new String[] {"org.slf4j.."});

    @ArchTest
    static final ArchRule processor = law(
            "processor..",
            "a processor is a thin adapter",
            ours("series", "rules", "store", "serde", "model", "json", "field", "event", "text"),
            STREAMS,
            CLIENTS,
            new String[] {"org.slf4j.."});

    @ArchTest
    static final ArchRule topology = law(
            "topology..",
            "a topology is names and wiring",
            ours("processor", "series", "store", "model", "event"),
            STREAMS);

    @ArchTest
    static final ArchRule runtime = law(
            "runtime..",
            "the life cycle stands on the topology",
            ours(
                    "topology",
                    "processor",
                    "series",
                    "rules",
                    "changelog",
                    "store",
                    "event",
                    "model.series",
                    "model.state"),
            STREAMS,
            CLIENTS,
            // Whose library is loaded before Kafka Streams does, so that its failure can be told.
            new String[] {"org.slf4j..", "org.rocksdb.."});

    @ArchTest
    static final ArchRule live = law(
            "live..",
            "what people look at is told by the processor and decides nothing",
            ours("processor", "model.series", "model.interval"));

    @ArchTest
    static final ArchRule web = law(
            "web..",
            "it reads, and is the only home of Javalin and Micrometer",
            ours(
                    "live",
                    "runtime",
                    "rules",
                    "store",
                    "serde",
                    "json",
                    "resource",
                    "model.series",
                    "model.state",
                    "text"),
            WEB,
            STREAMS,
            new String[] {"org.slf4j.."});

    @ArchTest
    static final ArchRule javalin = noClasses()
            .that()
            .resideOutsideOfPackage("io.spindrift.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(WEB)
            .because("web is the only home of Javalin and Micrometer");

    @ArchTest
    static final ArchRule config = law(
            "config..",
            "text comes in and settings go out",
            ours(
                    "web",
                    "live",
                    "runtime",
                    "topology",
                    "processor",
                    "backtest",
                    "rules",
                    "store",
                    "registry",
                    "json",
                    "field",
                    "event",
                    "model"),
            STREAMS,
            CLIENTS,
            new String[] {"org.apache.commons.text.similarity.."});

    @ArchTest
    static final ArchRule configDef = noClasses()
            .that()
            .resideOutsideOfPackage("io.spindrift.config..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.kafka.common.config.ConfigDef")
            .because("config is the only home of ConfigDef");

    @ArchTest
    static final ArchRule produce =
            law("produce..", "files become records without a model", ours("event", "json", "csv"), CLIENTS);

    @ArchTest
    static final ArchRule changelog = law(
            "changelog..",
            "what is committed is read without the application",
            ours("store", "serde", "event", "model.state", "model.time"),
            CLIENTS);

    @ArchTest
    static final ArchRule inspect = law(
            "inspect..",
            "reports are plain Java over what is stored",
            ours("store", "serde", "model", "terminal", "text"));

    @ArchTest
    static final ArchRule csv =
            law("csv..", "it is the only home of FastCSV", ours("text"), new String[] {"de.siegmar.fastcsv.."});

    @ArchTest
    static final ArchRule backtest = law("backtest..", "models over files need no Kafka", ours("csv", "model"));

    @ArchTest
    static final ArchRule report = law(
            "report..",
            "a page is made of what was found, by no model",
            ours("backtest", "json", "resource"),
            new String[] {"io.spindrift.model.series"});

    @ArchTest
    static final ArchRule tail = law(
            "tail..",
            "what is published is all that it sees",
            ours("event", "json", "terminal", "text", "topology"),
            CLIENTS);

    @ArchTest
    static final ArchRule laboratory = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.spindrift.demo..",
                    "io.spindrift.reproduce..",
                    "io.spindrift.process..",
                    "io.spindrift.chaos..",
                    "io.spindrift.soak..",
                    "io.spindrift.fuzz..",
                    "io.spindrift.bench..",
                    "io.spindrift.peers..")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka.common.test..", "org.apache.kafka.server..", "kafka..", "oshi..")
            .because("the product is distributed without what shows, measures and breaks it");

    @ArchTest
    static final ArchRule cycles =
            slices().matching("io.spindrift.(**)").should().beFreeOfCycles().because("data flows one way");

    @ArchTest
    static final ArchRule noPlatformMathematics = noClasses()
            .that()
            .resideInAnyPackage("io.spindrift.model..", "io.spindrift.processor..", "io.spindrift.store..")
            .should(callPlatformDependentCode())
            .because("the same events must give the same bits on every machine");

    @ArchTest
    static final ArchRule packagesSpeak = classes()
            .should(new ArchCondition<JavaClass>("stand in a package with a package-info") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean found = Stream.of(type.getPackage())
                            .anyMatch(home -> home.tryGetPackageInfo().isPresent()
                                    || Files.exists(Path.of(
                                            "src/main/java", home.getName().replace('.', '/'), "package-info.java")));
                    events.add(new SimpleConditionEvent(type, found, type.getPackageName() + " has no package-info"));
                }
            })
            .because("every package says what it is, what it may import, and where to enter");

    @ArchTest
    static final ArchRule noMutableStatics = classes()
            .should(new ArchCondition<JavaClass>("have final static fields only") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getFields().stream()
                            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                            .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                            .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                            .forEach(field -> events.add(SimpleConditionEvent.violated(field, field.getFullName())));
                }
            })
            .because("several applications may run in one JVM");

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

    private static String[] ours(String... packages) {
        return Stream.of(packages).map(name -> "io.spindrift." + name + "..").toArray(String[]::new);
    }

    private static ArchRule law(String who, String because, String[]... mayUse) {
        String self = "io.spindrift." + who;
        String[] allowed = Stream.concat(Stream.of(new String[] {self}, JDK), Stream.of(mayUse))
                .flatMap(Stream::of)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(self)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .because(because);
    }
}
