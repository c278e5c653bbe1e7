package io.spindrift.web;

import io.spindrift.live.LiveView;
import io.spindrift.runtime.Application;
import io.spindrift.runtime.Queries;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams.State;

/** The application that is served, once it has been started, and what was seen of its series. */
final class Instance {
    private final LiveView live;
    private volatile Optional<Application> application = Optional.empty();

    Instance(LiveView live) {
        this.live = live;
    }

    void attach(Application started) {
        application = Optional.of(started);
    }

    LiveView live() {
        return live;
    }

    /** Queries of the application; empty before it has been started. */
    Optional<Queries> queries() {
        return application.map(Application::queries);
    }

    /** The state of Kafka Streams. */
    String state() {
        return application.map(Application::state).orElse(State.CREATED).name();
    }

    /** Whether all partitions are assigned and restored. */
    boolean running() {
        return state().equals(State.RUNNING.name());
    }

    /** Whether there is any use in going on. */
    boolean alive() {
        return !application.map(Application::failed).orElse(false);
    }

    /** Whether all that was given is restored and worked on. */
    boolean ready() {
        return problem().isEmpty();
    }

    /** Why it is not ready, in words; empty if it is. */
    String problem() {
        return application.map(Application::problem).orElse("the application is starting");
    }
}
