package io.spindrift.config;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.types.Password;

/** Secrets among the settings. */
final class Secrets {
    private Secrets() {}

    /**
     * One secret, if it is given. One that stands in a file of settings would be seen by whoever sees that.
     *
     * @param given as text, before references to config providers were followed
     * @throws ConfigurationException if it is no reference to a config provider, or to nothing
     */
    static Optional<String> of(AbstractConfig parsed, Map<String, String> given, String name) {
        Password secret = parsed.getPassword(name);
        if (secret == null) {
            return Optional.empty();
        }
        if (!given.get(name).matches("\\$\\{.+\\}")) {
            throw new ConfigurationException(name + ": expected a reference to a config provider, such as "
                    + "${env:NAME} or ${file:PATH:KEY}, got a text of "
                    + given.get(name).length() + " characters");
        }
        if (secret.value().equals(given.get(name))) {
            throw new ConfigurationException(
                    name + ": expected a secret that a config provider knows, got none behind " + given.get(name));
        }
        return Optional.of(secret.value());
    }
}
