package io.spindrift.broker;

import io.spindrift.demo.EmbeddedBroker;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A broker in this JVM for the tests of one class: a static field with {@code @RegisterExtension}. */
public final class ClassBroker implements BeforeAllCallback, AfterAllCallback {
    private final Map<String, String> properties;
    private EmbeddedBroker broker;

    public ClassBroker() {
        this(Map.of());
    }

    /** @param properties of the broker, in addition to those of {@link EmbeddedBroker} */
    ClassBroker(Map<String, String> properties) {
        this.properties = properties;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        broker = EmbeddedBroker.start(properties);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        broker.close();
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }
}
