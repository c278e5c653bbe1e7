package io.spindrift.web;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/** Sends requests to other instances over HTTP. An instance that receives such a request asks no further instance. */
final class PeerClient {
    /** The header that marks requests from an instance, with its address. */
    static final String FORWARDED = "Spindrift-Forwarded";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** The timeout of a whole response, which may be a large state from a busy instance. */
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Supplier<String> self;
    private final boolean secure;
    private final Optional<String> token;
    private final HttpClient client;

    /**
     * @param self returns the host:port of this instance for others
     * @param tls the TLS settings of all instances, if any
     * @param token the token of all instances, if any
     */
    PeerClient(Supplier<String> self, Optional<WebSettings.Tls> tls, Optional<String> token) {
        this.self = self;
        secure = tls.isPresent();
        this.token = token;
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECT);
        tls.ifPresent(each -> builder.sslContext(ClientTls.context(each)));
        client = builder.build();
    }

    /** Returns the reason why an instance did not respond. The HTTP client has many messages, or none. */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && (cause instanceof CompletionException || cause instanceof ExecutionException)) {
            cause = cause.getCause();
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return "no connection within " + CONNECT.toMillis() + " ms";
        }
        if (cause instanceof HttpTimeoutException) {
            return "no response within " + ANSWER.toMillis() + " ms";
        }
        if (cause instanceof ConnectException) {
            return "no connection";
        }
        return cause instanceof SSLException ? "no TLS connection" : "a broken connection";
    }

    /** Sends a request to one instance. */
    CompletableFuture<HttpResponse<byte[]>> ask(String address, String path) {
        URI uri = URI.create((secure ? "https://" : "http://") + address + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(ANSWER).header(FORWARDED, self.get());
        // This request has been authorized already.
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return client.sendAsync(request.build(), BodyHandlers.ofByteArray());
    }
}
