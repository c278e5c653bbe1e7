package io.spindrift.web;

import io.spindrift.live.LiveSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.eclipse.jetty.io.Connection;
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
        return new LocalConnector(jetty, new HttpConnectionFactory(http.getHttpConfiguration()));
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
        try (Socket socket = new Socket(request)) {
            Connection connection = SERVER.getDefaultConnectionFactory().newConnection(SERVER, socket);
            socket.setConnection(connection);
            connection.onOpen();
            return socket.getOutputString(StandardCharsets.ISO_8859_1);
        }
    }

    /** Has a request, and nothing more to come: one that is not whole is refused, or left without an answer. */
    private static final class Socket extends ByteArrayEndPoint {
        Socket(byte[] request) {
            super(request, 1024, true);
        }

        @Override
        protected void execute(Runnable task) {
            task.run();
        }

        @Override
        public int fill(ByteBuffer buffer) throws IOException {
            int filled = super.fill(buffer);
            return filled == 0 ? -1 : filled;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
