package io.spindrift.web;

import io.spindrift.live.LiveSettings;
import io.spindrift.runtime.Addresses;
import java.util.Optional;

/**
 * How an application is reached over HTTP.
 *
 * @param host the address that is listened on; an IPv6 address with or without brackets
 * @param port 0 for one that is free; {@link #OFF} for none
 * @param advertised the host and port by which other instances reach this one, if not host and port
 * @param token that requests must bring, if any
 * @param tls of the connection, if any
 * @param staleReads whether a copy answers where the instance that works on a series does not
 * @param live how much is remembered for people
 */
public record WebSettings(
        String host,
        int port,
        Optional<String> advertised,
        Optional<String> token,
        Optional<Tls> tls,
        boolean staleReads,
        LiveSettings live) {

    /** No server. */
    public static final int OFF = -1;

    /**
     * Keys and certificates, as PKCS12 files.
     *
     * @param keyStore of the server
     * @param keyStorePassword its password
     * @param trustStore of the other instances, and of whoever else may connect; or null
     * @param trustStorePassword its password, or null
     * @param mutual whether whoever connects must show a certificate that the trust store has, where there is one
     */
    public record Tls(
            String keyStore, String keyStorePassword, String trustStore, String trustStorePassword, boolean mutual) {

        /** Whether a certificate is asked for. */
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
                    "http.host: expected a loopback address, or http.token, or http.tls.truststore, "
                            + "since whoever reaches " + host + " could read all series; got neither");
        }
    }

    /** Whether there is a server. */
    public boolean on() {
        return port != OFF;
    }

    private static boolean loopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    /** Says nothing of the token. */
    @Override
    public String toString() {
        return "WebSettings[host=" + host + ", port=" + port + ", advertised=" + advertised + ", token="
                + (token.isPresent() ? "given" : "none") + ", tls=" + tls + "]";
    }
}
