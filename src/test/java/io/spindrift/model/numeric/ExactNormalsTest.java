package io.spindrift.model.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ExactNormalsTest {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    @Test
    void shouldGiveASampleByOnlyItsIndex() {
        NormalKernel kernel = new ExactNormals();
        float[] whole = new float[2500];
        kernel.normals(5, whole, 0, whole.length);
        float[] part = new float[2500];
        for (int count : new int[] {1, 63, 64, 65, 127, 128, 129, 200, 1023, 1024, 1025, 2047, 2049}) {
            Arrays.fill(part, 0);
            kernel.normals(5, part, 0, count);
            assertThat(Arrays.copyOf(part, count)).isEqualTo(Arrays.copyOf(whole, count));
            assertThat(Arrays.copyOfRange(part, count, part.length)).containsOnly(0);
        }
    }

    /** Computed once more in 64-bit arithmetic with the functions of {@link StrictMath}. */
    @Test
    void shouldFollowTheBoxMullerFormula() {
        float[] samples = new float[3000];
        for (long key = 0; key < 100; key++) {
            new ExactNormals().normals(key, samples, 0, samples.length);
            for (int i = 0; i < samples.length; i++) {
                assertThat((double) samples[i])
                        .as("key %d, sample %d", key, i)
                        .isCloseTo(expected(key, i), within(1e-5));
            }
        }
    }

    @Test
    void shouldAllocateNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (NormalKernel kernel : new NormalKernel[] {new ExactNormals(), new NormalTable()}) {
            float[] out = new float[1000];
            kernel.normals(0, out, 0, 1000);
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int key = 0; key < 1000; key++) {
                kernel.normals(key, out, 0, 1000);
            }
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
        }
    }

    private static double expected(long key, int sample) {
        int pair = sample / 128 * 64 + sample % 64;
        long words = Hash.mix(key + GOLDEN);
        int x = pair * 0x9e3779b9 + (int) words;
        x = (x ^ x >>> 17) * 0xed5ad4bb;
        int h = x ^ (int) (words >>> 32);
        h = (h ^ h >>> 11) * 0xac4c1b51;
        h = (h ^ h >>> 15) * 0x31848bab;
        h ^= h >>> 14;
        int g = x ^ (int) Hash.mix(words + GOLDEN);
        g = (g ^ g >>> 16) * 0x21f0aaad;
        g = (g ^ g >>> 15) * 0x735a2d97;
        g ^= g >>> 15;
        int zeros = Math.min(30, Integer.numberOfLeadingZeros(h));
        double v = (h * 0x9e3779b1 ^ g << 24) * 0x1p-33 + 0.25;
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - v) + 2 * StrictMath.log(2) * zeros);
        double angle = StrictMath.PI * g * 0x1p-31;
        return radius * (sample % 128 < 64 ? -StrictMath.cos(angle) : StrictMath.sin(angle));
    }
}
