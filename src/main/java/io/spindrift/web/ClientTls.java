package io.spindrift.web;

import io.spindrift.runtime.StartException;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The TLS context of requests to other instances: the instance's own certificate, and the certificates of its trust store. */
final class ClientTls {
    private ClientTls() {}

    /**
     * Returns a context for clients. Without a trust store it trusts the certificates that the JVM trusts.
     *
     * @throws StartException if a store cannot be read
     */
    static SSLContext context(WebSettings.Tls tls) {
        KeyStore own = load("http.tls.keystore", tls.keyStore(), tls.keyStorePassword());
        KeyStore others = tls.trustStore() == null
                ? null
                : load("http.tls.truststore", tls.trustStore(), tls.trustStorePassword());
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, tls.keyStorePassword().toCharArray());
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(others);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw unusable("http.tls.keystore", tls.keyStore(), e);
        }
    }

    private static KeyStore load(String setting, String file, String password) {
        try {
            return KeyStore.getInstance(new File(file), password.toCharArray());
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw unusable(setting, file, e);
        }
    }

    private static StartException unusable(String setting, String file, Exception e) {
        return new StartException(
                setting + ": expected a PKCS12 file that can be opened with its password, got " + file + " ("
                        + e.getMessage() + ")",
                e);
    }
}
