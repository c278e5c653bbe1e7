package io.spindrift.web;

import io.spindrift.live.LiveSettings;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;

/**
 * Requests as bytes, past the socket, to a server that wants a token and has no application yet: whole ones without the token, and
 * paths and parameters with it.
 */
public final class RequestFuzz {
    private static final String TOKEN = "a-token-that-nobody-guesses-0123456789";
    private static final LocalConnector SERVER = start();
    private static final byte[] BEGIN = bytes("GET /api/v1/series");
    private static final byte[] END =
            bytes(" HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer " + TOKEN + "\r\n\r\n");

    private RequestFuzz() {}

    private static LocalConnector start() {
        WebSettings settings = new WebSettings(
                "127.0.0.1",
                0,
                Optional.empty(),
                Optional.of(TOKEN),
                Optional.empty(),
                false,
                new LiveSettings(10, 10));
        Server jetty = WebServer.start(settings).jetty();
        HttpConnectionFactory http = jetty.getConnectors()[0].getConnectionFactory(HttpConnectionFactory.class);
        LocalConnector connector = new LocalConnector(jetty, new HttpConnectionFactory(http.getHttpConfiguration()));
        jetty.addConnector(connector);
        try {
            connector.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return connector;
    }

    public static void fuzzerTestOneInput(byte[] bytes) throws Exception {
        if (bytes.length < 2) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
        boolean known = bytes[0] % 2 == 0;
        String text = new String(rest, StandardCharsets.ISO_8859_1);
        // Streams of events do not end.
        if (known && (text.contains("events") || text.contains("%") || text.contains("\r") || text.contains("\n"))) {
            return;
        }
        String answer = ask(known ? withToken(rest) : rest);
        if (answer.startsWith("HTTP/1.1 500")) {
            throw new AssertionError(answer);
        }
        if (!known && answer.startsWith("HTTP/1.1 200") && answer.contains("\"total\"")) {
            throw new AssertionError("answered without a token: " + answer);
        }
    }

    private static byte[] withToken(byte[] path) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(BEGIN);
        request.writeBytes(path);
        request.writeBytes(END);
        return request.toByteArray();
    }

    private static String ask(byte[] request) throws Exception {
        try (LocalConnector.LocalEndPoint connection = SERVER.connect()) {
            connection.addInput(ByteBuffer.wrap(request));
            // Nothing more comes: a request that is not whole is refused, or left without an answer.
            connection.addInputEOF();
            ByteBuffer answer = connection.waitForResponse(false, 5, TimeUnit.SECONDS);
            return answer == null
                    ? ""
                    : StandardCharsets.ISO_8859_1.decode(answer).toString();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
