package io.spindrift.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The page and what it loads: all of it from the application's own jars. */
final class Assets {
    private static final String OWN = "/io/spindrift/web/";
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";

    /** A file on the class path. */
    private record Asset(String path, String type) {}

    private static final Map<String, Asset> FILES = Map.of(
            "page.js", new Asset(OWN + "page.js", SCRIPT),
            "list.js", new Asset(OWN + "list.js", SCRIPT),
            "series.js", new Asset(OWN + "series.js", SCRIPT),
            "instance.js", new Asset(OWN + "instance.js", SCRIPT),
            "plots.js", new Asset(OWN + "plots.js", SCRIPT),
            "text.js", new Asset(OWN + "text.js", SCRIPT),
            "page.css", new Asset(OWN + "page.css", STYLE),
            "uPlot.js", new Asset(UPLOT + "uPlot.esm.js", SCRIPT),
            "uPlot.css", new Asset(UPLOT + "uPlot.min.css", STYLE));

    private Assets() {}

    static void page(Context context) {
        send(context, new Asset(OWN + "page.html", "text/html; charset=utf-8"));
    }

    static void icon(Context context) {
        send(context, new Asset(OWN + "favicon.svg", "image/svg+xml"));
    }

    static void openApi(Context context) {
        send(context, new Asset(OWN + "openapi.json", "application/json"));
    }

    static void file(Context context) {
        Asset asset = FILES.get(context.pathParam("file"));
        if (asset == null) {
            throw Problem.notFound("nothing is at " + context.path());
        }
        send(context, asset);
    }

    private static void send(Context context, Asset asset) {
        try (InputStream in = Assets.class.getResourceAsStream(asset.path)) {
            if (in == null) {
                throw new IllegalStateException(asset.path + " is missing from this build");
            }
            context.contentType(asset.type).result(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + asset.path + " cannot be read", e);
        }
    }
}
