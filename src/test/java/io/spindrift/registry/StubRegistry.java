package io.spindrift.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server that answers like a schema registry, with schemas of a test or with errors. */
public final class StubRegistry implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Map<String, Object>> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(200);
    /** Those that are still to come; below zero where there is no end of them. */
    private final AtomicInteger failures = new AtomicInteger(-1);

    public StubRegistry() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Adds a schema with an id. */
    public StubRegistry schema(int id, String type, String schema, List<Map<String, Object>> references) {
        answers.put("/schemas/ids/" + id, Map.of("schemaType", type, "schema", schema, "references", references));
        return this;
    }

    /** One that others refer to. */
    public StubRegistry version(String subject, int version, String type, String schema) {
        answers.put("/subjects/" + subject + "/versions/" + version, Map.of("schemaType", type, "schema", schema));
        return this;
    }

    /** Answers with a status from now on; 200 to answer with schemas again. */
    public void fail(int with) {
        status.set(with);
    }

    /** Answers with an error several times, and then with schemas again. */
    public void failTimes(int times, int with) {
        failures.set(times);
        status.set(with);
    }

    public List<String> asked() {
        return asked;
    }

    public List<String> authorizations() {
        return authorizations;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(exchange.getRequestURI().toString());
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        Map<String, Object> found = answers.get(path);
        if (failures.getAndDecrement() == 0) {
            status.set(200);
        }
        if (status.get() != 200) {
            send(exchange, status.get(), "unwell".getBytes(StandardCharsets.UTF_8));
        } else if (found == null) {
            send(
                    exchange,
                    404,
                    new ObjectMapper().writeValueAsBytes(Map.of("error_code", 40403, "message", "Schema not found")));
        } else {
            send(exchange, 200, new ObjectMapper().writeValueAsBytes(found));
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
