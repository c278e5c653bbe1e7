package io.spindrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.live.LiveSettings;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page behind a proxy that serves it under a path: all that it names is under that path. */
final class ProxiedPageTest {
    /** Everything that a page or a script refers to: links, files, forms, imports, queries. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:href=\"|src=\"|href: '|action: '|from '|fetch\\('|EventSource\\('|return ')([./a-z][^'\"#?]*)");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @Test
    void shouldServeAllFilesOfThePage_underAPath() throws Exception {
        try (WebServer server = server(Optional.empty());
                ReverseProxy proxy = new ReverseProxy(server.url())) {
            Set<URI> found = new TreeSet<>();
            Deque<URI> next = new ArrayDeque<>(Set.of(URI.create(proxy.url())));
            while (!next.isEmpty()) {
                URI uri = next.poll();
                if (found.add(uri) && !uri.getPath().contains("/api/")) {
                    String body = body(uri);
                    Matcher named = NAMED.matcher(body);
                    while (named.find()) {
                        // Queries are relative to the page, and imports to the script that has them.
                        URI base = named.group().startsWith("from") ? uri : URI.create(proxy.url());
                        next.add(base.resolve(named.group(1)));
                    }
                }
            }
            assertThat(found)
                    .allSatisfy(uri -> assertThat(uri.getPath()).startsWith(ReverseProxy.PATH))
                    .extracting(uri -> uri.getPath().substring(ReverseProxy.PATH.length()))
                    .contains(
                            "assets/uPlot.js",
                            "assets/text.js",
                            "assets/page.css",
                            "favicon.svg",
                            "openapi.json",
                            "metrics",
                            "login",
                            "api/v1/instance",
                            "api/v1/series/",
                            "api/v1/events");
        }
    }

    @Test
    void shouldAcceptTheToken_underAPath() throws Exception {
        try (WebServer server = server(Optional.of("secret"));
                ReverseProxy proxy = new ReverseProxy(server.url())) {
            URI instance = URI.create(proxy.url() + "api/v1/instance");
            assertThat(get(instance).statusCode()).isEqualTo(401);
            HttpRequest login = HttpRequest.newBuilder(URI.create(proxy.url() + "login"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("token=secret"))
                    .build();
            HttpResponse<String> page = http.send(login, BodyHandlers.ofString());
            assertThat(page.uri()).isEqualTo(URI.create(proxy.url()));
            assertThat(page.body()).contains("<title>Spindrift</title>");
            assertThat(get(instance).statusCode()).isEqualTo(200);
        }
    }

    private static WebServer server(Optional<String> token) {
        return WebServer.start(new WebSettings(
                "127.0.0.1", 0, Optional.empty(), token, Optional.empty(), false, new LiveSettings(10, 10)));
    }

    private String body(URI uri) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(uri);
        // Not yet ready, since nothing is started; a form is only sent.
        assertThat(answer.statusCode()).as("%s", uri).isIn(200, 503, 405);
        return answer.body();
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
