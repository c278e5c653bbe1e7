package io.spindrift.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Reads what comes with the application. */
public final class Resources {
    private static final String PLOTS = "/META-INF/resources/webjars/uplot/";
    private static final String PLOTS_POM = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";

    private Resources() {}

    /**
     * A file.
     *
     * @param beside the class that it stands beside, where its name does not begin with a slash
     * @throws IOException if it is not there
     */
    public static byte[] bytes(Class<?> beside, String name) throws IOException {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + ": expected on the class path, got nothing");
            }
            return in.readAllBytes();
        }
    }

    /** The same as text in UTF-8. */
    public static String text(Class<?> beside, String name) throws IOException {
        return new String(bytes(beside, name), StandardCharsets.UTF_8);
    }

    /** The name of a file of the plotting library, whichever version of it is there. */
    public static String plots(String file) throws IOException {
        Properties pom = new Properties();
        pom.load(new StringReader(text(Resources.class, PLOTS_POM)));
        return PLOTS + pom.getProperty("version") + "/" + file;
    }
}
