package io.spindrift.web;

import io.spindrift.live.LiveSettings;
import io.spindrift.runtime.Addresses;
import java.util.Optional;

/**
 * The settings of the HTTP server.
 *
 * @param host the address that the server binds to; an IPv6 address with or without brackets
 * @param port the port; 0 for any free port; {@link #OFF} for no server
 * @param advertised the host and port at which other instances reach this one, if they differ from host and port
 * @param token the token that requests must send, if any
 * @param tls the TLS settings, if any
 * @param staleReads whether a standby copy answers if the active instance does not
 * @param live the size of the live view
 */
public record WebSettings(
        String host,
        int port,
        Optional<String> advertised,
        Optional<String> token,
        Optional<Tls> tls,
        boolean staleReads,
        LiveSettings live) {

    /** The port that means no server. */
    public static final int OFF = -1;

    /**
     * Keys and certificates, as PKCS12 files.
     *
     * @param keyStore the key and certificate of the server
     * @param keyStorePassword its password
     * @param trustStore the certificates of the other instances and of clients; or null
     * @param trustStorePassword its password, or null
     * @param mutual whether clients must present a certificate of the trust store, if there is one
     */
    public record Tls(
            String keyStore, String keyStorePassword, String trustStore, String trustStorePassword, boolean mutual) {

        /** Returns whether clients must present a certificate. */
        boolean asksForCertificates() {
            return mutual && trustStore != null;
        }

        @Override
        public String toString() {
            return "Tls[keyStore=" + keyStore + ", trustStore=" + trustStore + ", mutual=" + mutual + "]";
        }
    }

    public WebSettings {
        host = Addresses.unbracketed(host);
        advertised = advertised.map(Addresses::normalized);
        boolean protectedWell =
                token.isPresent() || tls.map(Tls::asksForCertificates).orElse(false);
        if (port != OFF && !protectedWell && !loopback(host)) {
            throw new IllegalArgumentException(
                    "http.host: expected a loopback address, or http.token, or http.tls.truststore, because everybody "
                            + "who can reach " + host + " could read all series; got neither");
        }
    }

    /** Returns whether there is a server. */
    public boolean on() {
        return port != OFF;
    }

    private static boolean loopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    /** Omits the token. */
    @Override
    public String toString() {
        return "WebSettings[host=" + host + ", port=" + port + ", advertised=" + advertised + ", token="
                + (token.isPresent() ? "given" : "none") + ", tls=" + tls + "]";
    }
}
