package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Deployment;
import io.spindrift.chaos.site.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Plans the faults: all kinds in a random order, then all of them in another order. The same seed gives the same kinds,
 * targets and times. Their effect depends on the speed of the machine.
 */
public final class Schedule {
    private static final long MIN_CALM_MILLIS = 1000;
    private static final long MAX_CALM_MILLIS = 5000;

    private final List<Kind> kinds;
    private final SplittableRandom random;
    private final List<Kind> deck = new ArrayList<>();

    /** One entry: a time without a fault, and the fault then. */
    public record Entry(Kind kind, Duration calm, Fault fault) {}

    public Schedule(Collection<Kind> kinds, long seed) {
        this.kinds = List.copyOf(kinds);
        random = new SplittableRandom(seed);
    }

    /** Kinds that this machine does not allow, and why. */
    public static Map<Kind, String> notAvailable(Deployment site) {
        Map<Kind, String> reasons = new EnumMap<>(Kind.class);
        if (!site.instances().staying().stream().map(Instance::volume).allMatch(volume -> volume.mounted())) {
            String reason = "expected to be allowed to mount a tmpfs, got a refusal";
            reasons.put(Kind.READ_ONLY_STATE, reason);
            reasons.put(Kind.FULL_DISK, reason);
        }
        if (site.instances().staying().stream()
                .anyMatch(instance -> instance.clock().isEmpty())) {
            reasons.put(Kind.STEP_CLOCK, "expected Linux and a compiler for C, got none");
        }
        return reasons;
    }

    public Entry next() {
        if (deck.isEmpty()) {
            shuffle();
        }
        Kind kind = deck.remove(deck.size() - 1);
        Duration calm = Duration.ofMillis(random.nextLong(MIN_CALM_MILLIS, MAX_CALM_MILLIS));
        return new Entry(kind, calm, kind.deal(random));
    }

    private void shuffle() {
        deck.addAll(kinds);
        for (int i = deck.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            Kind kind = deck.get(i);
            deck.set(i, deck.get(other));
            deck.set(other, kind);
        }
    }
}
