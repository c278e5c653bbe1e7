package io.spindrift.web;

import io.spindrift.live.LiveView;
import io.spindrift.runtime.Application;
import io.spindrift.runtime.Queries;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams.State;

/** The application that the server serves, once it has started, and its recent series. */
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

    /** Returns the queries of the application; empty before it has started. */
    Optional<Queries> queries() {
        return application.map(Application::queries);
    }

    /** Returns the state of Kafka Streams. */
    String state() {
        return application.map(Application::state).orElse(State.CREATED).name();
    }

    /** Returns whether all partitions are assigned and restored. */
    boolean running() {
        return state().equals(State.RUNNING.name());
    }

    /** Returns whether the application can continue. */
    boolean alive() {
        return !application.map(Application::failed).orElse(false);
    }

    /** Returns whether all assigned partitions are restored and processed. */
    boolean ready() {
        return problem().isEmpty();
    }

    /** Returns the reason why the instance is not ready; empty if it is ready. */
    String problem() {
        return application.map(Application::problem).orElse("the application is starting");
    }
}
