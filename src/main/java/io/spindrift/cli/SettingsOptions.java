package io.spindrift.cli;

import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** The options that configure every command that needs a cluster. */
final class SettingsOptions {
    static final String HEADING = "%nSettings:%n";

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Properties file; see docs/configuration.md, or spindrift config.")
    private Path file;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "NAME=VALUE",
            description =
                    "A single setting, which overrides the file and the environment (SPINDRIFT_...). May be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /** Returns the settings: defaults, then the file, then the environment, then {@code --set}. */
    Configuration configuration() {
        return configuration(new Sources());
    }

    /** Returns the same for a command without a cluster, so that none needs to be named. */
    Configuration configurationWithoutCluster() {
        return configuration(new Sources().settings(Map.of("bootstrap.servers", "none:0")));
    }

    private Configuration configuration(Sources sources) {
        if (file != null) {
            sources.file(file);
        }
        sources.environment(System.getenv()).settings(settings);
        if (!sources.ignored().isEmpty()) {
            Logger log = LoggerFactory.getLogger(SettingsOptions.class);
            log.warn("ignored variables that name no setting: {}", String.join(", ", sources.ignored()));
        }
        return new Configuration(sources);
    }
}
