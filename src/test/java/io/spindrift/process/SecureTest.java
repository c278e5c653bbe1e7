package io.spindrift.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.broker.TestBed;
import io.spindrift.broker.TopicReader;
import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.runtime.Application;
import io.spindrift.runtime.StartException;
import io.spindrift.waiting.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application on a broker that allows it exactly what docs/security.md lists, over TLS and SCRAM. */
@Tag("long")
final class SecureTest {
    private static final String USER = "forecaster";
    private static final String PASSWORD = "a-password-of-this-test";
    private static final Pattern ROW =
            Pattern.compile("\\| (topic|group|transactional id) \\| ([a-z-]+)( \\(prefix\\))? \\| ([A-Za-z, ]+) \\|");

    @TempDir
    private static Path folder;

    private static Processes processes;
    private static String operator;
    private static int port;
    private static Admin admin;
    private static int applications;

    /** Something that is to be allowed. */
    record Right(String resource, String name, boolean prefix, AclOperation operation) {
        AclBinding binding(String application) {
            ResourceType type = switch (resource) {
                case "topic" -> ResourceType.TOPIC;
                case "group" -> ResourceType.GROUP;
                default -> ResourceType.TRANSACTIONAL_ID;
            };
            return new AclBinding(
                    new ResourcePattern(
                            type,
                            name.replace("spindrift", application),
                            prefix ? PatternType.PREFIXED : PatternType.LITERAL),
                    new AccessControlEntry("User:" + USER, "*", operation, AclPermissionType.ALLOW));
        }

        @Override
        public String toString() {
            return operation + " of " + resource + " " + name;
        }
    }

    static List<Right> rights() throws IOException {
        List<Right> rights = new ArrayList<>();
        Matcher rows = ROW.matcher(Files.readString(Path.of("docs", "security.md")));
        while (rows.find()) {
            for (String operation : rows.group(4).split(", ")) {
                rights.add(new Right(
                        rows.group(1),
                        rows.group(2),
                        rows.group(3) != null,
                        AclOperation.valueOf(operation.toUpperCase(Locale.ROOT))));
            }
        }
        return rights;
    }

    @BeforeAll
    static void start() throws Exception {
        Keys keys = new Keys(folder);
        keys.make("broker");
        keys.trust("broker-trusted", "broker");
        keys.make("another");
        keys.trust("another-trusted", "another");
        processes = new Processes(folder);
        port = FreePorts.next();
        operator = processes.startGuardedBroker(port, folder.resolve("broker.p12"), Keys.PASSWORD);
        admin = Admin.create(Map.of("bootstrap.servers", operator));
        admin.createTopics(List.of(
                        new NewTopic("observations", 1, (short) 1),
                        new NewTopic("forecasts", 1, (short) 1),
                        new NewTopic("scores", 1, (short) 1),
                        new NewTopic("alerts", 1, (short) 1),
                        new NewTopic("dead-letters", 1, (short) 1).configs(Map.of("max.message.bytes", "2000000"))))
                .all()
                .get(30, TimeUnit.SECONDS);
        ScramCredentialInfo scram = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
        admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(USER, scram, PASSWORD)))
                .all()
                .get(30, TimeUnit.SECONDS);
        Files.writeString(
                folder.resolve("secrets.properties"),
                "jaas=org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + USER
                        + "\" password=\"" + PASSWORD + "\";\n");
    }

    @AfterAll
    static void stop() {
        admin.close();
        processes.close();
    }

    @Test
    void shouldWorkWithTheDocumentedPermissions() throws Exception {
        String application = allowed(rights());
        try (Application running =
                        Application.start(configuration(application, Map.of()).runtime());
                TestBed bed = new TestBed(operator, application, folder);
                TopicReader forecasts = new TopicReader(operator, "forecasts")) {
            for (int i = 0; i < 20; i++) {
                bed.send("observations", application, "{\"value\": " + i + "}", 1_700_000_000_000L + i);
            }
            bed.send("observations", application, "not JSON", 1_700_000_000_100L);
            Waiting.until("its forecasts")
                    .until(() -> forecasts.all().stream()
                                    .filter(record ->
                                            TopicReader.text(record.key()).equals(application))
                                    .count()
                            == 20);
            assertThat(running.failed()).isFalse();
        }
    }

    @ParameterizedTest(name = "without {0}")
    @MethodSource("rights")
    void shouldNameTheDeniedOperation(Right missing) throws Exception {
        List<Right> rest = new ArrayList<>(rights());
        rest.remove(missing);
        String application = allowed(rest);
        String error = failure(configuration(application, Map.of()));
        String name = missing.name().replace("spindrift", application);
        String resource = missing.resource().equals("transactional id") ? "transactional" : name;
        assertThat(error.toLowerCase(Locale.ROOT)).contains(resource).contains("docs/security.md");
        assertThat(error).doesNotContain(PASSWORD);
    }

    /** How an application fails, in words. */
    private static String failure(Configuration configuration) throws InterruptedException {
        try (Application application = Application.start(configuration.runtime());
                TestBed bed = new TestBed(operator, configuration.applicationId(), folder)) {
            bed.send("observations", "any", "{\"value\": 1}", 1_700_000_000_000L);
            Waiting.until("its end").until(application::failed);
            return application.failure();
        } catch (StartException e) {
            return e.getMessage();
        }
    }

    @Test
    void shouldReportAWrongPassword() throws Exception {
        String application = allowed(rights());
        String jaas = "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + USER
                + "\" password=\"wrong-password\";";
        assertThatThrownBy(() -> Application.start(configuration(application, Map.of("sasl.jaas.config", jaas))
                        .runtime()))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("expected a cluster that lets this user in")
                .hasMessageNotContaining("wrong-password");
    }

    @Test
    void shouldReportAnUnknownCertificate() throws Exception {
        String application = allowed(rights());
        Map<String, String> other = Map.of(
                "ssl.truststore.location", folder.resolve("another-trusted.p12").toString());
        assertThatThrownBy(() ->
                        Application.start(configuration(application, other).runtime()))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("whose certificate is trusted");
    }

    /** Allows the user some rights, under the name of an application of its own, and nothing else. */
    private static String allowed(List<Right> rights) throws Exception {
        String application = "secure" + applications++ + "x";
        admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get(30, TimeUnit.SECONDS);
        admin.createAcls(
                        rights.stream().map(right -> right.binding(application)).toList())
                .all()
                .get(30, TimeUnit.SECONDS);
        Waiting.until("rights that the broker knows")
                .until(() -> admin.describeAcls(AclBindingFilter.ANY)
                                .values()
                                .get(30, TimeUnit.SECONDS)
                                .size()
                        == rights.size());
        return application;
    }

    private static Configuration configuration(String application, Map<String, String> other) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "application.id", application,
                "bootstrap.servers", "localhost:" + port,
                "model", "blend-linear",
                "state.dir", folder.resolve("state-" + application).toString(),
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.jaas.config", "${file:" + folder.resolve("secrets.properties") + ":jaas}",
                "config.providers", "file",
                "config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider",
                "http.port", "-1"));
        settings.put("ssl.truststore.type", "PKCS12");
        settings.put(
                "ssl.truststore.location", folder.resolve("broker-trusted.p12").toString());
        settings.put("ssl.truststore.password", Keys.PASSWORD);
        settings.putAll(other);
        return new Configuration(new Sources().settings(settings));
    }
}
