package io.spindrift.report;

import io.spindrift.resource.Resources;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page: a template with styles, scripts and data in it, so that it loads nothing. */
final class Page {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z.]+)}}");

    private Page() {}

    /**
     * Returns the whole page.
     *
     * @param title plain text
     * @param json data without {@code <}
     */
    static String html(String title, String json) throws IOException {
        Map<String, String> parts = Map.of(
                "title", escaped(title),
                "uplot.css", text(Resources.plots("dist/uPlot.min.css")),
                "uplot.js", text(Resources.plots("dist/uPlot.iife.min.js")),
                "uplot.license", text(Resources.plots("LICENSE")),
                "page.css", text("page.css"),
                "format.js", text("format.js"),
                "plot.js", text("plot.js"),
                "calibration.js", text("calibration.js"),
                "page.js", text("page.js"),
                "json", json);
        return PLACE.matcher(text("page.html"))
                .replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
    }

    private static String text(String resource) throws IOException {
        return Resources.text(Page.class, resource);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
