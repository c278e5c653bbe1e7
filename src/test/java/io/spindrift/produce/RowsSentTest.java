package io.spindrift.produce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RowsSentTest {
    @Test
    void shouldCountRowsAsComplete_whenTheyAndAllEarlierRowsAreAcknowledged() {
        RowsSent sent = new RowsSent(4);
        RowsSent.Row fourth = sent.begin(4, 2);
        RowsSent.Row fifth = sent.begin(5, 1);
        fifth.acknowledge(true);
        fourth.acknowledge(true);
        assertThat(sent.complete()).isEqualTo(3);
        assertThat(sent.recordsBeyond()).isEqualTo(2);
        fourth.acknowledge(true);
        assertThat(sent.complete()).isEqualTo(5);
        assertThat(sent.recordsBeyond()).isZero();
    }

    @Test
    void shouldStopBeforeARow_whenOneOfItsRecordsWasNotAcknowledged() {
        RowsSent sent = new RowsSent(1);
        RowsSent.Row first = sent.begin(1, 1);
        RowsSent.Row second = sent.begin(2, 2);
        RowsSent.Row third = sent.begin(3, 1);
        first.acknowledge(true);
        second.acknowledge(true);
        second.acknowledge(false);
        third.acknowledge(true);
        assertThat(sent.complete()).isEqualTo(1);
        assertThat(sent.recordsBeyond()).isEqualTo(2);
    }
}
