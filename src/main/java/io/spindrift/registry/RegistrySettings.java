package io.spindrift.registry;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to reach the schema registry.
 *
 * @param urls of the registry, up to the path before {@code /schemas}; tried in turn
 * @param authorization value of the header of this name, if one is needed; never printed
 * @param timeout of a request
 * @param retryTimeout how long failed requests are repeated before the task fails
 */
public record RegistrySettings(
        List<URI> urls, Optional<String> authorization, Duration timeout, Duration retryTimeout) {

    public RegistrySettings {
        urls = List.copyOf(urls);
        if (urls.isEmpty()) {
            throw new IllegalArgumentException(
                    "schema.registry.url: expected the address of a registry, since value.format or key.format needs one, got nothing");
        }
        for (URI url : urls) {
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (!http || url.getHost() == null) {
                throw new IllegalArgumentException(
                        "schema.registry.url: expected http://host:port or https://host, got " + url);
            }
            if (url.getUserInfo() != null) {
                throw new IllegalArgumentException("schema.registry.url: expected no user in an address, but "
                        + "schema.registry.user and schema.registry.password, got one");
            }
        }
    }

    @Override
    public String toString() {
        return "RegistrySettings[urls=" + urls + ", authorization=" + (authorization.isPresent() ? "hidden" : "none")
                + "]";
    }
}
