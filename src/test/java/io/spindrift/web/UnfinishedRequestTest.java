package io.spindrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.live.LiveSettings;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class UnfinishedRequestTest {

    @Test
    void shouldRefuseABodyThatIsShorterThanItsLength() throws IOException {
        WebSettings settings = new WebSettings(
                "127.0.0.1",
                0,
                Optional.empty(),
                Optional.of("secret"),
                Optional.empty(),
                false,
                new LiveSettings(10, 10));
        try (WebServer server = WebServer.start(settings)) {
            URI address = URI.create(server.url());
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                socket.getOutputStream()
                        .write("POST /login HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\n\r\ntoken=a"
                                .getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                assertThat(answer)
                        .startsWith("HTTP/1.1 400 ")
                        .endsWith(
                                "\"detail\":\"expected a complete request, got a part of one\",\"instance\":\"/login\"}");
            }
        }
    }
}
