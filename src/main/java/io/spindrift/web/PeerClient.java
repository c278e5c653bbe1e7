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

/** Asks other instances over HTTP; whoever is asked so asks nobody else. */
final class PeerClient {
    /** Says that an instance has been asked already, and by whom. */
    static final String FORWARDED = "Spindrift-Forwarded";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** For the whole answer, which may be a large state from a busy instance. */
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Supplier<String> self;
    private final boolean secure;
    private final Optional<String> token;
    private final HttpClient client;

    /**
     * @param self tells the host:port by which others know this instance
     * @param tls that all of them have, if any
     * @param token that all of them ask for, if any
     */
    PeerClient(Supplier<String> self, Optional<WebSettings.Tls> tls, Optional<String> token) {
        this.self = self;
        secure = tls.isPresent();
        this.token = token;
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECT);
        tls.ifPresent(each -> builder.sslContext(ClientTls.context(each)));
        client = builder.build();
    }

    /** Why one of them has not answered; the words of the HTTP client vary, or there are none. */
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
            return "no answer within " + ANSWER.toMillis() + " ms";
        }
        if (cause instanceof ConnectException) {
            return "no connection";
        }
        return cause instanceof SSLException ? "no connection by TLS" : "a connection that broke";
    }

    /** Asks one of them. */
    CompletableFuture<HttpResponse<byte[]>> ask(String address, String path) {
        URI uri = URI.create((secure ? "https://" : "http://") + address + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(ANSWER).header(FORWARDED, self.get());
        // Who asks here has been let in.
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return client.sendAsync(request.build(), BodyHandlers.ofByteArray());
    }
}
