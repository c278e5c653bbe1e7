package io.spindrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.web.Takeover.Partition;
import io.spindrift.web.Takeover.Replica;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TakeoverTest {
    private static final long ACCEPTABLE = 100;

    @Test
    void shouldBeReady_whenEachPartitionHasAReplicaThatLagsLittle() {
        Takeover takeover = Takeover.of(
                List.of(1, 0, 1),
                Map.of(
                        0, List.of(new Replica("a:1", ACCEPTABLE)),
                        1,
                                List.of(
                                        new Replica("b:1", 50),
                                        new Replica("a:1", Takeover.UNKNOWN),
                                        new Replica("c:1", 3))),
                ACCEPTABLE);
        assertThat(takeover)
                .isEqualTo(new Takeover(
                        true, "", List.of(new Partition(0, "a:1", ACCEPTABLE), new Partition(1, "c:1", 3))));
    }

    @Test
    void shouldBeReady_whenAnInstanceHasNoPartitions() {
        assertThat(Takeover.of(List.of(), Map.of(), ACCEPTABLE)).isEqualTo(new Takeover(true, "", List.of()));
    }

    @Test
    void shouldNameThePartition_whenItHasNoReplica() {
        Takeover takeover = Takeover.of(List.of(0, 1, 2), Map.of(0, List.of(new Replica("a:1", 0))), ACCEPTABLE);
        assertThat(takeover.ready()).isFalse();
        assertThat(takeover.reason()).isEqualTo("partition 1 (and 1 more): no other instance has a standby replica");
        assertThat(takeover.partitions())
                .containsExactly(
                        new Partition(0, "a:1", 0),
                        new Partition(1, "", Takeover.UNKNOWN),
                        new Partition(2, "", Takeover.UNKNOWN));
    }

    @Test
    void shouldNameTheLag_whenItIsTooLarge() {
        Takeover takeover = Takeover.of(List.of(7), Map.of(7, List.of(new Replica("a:1", ACCEPTABLE + 1))), ACCEPTABLE);
        assertThat(takeover.ready()).isFalse();
        assertThat(takeover.reason())
                .isEqualTo(
                        "partition 7: the standby replica at a:1 lacks 101 offsets, more than acceptable.recovery.lag "
                                + "(100)");
    }

    @Test
    void shouldNotBeReady_whenALagIsNotKnown() {
        Takeover takeover =
                Takeover.of(List.of(7), Map.of(7, List.of(new Replica("a:1", Takeover.UNKNOWN))), ACCEPTABLE);
        assertThat(takeover.ready()).isFalse();
        assertThat(takeover.reason()).isEqualTo("partition 7: the lag of the standby replica at a:1 is not known");
    }

    @Test
    void shouldHideNamesOfInstances_whenARequestHasNoToken() {
        Takeover takeover = Takeover.of(List.of(7), Map.of(7, List.of(new Replica("a:1", 101))), ACCEPTABLE);
        assertThat(takeover.withheld("ask with the token"))
                .isEqualTo(new Takeover(false, "ask with the token", List.of()));
    }
}
