package io.spindrift.registry;

import io.spindrift.json.SchemaDocument;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * Reads schemas from a registry over HTTP, with Confluent's interface, which others offer as well:
 * {@code GET /schemas/ids/{id}}. A failed request is repeated at growing intervals, until the retry timeout of the
 * settings.
 */
final class SchemaRegistry {
    private static final int MAX_RESPONSE_BYTES = 4 << 20;
    private static final int NOT_FOUND = 404;
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final long FIRST_WAIT_MILLIS = 100;
    private static final long MAX_WAIT_MILLIS = 5_000;

    private final RegistrySettings settings;
    /** Null until the first request. A client has a thread, and some commands read settings without any request. */
    private HttpClient client;

    SchemaRegistry(RegistrySettings settings) {
        this.settings = settings;
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(settings.timeout())
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
        return client;
    }

    /**
     * Returns the schema of an id; empty if the registry does not know it.
     *
     * @throws RegistryException if the registry does not answer
     */
    Optional<SchemaDocument> byId(int id) {
        return get("/schemas/ids/" + id + "?format=serialized");
    }

    /** Returns the schema of a version of a subject, for a reference from another schema. */
    Optional<SchemaDocument> byVersion(String subject, int version) {
        String name = URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
        return get("/subjects/" + name + "/versions/" + version + "?format=serialized");
    }

    private Optional<SchemaDocument> get(String path) {
        long end = System.nanoTime() + settings.retryTimeout().toNanos();
        long wait = FIRST_WAIT_MILLIS;
        for (int attempt = 0; ; attempt++) {
            URI url = settings.urls().get(attempt % settings.urls().size());
            try {
                return request(url, path);
            } catch (IOException e) {
                if (System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(wait) > end) {
                    throw new RegistryException(
                            "schema registry " + url + ": expected an answer to GET " + path + ", got " + reason(e), e);
                }
            }
            pause(wait);
            wait = Math.min(2 * wait, MAX_WAIT_MILLIS);
        }
    }

    /** Returns why a request failed. The messages of the HTTP client differ, and some are null. */
    private String reason(IOException failure) {
        if (failure instanceof HttpTimeoutException) {
            return "none within " + settings.timeout().toMillis() + " ms (schema.registry.timeout.ms)";
        }
        if (failure instanceof ConnectException) {
            return "no connection";
        }
        if (failure instanceof SSLException) {
            return "no TLS connection; does the JVM trust its certificate (javax.net.ssl.trustStore)?";
        }
        return failure instanceof AnswerException ? failure.getMessage() : "a broken connection";
    }

    /** An answer that does not come from a schema registry, or reports an error. */
    private static final class AnswerException extends IOException {
        private static final long serialVersionUID = 1L;

        AnswerException(String message) {
            super(message);
        }
    }

    private Optional<SchemaDocument> request(URI url, String path) throws IOException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create(url.toString().replaceAll("/+$", "") + path))
                .timeout(settings.timeout())
                .header("Accept", "application/vnd.schemaregistry.v1+json, application/json");
        settings.authorization().ifPresent(value -> builder.header("Authorization", value));
        try {
            HttpResponse<InputStream> answer = client().send(builder.build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return document(answer.statusCode(), body.readNBytes(MAX_RESPONSE_BYTES + 1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException("interrupted while waiting for the schema registry", e);
        }
    }

    private static Optional<SchemaDocument> document(int status, byte[] body) throws IOException {
        if (status == NOT_FOUND && SchemaDocument.saysNotFound(body)) {
            return Optional.empty();
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            throw new AnswerException("status " + status + ": access denied (schema.registry.user, .password, .token)");
        }
        if (status != OK) {
            throw new AnswerException("status " + status);
        }
        if (body.length > MAX_RESPONSE_BYTES) {
            throw new AnswerException("more than " + MAX_RESPONSE_BYTES + " bytes");
        }
        try {
            return Optional.of(SchemaDocument.of(body));
        } catch (IOException e) {
            throw new AnswerException(e.getMessage());
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException("interrupted while waiting for the schema registry", e);
        }
    }
}
