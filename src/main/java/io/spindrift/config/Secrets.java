package io.spindrift.config;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.types.Password;

/** Reads secrets from the settings. */
final class Secrets {
    private Secrets() {}

    /**
     * Returns a secret, if it is given. Secrets must be references, because a plain secret in a file of settings is visible to
     * every reader of that file.
     *
     * @param given the settings as text, before references to config providers are resolved
     * @throws ConfigurationException if the value is not a reference to a config provider, or the provider does not have it
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
