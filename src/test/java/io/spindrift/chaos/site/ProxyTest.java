package io.spindrift.chaos.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.waiting.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyTest {
    private static final int PATIENCE_MILLIS = (int) Waiting.BOUND.toMillis();

    private ServerSocket server;
    private Proxy proxy;
    private Socket client;
    private Socket served;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        proxy = new Proxy(server.getLocalPort());
        client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        served = server.accept();
        client.setSoTimeout(PATIENCE_MILLIS);
        served.setSoTimeout(PATIENCE_MILLIS);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        client.close();
        served.close();
        server.close();
    }

    @Test
    void shouldForwardBytesInBothDirections() throws IOException {
        client.getOutputStream().write(7);
        assertThat(served.getInputStream().read()).isEqualTo(7);
        served.getOutputStream().write(8);
        assertThat(client.getInputStream().read()).isEqualTo(8);
    }

    @Test
    void shouldDelayAllBytes_whileItIsClosed() throws IOException {
        proxy.shut();
        client.getOutputStream().write(7);
        served.setSoTimeout(200);
        assertThatThrownBy(() -> served.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        proxy.open();
        served.setSoTimeout(PATIENCE_MILLIS);
        assertThat(served.getInputStream().read()).isEqualTo(7);
    }

    @Test
    void shouldDelayBytes() throws IOException {
        proxy.delay(300);
        long begun = System.nanoTime();
        client.getOutputStream().write(7);
        assertThat(served.getInputStream().read()).isEqualTo(7);
        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(300));
    }

    @Test
    void shouldCloseConnectionsAndAcceptNewOnes() throws IOException {
        client.getOutputStream().write(7);
        assertThat(served.getInputStream().read()).isEqualTo(7);
        proxy.reset();
        assertThat(served.getInputStream().read()).isEqualTo(-1);
        try (Socket again = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
                Socket servedAgain = server.accept()) {
            again.getOutputStream().write(9);
            servedAgain.setSoTimeout(PATIENCE_MILLIS);
            assertThat(servedAgain.getInputStream().read()).isEqualTo(9);
        }
    }
}
