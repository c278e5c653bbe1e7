package io.spindrift.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class InstanceMemoryTest {
    private static final long MB = 1 << 20;
    private static final long GB = 1 << 30;
    private static final InstanceMemory USUAL = new InstanceMemory(256 * MB, 32 * MB, 128 * MB);

    @Test
    void shouldBeTheSumOfItsParts() {
        assertThat(USUAL.heap()).isEqualTo((256 + 32 + 96) * 3 / 2 * MB);
        assertThat(USUAL.outside()).isEqualTo((128 + 224 + 576 / 32) * MB);
        assertThat(USUAL.total()).isEqualTo((576 + 370) * MB);
        assertThat(USUAL.text()).isEqualTo("models 256 MB, clients 32 MB, stores 128 MB, the rest 530 MB: 946 MB");
    }

    @Test
    void shouldSayNothing_whenAllFits() {
        Machine large = new Machine(576 * MB, 2 * GB);
        assertThat(USUAL.refusal(large)).isEmpty();
        assertThat(USUAL.warning(large)).isEmpty();
    }

    @Test
    void shouldRefuse_whenModelsAreLargerThanTheHeap() {
        assertThat(USUAL.refusal(new Machine(255 * MB, 2 * GB)))
                .contains("models.cache.max.bytes: expected at most the heap, 255 MB (-Xmx), got 256 MB");
    }

    @Test
    void shouldRefuse_whenStoresAreLargerThanTheMachine() {
        assertThat(USUAL.refusal(new Machine(256 * MB, 100 * MB)))
                .contains("stores.memory.bytes: expected at most the memory of this machine or container, 100 MB, "
                        + "got 128 MB");
    }

    @Test
    void shouldWarn_whenTheHeapIsTooSmallForAll() {
        assertThat(USUAL.warning(new Machine(300 * MB, 2 * GB)))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("models 256 MB (models.cache.max.bytes)")
                        .contains("576 MB")
                        .contains("300 MB (-Xmx)"));
    }

    @Test
    void shouldWarn_whenTheHeapLeavesTooLittle() {
        assertThat(USUAL.warning(new Machine(640 * MB, 800 * MB)))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("stores 128 MB (stores.memory.bytes)")
                        .contains("1012 MB")
                        .contains("800 MB"));
    }

    @Test
    void shouldLeaveTheRestForModels() {
        assertThat(USUAL.modelsOn(USUAL.total())).isCloseTo(USUAL.models(), within(1L));
        assertThat(USUAL.withModels(USUAL.modelsOn(GB)).total()).isCloseTo(GB, within(4L));
        assertThat(USUAL.modelsOn(MB)).isZero();
    }

    @Test
    void shouldRefuseNegativeNumbers() {
        assertThatThrownBy(() -> new InstanceMemory(1, -2, 3)).hasMessageContaining("got 1, -2 and 3");
    }

    @Test
    void shouldKnowThisJvm() {
        Machine present = Machine.present();
        assertThat(present.heap()).isEqualTo(Runtime.getRuntime().maxMemory());
        assertThat(present.memory()).isGreaterThan(64 * MB);
    }
}
