package io.spindrift.runtime;

import org.apache.kafka.common.utils.Utils;

/** Formats addresses as in URLs: host:port, with brackets around an IPv6 address. */
public final class Addresses {
    private Addresses() {}

    /**
     * Returns host:port.
     *
     * @param host a name or an address; an IPv6 address with or without brackets
     */
    public static String of(String host, int port) {
        String bare = unbracketed(host);
        return (bare.indexOf(':') < 0 ? bare : "[" + bare + "]") + ":" + port;
    }

    /** Returns an address in this form. It is unchanged if Kafka does not read it as host:port. */
    public static String normalized(String address) {
        String host = Utils.getHost(address);
        Integer port = Utils.getPort(address);
        return host == null || port == null ? address : of(host, port);
    }

    /** Returns a host without brackets, as sockets expect it. */
    public static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
