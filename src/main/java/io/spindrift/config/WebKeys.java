package io.spindrift.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import io.spindrift.live.LiveSettings;
import io.spindrift.web.WebSettings;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of the page, the queries and the metrics. */
final class WebKeys {
    private static final String PORT = "http.port";
    private static final String HOST = "http.host";
    private static final String ADVERTISED = "http.advertised";
    private static final String TOKEN = "http.token";
    private static final String KEYSTORE = "http.tls.keystore";
    private static final String KEYSTORE_PASSWORD = "http.tls.keystore.password";
    private static final String TRUSTSTORE = "http.tls.truststore";
    private static final String TRUSTSTORE_PASSWORD = "http.tls.truststore.password";
    private static final String CLIENT_AUTH = "http.tls.client.auth";
    private static final String STALE_READS = "http.stale.reads";
    private static final String SERIES = "http.series.max";
    private static final String POINTS = "http.history.points";

    private static final String REQUIRED = "required";
    private static final int PORT_BY_DEFAULT = 8080;
    private static final int MAX_PORT = 65_535;
    private static final int SERIES_BY_DEFAULT = 1000;
    private static final int POINTS_BY_DEFAULT = 300;
    private static final int MAX = 1_000_000;

    private WebKeys() {}

    static void define(ConfigDef def) {
        Group group = new Group(def, "Page, queries, metrics");
        group.whole(
                PORT,
                PORT_BY_DEFAULT,
                Bounds.between(WebSettings.OFF, MAX_PORT),
                MEDIUM,
                "Port of the page, the queries over HTTP, health and metrics; 0 for any free port, -1 for no server.");
        group.text(
                HOST,
                "127.0.0.1",
                MEDIUM,
                "Address that the server binds to. An address that is not a loopback address needs http.token or "
                        + "mutual TLS (http.tls.truststore).");
        group.textOrEmpty(
                ADVERTISED,
                MEDIUM,
                "host:port at which other instances reach this one, to query its series; http.host and http.port if "
                        + "empty.");
        group.secret(
                TOKEN,
                MEDIUM,
                "Token that requests must send, as Authorization: Bearer; only health is answered without it. A "
                        + "reference to a config provider, such as ${env:HTTP_TOKEN} or ${file:/run/secrets/spindrift:token}.");
        group.textOrEmpty(
                KEYSTORE, MEDIUM, "PKCS12 file with the key and the certificate of the server; empty for no TLS.");
        group.secret(KEYSTORE_PASSWORD, MEDIUM, "Password of that file, as a reference to a config provider.");
        group.textOrEmpty(
                TRUSTSTORE,
                MEDIUM,
                "PKCS12 file with the trusted certificates, of the other instances and of clients. Empty: instances "
                        + "trust the certificates that the JVM trusts, and every client with the token may connect.");
        group.secret(TRUSTSTORE_PASSWORD, MEDIUM, "Password of that file, as a reference to a config provider.");
        group.choice(
                CLIENT_AUTH,
                REQUIRED,
                MEDIUM,
                "required (mutual TLS): clients must present a certificate that http.tls.truststore trusts, if that "
                        + "is set. none: the truststore is used only for requests to other instances.",
                REQUIRED,
                "none");
        group.flag(
                STALE_READS,
                false,
                LOW,
                "Whether an instance answers queries from a standby copy of a series, which may be behind.");
        group.whole(
                SERIES,
                SERIES_BY_DEFAULT,
                Bounds.between(1, MAX),
                LOW,
                "Maximum number of series on the page: the most recent ones.");
        group.whole(
                POINTS,
                POINTS_BY_DEFAULT,
                Bounds.between(2, 100_000),
                LOW,
                "Number of last observations of each series on the page.");
    }

    /** @param given the settings as text, before references to config providers are resolved */
    static WebSettings settings(AbstractConfig parsed, Map<String, String> given) {
        return new WebSettings(
                parsed.getString(HOST),
                parsed.getInt(PORT),
                notEmpty(parsed.getString(ADVERTISED)),
                Secrets.of(parsed, given, TOKEN),
                tls(parsed, given),
                parsed.getBoolean(STALE_READS),
                new LiveSettings(parsed.getInt(SERIES), parsed.getInt(POINTS)));
    }

    private static Optional<WebSettings.Tls> tls(AbstractConfig parsed, Map<String, String> given) {
        if (parsed.getString(KEYSTORE).isBlank()
                && !parsed.getString(TRUSTSTORE).isBlank()) {
            throw new ConfigurationException(TRUSTSTORE + ": expected " + KEYSTORE + " with it, got none");
        }
        return notEmpty(parsed.getString(KEYSTORE))
                .map(keyStore -> new WebSettings.Tls(
                        keyStore,
                        Secrets.of(parsed, given, KEYSTORE_PASSWORD).orElse(""),
                        notEmpty(parsed.getString(TRUSTSTORE)).orElse(null),
                        Secrets.of(parsed, given, TRUSTSTORE_PASSWORD).orElse(""),
                        parsed.getString(CLIENT_AUTH).equals(REQUIRED)));
    }

    private static Optional<String> notEmpty(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
