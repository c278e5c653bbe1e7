package io.spindrift.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.spindrift.broker.ClassBroker;
import io.spindrift.broker.TestBed;
import io.spindrift.process.Keys;
import io.spindrift.runtime.StartException;
import io.spindrift.waiting.Waiting;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two instances behind certificates that the JVM does not know, by mutual TLS and by token. */
@Tag("broker")
final class SecureInstancesTest {
    private static final List<String> SERIES = List.of("a", "b", "c", "d", "e", "f", "g", "h");

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    private static Keys keys;

    @BeforeAll
    static void start() throws Exception {
        keys = new Keys(folder);
        for (String name : List.of("one", "two", "reader", "stranger")) {
            keys.make(name);
        }
        keys.trust("trusted", "one", "two", "reader");
        Files.writeString(
                folder.resolve("secrets.properties"), "password=" + Keys.PASSWORD + "\ntoken=a-token-of-this-test\n");
    }

    @Test
    void shouldQueryEachOtherByMutualTls_andRejectUnknownCertificates() {
        try (TestBed bed = bed("mutual");
                Instances instances = new Instances(bed, folder.resolve("mutual"))) {
            begin(instances, Map.of());
            for (ServedApplication instance : instances.all()) {
                assertAnswersForAll(new Client(instance.url(), client("reader")));
                // A store of certificates has no key to show.
                for (String other : List.of("trusted", "stranger")) {
                    Client refused = new Client(instance.url(), client(other));
                    assertThatThrownBy(() -> refused.get("/health/live"))
                            .as(other)
                            .hasCauseInstanceOf(IOException.class);
                }
                assertThatThrownBy(() -> new Client(instance.url()).get("/health/live"))
                        .hasRootCauseInstanceOf(Exception.class)
                        .hasCauseInstanceOf(SSLException.class);
            }
        }
    }

    @Test
    void shouldQueryEachOtherByToken_andTrustTheConfiguredCertificates() {
        try (TestBed bed = bed("token");
                Instances instances = new Instances(bed, folder.resolve("token"))) {
            begin(instances, Map.of("http.tls.client.auth", "none", "http.token", secret("token")));
            for (ServedApplication instance : instances.all()) {
                Client client = new Client(instance.url(), client("trusted"));
                assertThat(client.get("/api/v1/series").statusCode()).isEqualTo(401);
                assertAnswersForAll(client, "Authorization", "Bearer a-token-of-this-test");
            }
        }
    }

    @Test
    void shouldNameTheKeyStore_whenItCannotBeOpened() {
        WebSettings.Tls tls = new WebSettings.Tls(
                keys.store("one").toString(),
                Keys.PASSWORD,
                keys.store("trusted").toString(),
                "wrong",
                true);
        assertThatThrownBy(() -> ClientTls.context(tls))
                .isInstanceOf(StartException.class)
                .hasMessageContaining(
                        "http.tls.truststore: expected a PKCS12 file that can be opened with its password, got "
                                + keys.store("trusted"))
                .hasMessageNotContaining("wrong");
    }

    private static TestBed bed(String name) {
        return new TestBed(broker.bootstrapServers(), name, folder).set("topics.partitions", "4");
    }

    private static void begin(Instances instances, Map<String, String> own) {
        for (String name : List.of("one", "two")) {
            Map<String, String> settings = new TreeMap<>(own);
            settings.put("http.tls.keystore", keys.store(name).toString());
            settings.put("http.tls.keystore.password", secret("password"));
            settings.put("http.tls.truststore", keys.store("trusted").toString());
            settings.put("http.tls.truststore.password", secret("password"));
            settings.put("config.providers", "file");
            settings.put("config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider");
            instances.start(settings);
        }
        instances.await(2);
        instances.feed(SERIES, 3);
    }

    private static String secret(String key) {
        return "${file:" + folder.resolve("secrets.properties") + ":" + key + "}";
    }

    private static void assertAnswersForAll(Client client, String... headers) {
        for (String series : SERIES) {
            HttpResponse<String> state = client.get("/api/v1/series/" + series + "/state", headers);
            assertThat(state.statusCode()).as(state.body()).isEqualTo(200);
        }
        JsonNode list = Waiting.until("the series of all instances")
                .until(
                        () -> Client.parse(client.get("/api/v1/series", headers).body()),
                        answer -> answer.get("unreachableInstances").isEmpty());
        assertThat(list.get("total").asInt()).isEqualTo(SERIES.size());
    }

    private static HttpClient client(String shown) {
        return HttpClient.newBuilder()
                .sslContext(ClientTls.context(new WebSettings.Tls(
                        keys.store(shown).toString(),
                        Keys.PASSWORD,
                        keys.store("trusted").toString(),
                        Keys.PASSWORD,
                        true)))
                .build();
    }
}
