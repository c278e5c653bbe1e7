package io.spindrift.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spindrift.live.LiveSettings;
import io.spindrift.runtime.StartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code http.host} as an IPv6 address. */
final class Ipv6AddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"::1", "[::1]"})
    void shouldHaveBracketsInLogsAndAnswers(String host) throws IOException {
        assumeTrue(hasIpv6(), "this machine has an IPv6 loopback address");
        try (WebServer server = WebServer.start(settings(host, 0))) {
            assertThat(server.url()).matches("http://\\[::1]:[0-9]+");
            assertThat(new Client(server.url()).get("/health/live").statusCode())
                    .isEqualTo(200);
            int taken = Integer.parseInt(server.url().replaceAll(".*:", ""));
            assertThatThrownBy(() -> WebServer.start(settings(host, taken)).close())
                    .isInstanceOf(StartException.class)
                    .hasMessageStartingWith("http.port: expected a free port, got [::1]:" + taken);
        }
    }

    private static boolean hasIpv6() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static WebSettings settings(String host, int port) {
        return new WebSettings(
                host, port, Optional.empty(), Optional.empty(), Optional.empty(), false, new LiveSettings(10, 10));
    }
}
