package io.spindrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.spindrift.waiting.Waiting;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnswersTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static HttpServer server;

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    /** An instance that answers with a status, or with none. */
    private static CompletableFuture<HttpResponse<byte[]>> instance(String says) {
        if (says.equals("silent")) {
            return CompletableFuture.failedFuture(new ConnectException());
        }
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/" + says;
        return CLIENT.sendAsync(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
    }

    private static String status(CompletableFuture<Optional<HttpResponse<byte[]>>> best) {
        return best.handle((answer, failure) -> failure != null
                        ? "silent"
                        : answer.map(each -> Integer.toString(each.statusCode()))
                                .orElse("nobody"))
                .orTimeout(Waiting.BOUND.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "404 404;         404",
                "404 503;         503",
                "503 404;         503",
                "404 silent;      silent",
                "silent 404 404;  silent",
                "silent 503 404;  503",
                "silent 404 200;  200",
                "503 200 silent;  200",
                "404 400;         400",
            })
    void shouldReportNotFound_whenAllInstancesDo(String said, String expected) {
        List<CompletableFuture<HttpResponse<byte[]>>> all =
                Arrays.stream(said.split(" ")).map(AnswersTest::instance).toList();
        assertThat(status(Answers.best(all))).isEqualTo(expected);
        assertThat(status(Answers.best(all.get(0), () -> all.subList(1, all.size()))))
                .isEqualTo(expected);
    }

    @Test
    void shouldGiveNoAnswer_whenThereAreNoInstances() {
        assertThat(status(Answers.best(List.of()))).isEqualTo("nobody");
    }

    @Test
    void shouldNotWaitForOthers_whenOneHasTheSeries() {
        CompletableFuture<HttpResponse<byte[]>> never = new CompletableFuture<>();
        assertThat(status(Answers.best(List.of(never, instance("404"), instance("200"), never))))
                .isEqualTo("200");
        assertThat(status(Answers.best(instance("503"), () -> List.of(never, instance("200")))))
                .isEqualTo("200");
        assertThat(never).isNotDone();
    }

    @Test
    void shouldQueryOnlyTheLikelyInstance_whenItHasTheSeries() {
        assertThat(status(Answers.best(instance("200"), () -> {
                    throw new AssertionError("asked");
                })))
                .isEqualTo("200");
    }
}
