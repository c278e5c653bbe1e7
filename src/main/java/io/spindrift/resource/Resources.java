package io.spindrift.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Reads files that are packed into the jars of the application. */
public final class Resources {
    private static final String PLOTS = "/META-INF/resources/webjars/uplot/";
    private static final String PLOTS_POM = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";

    private Resources() {}

    /**
     * Returns the bytes of a file.
     *
     * @param neighbor class whose package has the file, if its name does not begin with a slash
     * @throws IOException if there is no such file
     */
    public static byte[] bytes(Class<?> neighbor, String name) throws IOException {
        try (InputStream in = neighbor.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + ": expected on the class path, got nothing");
            }
            return in.readAllBytes();
        }
    }

    /** Returns the text of a file in UTF-8. */
    public static String text(Class<?> neighbor, String name) throws IOException {
        return new String(bytes(neighbor, name), StandardCharsets.UTF_8);
    }

    /** Returns the name of a file of the plotting library, in the version that is packed. */
    public static String plots(String file) throws IOException {
        Properties pom = new Properties();
        pom.load(new StringReader(text(Resources.class, PLOTS_POM)));
        return PLOTS + pom.getProperty("version") + "/" + file;
    }
}
