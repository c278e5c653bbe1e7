package io.spindrift.web;

import io.javalin.config.JavalinConfig;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The configuration of Jetty: allowed paths, and TLS. */
final class Connector {
    private static final int HEADER_BYTES = 8 * 1024;
    private static final String PKCS12 = "PKCS12";
    private static final String TLS_1_1_AND_BEFORE = "(TLSv1|TLSv1\\.1|SSL.*)";

    private Connector() {}

    static void configure(JavalinConfig config, WebSettings settings) {
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(HEADER_BYTES);
            // The name of a series may contain a slash and any other character of a key.
            http.setUriCompliance(UriCompliance.from(java.util.EnumSet.of(
                    Violation.AMBIGUOUS_PATH_SEPARATOR,
                    Violation.AMBIGUOUS_PATH_ENCODING,
                    Violation.SUSPICIOUS_PATH_CHARACTERS,
                    Violation.ILLEGAL_PATH_CHARACTERS)));
        });
        config.jetty.modifyServletContextHandler(
                handler -> handler.getServletHandler().setDecodeAmbiguousURIs(true));
        settings.tls()
                .ifPresent(tls -> config.jetty.addConnector((server, http) -> {
                    HttpConfiguration secure = new HttpConfiguration(http);
                    secure.addCustomizer(new SecureRequestCustomizer(false));
                    ServerConnector connector = new ServerConnector(
                            server,
                            new SslConnectionFactory(context(tls), "http/1.1"),
                            new HttpConnectionFactory(secure));
                    connector.setHost(settings.host());
                    connector.setPort(settings.port());
                    return connector;
                }));
    }

    private static SslContextFactory.Server context(WebSettings.Tls tls) {
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStoreType(PKCS12);
        context.setKeyStorePath(tls.keyStore());
        context.setKeyStorePassword(tls.keyStorePassword());
        context.setExcludeProtocols(TLS_1_1_AND_BEFORE);
        if (tls.asksForCertificates()) {
            context.setTrustStoreType(PKCS12);
            context.setTrustStorePath(tls.trustStore());
            context.setTrustStorePassword(tls.trustStorePassword());
            context.setNeedClientAuth(true);
        }
        return context;
    }
}
