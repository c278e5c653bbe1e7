package io.spindrift.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The sources of settings. Each overrides those before: defaults, a properties file, the environment, the command line. The
 * variable of a setting is its name in capitals with {@code _} for {@code .}, after {@code SPINDRIFT_}:
 * {@code SPINDRIFT_BOOTSTRAP_SERVERS} is {@code bootstrap.servers}.
 */
public final class Sources {
    private static final String VARIABLE_PREFIX = "SPINDRIFT_";

    private final Map<String, String> merged = new LinkedHashMap<>();
    private final List<String> ignored = new ArrayList<>();

    /** Adds the settings of a properties file in UTF-8. */
    public Sources file(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new ConfigurationException("config file " + file + ": expected a file, got none");
        } catch (AccessDeniedException e) {
            throw new ConfigurationException(
                    "config file " + file + ": expected a readable file, got one without read permission");
        } catch (CharacterCodingException e) {
            throw new ConfigurationException("config file " + file + ": expected UTF-8, got bytes that are not UTF-8");
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("config file " + file
                    + ": expected four hexadecimal digits after \\u, got other characters; write a backslash as \\\\");
        } catch (IOException e) {
            throw new ConfigurationException("config file " + file + ": expected a readable file, got "
                    + (Files.isDirectory(file) ? "a folder" : "a file that cannot be read"));
        }
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(name -> merged.put(name, properties.getProperty(name).trim()));
        return this;
    }

    /**
     * Adds the variables that begin with {@code SPINDRIFT_} and name a setting. Other variables are ignored, because an
     * orchestrator may set variables with that prefix for a service of that name.
     */
    public Sources environment(Map<String, String> variables) {
        variables.keySet().stream()
                .filter(name -> name.startsWith(VARIABLE_PREFIX))
                .sorted()
                .forEach(name -> {
                    String key = name.substring(VARIABLE_PREFIX.length())
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '.');
                    if (Keys.known(key)) {
                        merged.put(key, variables.get(name));
                    } else {
                        ignored.add(name);
                    }
                });
        return this;
    }

    /** Adds single settings, such as those of the command line. */
    public Sources settings(Map<String, String> settings) {
        merged.putAll(settings);
        return this;
    }

    /** Returns all settings added so far, as text. */
    public Map<String, String> merged() {
        return Map.copyOf(merged);
    }

    /** Returns the variables that have our prefix and name no setting. */
    public List<String> ignored() {
        return List.copyOf(ignored);
    }
}
