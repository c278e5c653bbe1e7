package io.spindrift.fuzz;

import io.spindrift.config.Configuration;
import io.spindrift.config.ConfigurationException;
import io.spindrift.config.Sources;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** A properties file. */
public final class ConfigurationFuzz {
    private ConfigurationFuzz() {}

    public static void fuzzerTestOneInput(byte[] file) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(new String(file, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            // The JDK's own words, which the reader of files passes on.
            return;
        }
        Map<String, String> settings = new HashMap<>(Map.of("bootstrap.servers", "none:1"));
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        // Config providers may load any class and file that a configuration names.
        settings.keySet().removeIf(name -> name.startsWith("config.providers"));
        try {
            Configuration configuration = new Configuration(new Sources().settings(settings));
            configuration.runtime();
            configuration.web();
        } catch (ConfigurationException e) {
            Refusal.require(e.getMessage());
        }
    }
}
