package io.spindrift.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.processor.ForecastListener;
import io.spindrift.processor.ForecastProcessor;
import io.spindrift.processor.OutputKey;
import io.spindrift.processor.ProcessorSettings;
import io.spindrift.store.MemoryBudget;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A task that fails in the middle of a record and goes on with the next, or that ends and begins again. */
final class FailureInTaskTest {
    private static final int VALUES = 40;

    @TempDir
    private Path state;

    private final TaskRun.FailingTable table = new TaskRun.FailingTable();

    /** The record whose entry could not be written is as if it had never come: nothing of it is learned, nothing goes out. */
    @ParameterizedTest(name = "record {0}")
    @ValueSource(ints = {1, 5, 17, 30})
    void shouldContinueWithoutTheRecordThatFailed(int failing) {
        Map<String, String> settings = Map.of("snapshot.interval.events", "1000");
        List<Double> expected = new ArrayList<>();
        try (TaskRun run = new TaskRun(state, settings, new TaskRun.FailingTable(), 1)) {
            for (int i = 0; i < VALUES; i++) {
                if (i != failing) {
                    run.value("a", value(i));
                    run.value("b", -value(i));
                }
            }
            expected.addAll(run.forecasts());
        }
        try (TaskRun run = new TaskRun(state, settings, table, 1 << 30)) {
            for (int i = 0; i < VALUES; i++) {
                if (i == failing) {
                    table.failAfter(0);
                    run.value("a", value(i));
                    assertThat(table.failed()).isTrue();
                    assertThat(run.forecasts()).hasSize(2 * failing);
                    table.failAfter(Integer.MAX_VALUE);
                } else {
                    run.value("a", value(i));
                    run.value("b", -value(i));
                }
            }
            assertThat(run.forecasts()).isEqualTo(expected.subList(2 * failing, expected.size()));
            assertThat(run.reasons()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void shouldForwardNothing_whenTheFirstEventWasNotPersisted(int put) {
        try (TaskRun run = new TaskRun(state, Map.of(), table, 1)) {
            table.failAfter(put);
            run.value("a", 1);
            assertThat(run.forecasts()).isEmpty();
            table.failAfter(Integer.MAX_VALUE);
            run.value("a", 1);
            run.value("a", 2);
            assertThat(run.forecasts()).hasSize(2);
            assertThat(run.reasons()).isEmpty();
        }
    }

    @Test
    void shouldContinueFromTheStoreOfAnEarlierTask() {
        List<Double> whole = new ArrayList<>();
        try (TaskRun run = new TaskRun(state, Map.of(), new TaskRun.FailingTable(), 1 << 30)) {
            for (int i = 0; i < VALUES; i++) {
                run.value("a", value(i));
            }
            whole.addAll(run.forecasts());
        }
        List<Double> parts = new ArrayList<>();
        for (int i = 0; i < VALUES; i += 5) {
            try (TaskRun run = new TaskRun(state, Map.of(), table, 1 << 30)) {
                for (int j = i; j < i + 5; j++) {
                    run.value("a", value(j));
                }
                parts.addAll(run.forecasts());
            }
        }
        assertThat(parts).isEqualTo(whole);
    }

    /** As Kafka Streams does it when a task comes back. */
    @Test
    void shouldRestart_afterItWasClosed() {
        ProcessorSettings settings =
                Driver.settings(state, Map.of("series.ttl.ms", "60000")).processor();
        MemoryBudget budget = new MemoryBudget(1 << 20);
        ForecastProcessor often = new ForecastProcessor(
                settings,
                TaskRun.OUTPUTS,
                TaskRun.opener(settings, table, budget),
                ForecastListener.NONE,
                System::nanoTime);
        ForecastProcessor once = new ForecastProcessor(
                settings,
                TaskRun.OUTPUTS,
                TaskRun.opener(settings, new TaskRun.FailingTable(), budget),
                ForecastListener.NONE,
                System::nanoTime);
        MockProcessorContext<OutputKey, byte[]> onceContext = new MockProcessorContext<>();
        once.init(onceContext);
        for (int life = 0; life < 4; life++) {
            MockProcessorContext<OutputKey, byte[]> context = new MockProcessorContext<>();
            often.init(context);
            onceContext.resetForwards();
            for (int i = 0; i < 10; i++) {
                process(often, context, 10 * life + i);
                process(once, onceContext, 10 * life + i);
            }
            assertThat(values(context)).isEqualTo(values(onceContext)).isNotEmpty();
            often.close();
        }
        once.close();
    }

    private static void process(ForecastProcessor processor, MockProcessorContext<OutputKey, byte[]> context, int i) {
        context.setRecordMetadata("observations", 0, i);
        byte[] json = Driver.bytes("{\"value\":" + value(i) + "}");
        processor.process(new Record<>(Driver.bytes("a"), json, Driver.START + i));
    }

    private static List<String> values(MockProcessorContext<OutputKey, byte[]> context) {
        return context.forwarded().stream()
                .map(forward -> forward.childName().orElseThrow() + " "
                        + new String((byte[]) forward.record().value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static double value(int i) {
        return 10 + StrictMath.sin(0.7 * i);
    }
}
