package io.spindrift.web;

import io.spindrift.live.LiveView;
import io.spindrift.runtime.Application;
import io.spindrift.runtime.Queries;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.streams.KafkaStreams.State;

/**
 * The applications of a process that the server serves, once they have started, and their recent series. There is almost always
 * one application.
 */
final class Instance {
    private final LiveView live;
    private final List<Application> applications = new CopyOnWriteArrayList<>();

    Instance(LiveView live) {
        this.live = live;
    }

    void attach(Application started) {
        applications.add(started);
    }

    LiveView live() {
        return live;
    }

    List<Queries> queries() {
        return applications.stream().map(Application::queries).toList();
    }

    /** Returns the state of Kafka Streams; that of the first application that is not running, if there is one. */
    String state() {
        return applications.stream()
                .map(Application::state)
                .filter(state -> state != State.RUNNING)
                .findFirst()
                .orElse(applications.isEmpty() ? State.CREATED : State.RUNNING)
                .name();
    }

    /** Returns whether the partitions of all applications are assigned and restored. */
    boolean running() {
        return !applications.isEmpty() && state().equals(State.RUNNING.name());
    }

    /** Returns whether the application can continue. */
    boolean alive() {
        return applications.stream().noneMatch(Application::failed);
    }

    /** Returns whether all assigned partitions are restored and processed. */
    boolean ready() {
        return problem().isEmpty();
    }

    /** Returns the reason why the instance is not ready; empty if it is ready. */
    String problem() {
        return applications.isEmpty()
                ? "the application is starting"
                : applications.stream()
                        .map(Application::problem)
                        .filter(problem -> !problem.isEmpty())
                        .findFirst()
                        .orElse("");
    }
}
