package io.spindrift.runtime;

import org.apache.kafka.common.utils.Utils;

/** Addresses as URLs have them: host:port, and an IPv6 address in brackets. */
public final class Addresses {
    private Addresses() {}

    /**
     * A host and a port.
     *
     * @param host a name or an address; an IPv6 address with or without brackets
     */
    public static String of(String host, int port) {
        String bare = unbracketed(host);
        return (bare.indexOf(':') < 0 ? bare : "[" + bare + "]") + ":" + port;
    }

    /** The same address in this form, as Kafka reads it; as it is where it is no host:port. */
    public static String normalized(String address) {
        String host = Utils.getHost(address);
        Integer port = Utils.getPort(address);
        return host == null || port == null ? address : of(host, port);
    }

    /** A host without brackets, as sockets take it. */
    public static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
