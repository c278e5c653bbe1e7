package io.spindrift.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page: a template with styles, scripts and data put in, so that it loads nothing. */
final class Page {
    private static final String PLOTS = "/META-INF/resources/webjars/uplot/";
    private static final String PLOTS_POM = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z.]+)}}");

    private Page() {}

    /**
     * The whole page.
     *
     * @param title plain text
     * @param json without {@code <}
     */
    static String html(String title, String json) throws IOException {
        String plots = PLOTS + version();
        Map<String, String> parts = Map.of(
                "title", escaped(title),
                "uplot.css", text(plots + "/dist/uPlot.min.css"),
                "uplot.js", text(plots + "/dist/uPlot.iife.min.js"),
                "uplot.license", text(plots + "/LICENSE"),
                "page.css", text("page.css"),
                "format.js", text("format.js"),
                "plot.js", text("plot.js"),
                "page.js", text("page.js"),
                "json", json);
        return PLACE.matcher(text("page.html"))
                .replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
    }

    /** That of the plotting library: the folder that its files stand in. */
    private static String version() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text(PLOTS_POM)));
        return properties.getProperty("version");
    }

    private static String text(String resource) throws IOException {
        try (InputStream bytes = Page.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IOException(resource + ": expected on the class path, got nothing");
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
