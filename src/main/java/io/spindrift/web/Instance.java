package io.spindrift.web;

import io.spindrift.live.LiveView;
import io.spindrift.runtime.Application;
import io.spindrift.runtime.Queries;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.streams.KafkaStreams.State;

/** The applications of a process that are served, once they have been started, and what was seen of their series: nearly always one. */
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

    /** The state of Kafka Streams: the first that is not running, if there is one. */
    String state() {
        return applications.stream()
                .map(Application::state)
                .filter(state -> state != State.RUNNING)
                .findFirst()
                .orElse(applications.isEmpty() ? State.CREATED : State.RUNNING)
                .name();
    }

    /** Whether the partitions of all applications are assigned and restored. */
    boolean running() {
        return !applications.isEmpty() && state().equals(State.RUNNING.name());
    }

    /** Whether there is any use in going on. */
    boolean alive() {
        return applications.stream().noneMatch(Application::failed);
    }

    /** Whether all that was given is restored and worked on. */
    boolean ready() {
        return problem().isEmpty();
    }

    /** Why it is not ready, in words; empty if it is. */
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
