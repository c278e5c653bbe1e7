package io.spindrift.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.memory.InstanceMemory;
import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.model.train.Defaults;
import io.spindrift.model.train.ParticleFilterSettings;
import io.spindrift.model.train.RlsSettings;
import io.spindrift.runtime.RuntimeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigurationTest {
    @TempDir
    private Path folder;

    @Test
    void shouldPreferTheLaterSource() throws IOException {
        Path file = folder.resolve("app.properties");
        Files.writeString(
                file, "bootstrap.servers=file:1\nmodel=pf-block\nseries.lags=2\nmodel.units=3\npf.particles=4\n");
        Configuration configuration = new Configuration(new Sources()
                .file(file)
                .environment(Map.of("SPINDRIFT_MODEL_UNITS", "5", "SPINDRIFT_PF_PARTICLES", "6", "HOME", "/"))
                .settings(Map.of("pf.particles", "7")));
        assertThat(configuration.series().lags()).isEqualTo(2);
        assertThat(filter(configuration).network().units()).isEqualTo(5);
        assertThat(filter(configuration).particles()).isEqualTo(7);
        assertThat(configuration.series().scaleWindow()).isEqualTo(1000);
    }

    /** Commands read partitions without being in the group, and a consumer does not know this protocol. */
    @Test
    void shouldNotGiveTheGroupProtocolToConsumers() {
        Configuration configuration = configuration(Map.of("group.protocol", "streams"));
        assertThat(configuration.kafka()).containsEntry("group.protocol", "streams");
        assertThat(configuration.consumer()).doesNotContainKey("group.protocol");
    }

    @Test
    void shouldPassKafkasOwnPropertiesOn() {
        Map<String, Object> kafka = configuration(Map.of(
                        "num.stream.threads", "3",
                        "producer.linger.ms", "7",
                        "security.protocol", "SSL",
                        "kafka.my.plugin.key", "x"))
                .kafka();
        assertThat(kafka)
                .containsEntry("num.stream.threads", "3")
                .containsEntry("producer.linger.ms", "7")
                .containsEntry("security.protocol", "SSL")
                .containsEntry("my.plugin.key", "x")
                .containsEntry("bootstrap.servers", "localhost:9092")
                .doesNotContainKey("series.lags");
    }

    @Test
    void shouldIgnoreVariablesThatNameNoSetting() {
        Sources sources = new Sources().environment(Map.of("SPINDRIFT_PORT", "tcp://10.0.0.1:80"));
        assertThat(sources.merged()).isEmpty();
        assertThat(sources.ignored()).containsExactly("SPINDRIFT_PORT");
    }

    @Test
    void shouldResolveSecretsByConfigProviders() throws IOException {
        Path secrets = folder.resolve("secrets.properties");
        Files.writeString(secrets, "units=6\n");
        Configuration configuration = configuration(Map.of(
                "model", "pf-block",
                "config.providers", "file",
                "config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider",
                "model.units", "${file:" + secrets + ":units}"));
        assertThat(filter(configuration).network().units()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "label.timeout | 5 | label.timeout: expected a setting of Spindrift or Kafka, got an unknown one; "
                        + "is 'label.timeout.ms' meant? (Settings of plug-ins go behind the prefix 'kafka.'.)",
                "no.such.thing.at.all | 5 | no.such.thing.at.all: expected a setting of Spindrift or Kafka, got an unknown "
                        + "one. (Settings of plug-ins go behind the prefix 'kafka.'.)",
                "series.lags | 0 | series.lags: expected 1 to 1000, got 0",
                "series.lags | many | series.lags: expected whole number, 1 to 1000, got many",
                "model.tuning.pf.process.noise.stddev | NaN | model.tuning.pf.process.noise.stddev: expected 0 to 1, got NaN",
                "model.tuning.noise.ratio | 0 | model.tuning.noise.ratio: expected 0.000001 to 100, got 0",
                "series.horizons | 3,1 | series.horizons: expected whole numbers from 1 to 96 or ranges of them, ascending, separated by "
                        + "commas, got [3, 1]",
                "topics.create | perhaps | topics.create: expected true or false, got perhaps",
            })
    void shouldNameTheExpectedAndTheActualValue(String name, String value, String message) {
        assertThatThrownBy(() -> configuration(Map.of(name, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    @Test
    void shouldCheckSettingsThatDependOnEachOther() {
        assertThatThrownBy(() ->
                        configuration(Map.of("dedup.window.observations", "10")).runtime())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("dedup.window.observations: expected at least labels.pending.max, 1000, got 10");
        assertThatThrownBy(
                        () -> configuration(Map.of("scores.topic", "forecasts")).runtime())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(
                        "scores.topic: expected a topic that no other setting names, got 'forecasts', as in forecasts.topic");
        assertThatThrownBy(() ->
                        configuration(Map.of("http.tls.truststore", "t.p12")).web())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("http.tls.truststore: expected http.tls.keystore with it, got none");
        // A certificate that nobody has to show protects nothing.
        assertThatThrownBy(() -> configuration(Map.of(
                                "http.host", "0.0.0.0",
                                "http.tls.keystore", "k.p12",
                                "http.tls.truststore", "t.p12",
                                "http.tls.client.auth", "none"))
                        .web())
                .hasMessageStartingWith("http.host: expected a loopback address, or http.token");
    }

    @Test
    void shouldRequireAFileThatCanBeReadAndBrokers() {
        assertThatThrownBy(() -> new Sources().file(folder.resolve("absent")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith("absent: expected a file, got none");
        assertThatThrownBy(() -> new Configuration(new Sources()))
                .hasMessage("bootstrap.servers: expected at least one host:port, got nothing");
    }

    @Test
    void shouldPassTransactionalStoresToKafkaStreams() {
        assertThat(runtime(Map.of()).kafka()).containsEntry("enable.transactional.statestores", false);
        assertThat(runtime(Map.of("stores.transactional", "true")).kafka())
                .containsEntry("enable.transactional.statestores", true);
        assertThatThrownBy(() -> runtime(Map.of("enable.transactional.statestores", "true")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("enable.transactional.statestores: expected stores.transactional in its place, got true");
    }

    @Test
    void shouldRemainInTheGroupAtCloseIfMembershipIsStatic() {
        assertThat(runtime(Map.of()).lifecycle().leaveGroup()).isTrue();
        assertThat(runtime(Map.of("group.instance.id", "a")).lifecycle().leaveGroup())
                .isFalse();
        assertThat(runtime(Map.of("group.instance.id", "a", "close.leave.group", "true"))
                        .lifecycle()
                        .leaveGroup())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "value.format | avro | schema.registry.url: expected the address of a registry, since value.format or key.format needs one, "
                        + "got nothing",
                "value.format | xml | value.format: expected json, json-schema, avro, protobuf, got xml",
                "fields.value | value | fields.value: expected a pointer that begins with /, such as "
                        + "/sensors/0/temp, or # for the whole value, got 'value'",
                "fields.value | a=/a,/b | fields.value: expected a name for each of several values, such as "
                        + "temperature=/sensors/0/temp, got /b without",
                "fields.value | a=/a,a=/b | fields.value: expected different names, got a, a",
                "fields.value | a/b=/a | fields.value: expected a name of at most 128 characters without a space, comma, "
                        + "slash or equals sign, got 'a/b'",
                "fields.x | '' | fields.x: expected JSON pointers, separated by commas, got []",
                "fields.id | id | fields.id: expected a pointer that begins with /, such as /sensors/0/temp, or # "
                        + "for the whole value, got 'id'",
                "fields.time.unit | min | fields.time.unit: expected s, ms, us, ns, got min",
            })
    void shouldGiveTheReason_whenFieldSettingsAreInvalid(String name, String value, String reason) {
        Configuration configuration;
        try {
            configuration = configuration(Map.of(name, value));
        } catch (ConfigurationException e) {
            assertThat(e).hasMessageContaining(reason);
            return;
        }
        assertThatThrownBy(configuration::runtime)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schema.registry.password | hunter2 | schema.registry.password: expected a reference to a config provider, such "
                        + "as ${env:NAME} or ${file:PATH:KEY}, got a text of 7 characters",
                "schema.registry.password | ${env:NONE_SUCH} | schema.registry.password: expected a secret that a config "
                        + "provider knows, got none behind ${env:NONE_SUCH}",
                "schema.registry.user | me | schema.registry.user: expected a user together with "
                        + "schema.registry.password, got only one of them",
                "schema.registry.url | ftp://a | schema.registry.url: expected http://host:port or https://host, got ftp://a",
                "schema.registry.url | http://me:hunter2@a | schema.registry.url: expected no user in an address, but "
                        + "schema.registry.user and schema.registry.password, got one",
            })
    void shouldKeepTheSecretsOfTheRegistry(String name, String value, String reason) {
        Map<String, String> settings =
                new java.util.HashMap<>(Map.of("value.format", "avro", "schema.registry.url", "http://localhost:1"));
        settings.put(name, value);
        assertThatThrownBy(() -> configuration(settings).runtime())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(reason);
    }

    @Test
    void shouldGenerateTheReferenceInTheDocs() throws IOException {
        assertThat(Path.of("docs", "configuration.md"))
                .as("run: make reference")
                .content()
                .isEqualTo(Configuration.reference());
        assertThat(Path.of("docs", "tuning.md"))
                .as("run: make reference")
                .content()
                .isEqualTo(Configuration.tuningReference());
    }

    @Test
    void shouldApplySettingsOverTheDefaultsOfEachModel() {
        assertThat(configuration(Map.of("model", "pf")).series().learner()).isEqualTo(Defaults.PAPER);
        assertThat(configuration(Map.of("model", "pf-readout")).series().learner())
                .isEqualTo(Defaults.READOUT);
        assertThat(configuration(Map.of("model", "pf-diagonal")).series().learner())
                .isEqualTo(Defaults.DIAGONAL);
        assertThat(configuration(Map.of("model", "pf-block")).series().learner())
                .isEqualTo(Defaults.BLOCK);
        assertThat(configuration(Map.of("model", "mlp")).series().learner()).isEqualTo(Defaults.MLP);
        assertThat(configuration(Map.of()).series().learner()).isEqualTo(BlendSettings.FULL);
        assertThat(configuration(Map.of("model", "blend-linear")).series().learner())
                .isEqualTo(BlendSettings.LINEAR);
        assertThat(configuration(Map.of("model", "sgd")).series().learner()).isEqualTo(Defaults.SGD);
        assertThat(configuration(Map.of("model", "ekf")).series().learner()).isEqualTo(Defaults.EKF);
        assertThat(configuration(Map.of("model", "rls")).series().learner()).isEqualTo(Defaults.RLS);
        assertThat(configuration(Map.of("model", "rls", "model.tuning.rls.forgetting.factor", "1"))
                        .series()
                        .learner())
                .isEqualTo(new RlsSettings(1, Defaults.RLS.initVariance()));
    }

    @Test
    void shouldUseFloat32AndManyLags_forABlend() {
        SeriesSettings blend = configuration(Map.of("input.mode", "series")).series();
        assertThat(blend.lags()).isEqualTo(48);
        assertThat(blend.precision()).isEqualTo(Precision.FLOAT32);
        SeriesSettings single =
                configuration(Map.of("input.mode", "series", "model", "rls")).series();
        assertThat(single.lags()).isEqualTo(8);
        assertThat(single.precision()).isEqualTo(Precision.FLOAT64);
        SeriesSettings given = configuration(Map.of("series.lags", "3", "state.precision", "float64"))
                .series();
        assertThat(given.lags()).isEqualTo(3);
        assertThat(given.precision()).isEqualTo(Precision.FLOAT64);
    }

    @Test
    void shouldKeepABlendUnderHalfAMegabyteAHorizon() {
        SeriesSettings series = configuration(Map.of("input.mode", "series")).series();
        assertThat(series.learnerBytes(0)).isLessThan(500_000);
        SeriesSettings regression =
                configuration(Map.of("input.mode", "regression")).series();
        assertThat(regression.learnerBytes(32)).isLessThan(500_000);
    }

    @Test
    void shouldReadLevelsAndTheIntervalOfHorizons() {
        SeriesSettings settings = configuration(Map.of(
                        "input.mode", "series", "prediction.interval.levels", "0.5, .9", "series.interval.ms", "60000"))
                .series();
        assertThat(settings.intervalLevels()).containsExactly(0.5, 0.9);
        assertThat(settings.horizons().intervalMillis()).isEqualTo(60_000);
        assertThat(configuration(Map.of("prediction.interval.levels", ""))
                        .series()
                        .intervalLevels())
                .isEmpty();
    }

    @Test
    void shouldReadBoundsOfForecasts() {
        assertThat(configuration(Map.of()).series().forecastBounds()).isEqualTo(ForecastBounds.NONE);
        assertThat(configuration(Map.of("forecast.min", "-2.5")).series().forecastBounds())
                .isEqualTo(new ForecastBounds(-2.5, Double.POSITIVE_INFINITY));
        assertThatThrownBy(() -> configuration(Map.of("forecast.min", "5", "forecast.max", "3"))
                        .series())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("forecast.min: expected at most forecast.max, 3, got 5");
    }

    @Test
    void shouldReadBoundsOfForecasts_fromARule() {
        RuleSettings rules = new RuleSettings(Map.of("bootstrap.servers", "none:0", "forecast.min", "0"));
        assertThat(rules.resolve(Map.of("forecast.max", "9")).series().forecastBounds())
                .isEqualTo(new ForecastBounds(0, 9));
        assertThatThrownBy(() -> rules.resolve(Map.of("forecast.max", "-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("forecast.min: expected at most forecast.max, -1, got 0");
    }

    @Test
    void shouldReachEveryCellAndArchitectureByEveryTrainer() {
        for (String model : List.of("sgd", "ekf", "pf", "pf-block")) {
            for (String cell : List.of("lstm", "gru", "rnn")) {
                for (String architecture : List.of("output-gated", "general", "ungated")) {
                    SeriesSettings settings = configuration(
                                    Map.of("model", model, "model.cell", cell, "model.architecture", architecture))
                            .series();
                    assertThat(settings.learner().create(3, 1).rollout().forecast(new double[3]))
                            .isFinite();
                }
            }
        }
    }

    @Test
    void shouldCutALongValueInTheMessage() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> configuration(Map.of("prediction.interval.levels", "0.5,".repeat(2000)))
                        .series())
                .withMessageStartingWith("prediction.interval.levels: expected at most 9 numbers from 0.01 to 0.999")
                .satisfies(e -> assertThat(e.getMessage()).hasSize(2001).endsWith("…"));
    }

    private static ParticleFilterSettings filter(Configuration configuration) {
        return (ParticleFilterSettings) configuration.series().learner();
    }

    private static RuntimeSettings runtime(Map<String, String> settings) {
        return configuration(settings).runtime();
    }

    private static Configuration configuration(Map<String, String> settings) {
        return new Configuration(new Sources()
                .settings(Map.of("bootstrap.servers", "localhost:9092"))
                .settings(settings));
    }

    @Test
    void shouldCountTheMemoryOfAllThreadsAndStores() {
        Map<String, String> settings = Map.of(
                "bootstrap.servers",
                "none:0",
                "models.cache.max.bytes",
                "300000000",
                "stores.memory.bytes",
                "50000000",
                "num.stream.threads",
                "3",
                "producer.buffer.memory",
                "20000000");
        assertThat(new Configuration(new Sources().settings(settings)).runtime().instanceMemory())
                .isEqualTo(new InstanceMemory(300_000_000, 60_000_000, 50_000_000));

        Map<String, String> transactional = new HashMap<>(settings);
        transactional.put("stores.transactional", "true");
        transactional.put("statestore.uncommitted.max.bytes", "7000000");
        assertThat(new Configuration(new Sources().settings(transactional))
                        .runtime()
                        .instanceMemory())
                .isEqualTo(new InstanceMemory(300_000_000, 60_000_000, 57_000_000));
    }
}
