package io.spindrift.web;

import io.javalin.http.Context;
import io.spindrift.resource.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** The page and the files that it loads, all of them from the application's own jars. */
final class Assets {
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    private static final Set<String> OWN =
            Set.of("page.js", "list.js", "series.js", "instance.js", "plots.js", "text.js", "alarms.js", "page.css");

    private Assets() {}

    static void page(Context context) {
        send(context, "page.html", "text/html; charset=utf-8");
    }

    static void icon(Context context) {
        send(context, "favicon.svg", "image/svg+xml");
    }

    static void openApi(Context context) {
        send(context, "openapi.json", "application/json");
    }

    static void file(Context context) {
        String file = context.pathParam("file");
        if (!OWN.contains(file) && !file.equals("uPlot.js") && !file.equals("uPlot.css")) {
            throw Problem.notFound("nothing is at " + context.path());
        }
        send(context, file, file.endsWith(".css") ? STYLE : SCRIPT);
    }

    private static void send(Context context, String file, String type) {
        try {
            context.contentType(type).result(Resources.bytes(Assets.class, path(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " cannot be read", e);
        }
    }

    private static String path(String file) throws IOException {
        return switch (file) {
            case "uPlot.js" -> Resources.plots("dist/uPlot.esm.js");
            case "uPlot.css" -> Resources.plots("dist/uPlot.min.css");
            default -> file;
        };
    }
}
