package io.spindrift.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.model.state.FieldVisitor;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class StateBytesTest {
    private enum Color {
        RED,
        BLUE
    }

    @Test
    void shouldKeepItsLayout() {
        byte[] saved = StateBytes.save(fields -> {
            fields.int32("integer", 0x01020304, 0, Integer.MAX_VALUE);
            fields.int64("wide", -2);
            fields.flag("flag", true);
            fields.float64("number", 1.5);
            fields.float64s("numbers", new double[] {-0.0, 2});
            fields.float64s("singles", new float[] {1.5f, -0.0f, Float.MIN_VALUE});
            fields.int64s("wides", new long[] {7});
            fields.text("text", "\u00dc");
            fields.text("nothing", null);
            fields.bytes("bytes", new byte[] {9});
            fields.choice("color", Color.RED, Color.class);
        });
        assertThat(HexFormat.of().formatHex(saved))
                .isEqualTo("01020304" + "fffffffffffffffe" + "01" + "3ff8000000000000" + "8000000000000000"
                        + "4000000000000000" + "3fc00000" + "80000000" + "00000001" + "0000000000000007"
                        + "00000002c39c" + "ffffffff" + "0000000109" + "00000003524544");
    }

    @Test
    void shouldRestoreEveryTypeOfField() {
        double[] numbers = {1.5, -0.0, Double.MIN_VALUE, Double.MAX_VALUE};
        float[] singles = {1.5f, -0.0f, Float.MIN_VALUE, -Float.MAX_VALUE, 0.1f};
        long[] wides = {Long.MIN_VALUE, 0, Long.MAX_VALUE};
        byte[] saved = StateBytes.save(fields -> {
            assertThat(fields.restoring()).isFalse();
            fields.flag("flag", true);
            fields.int32("integer", -5, -5, 5);
            fields.float64("number", 0.1);
            fields.float64s("numbers", numbers);
            fields.float64s("singles", singles);
            fields.int64s("wides", wides);
            fields.text("text", "\u00dcbung \uD83D\uDE00");
            fields.text("nothing", null);
            fields.bytes("bytes", new byte[] {1, -1});
            fields.bytes("no bytes", null);
            fields.choice("color", Color.BLUE, Color.class);
        });
        List<Object> restored = StateBytes.restore(saved, fields -> {
            assertThat(fields.restoring()).isTrue();
            assertThat(fields.flag("flag", false)).isTrue();
            assertThat(fields.int32("integer", 0, -5, 5)).isEqualTo(-5);
            assertThat(fields.float64("number", 0)).isEqualTo(0.1);
            double[] numbersBack = new double[4];
            fields.float64s("numbers", numbersBack);
            float[] singlesBack = new float[5];
            fields.float64s("singles", singlesBack);
            long[] widesBack = new long[3];
            fields.int64s("wides", widesBack);
            assertThat(fields.text("text", null)).isEqualTo("\u00dcbung \uD83D\uDE00");
            assertThat(fields.text("nothing", "x")).isNull();
            assertThat(fields.bytes("bytes", null)).containsExactly(1, -1);
            assertThat(fields.bytes("no bytes", new byte[1])).isNull();
            assertThat(fields.choice("color", Color.RED, Color.class)).isEqualTo(Color.BLUE);
            return List.of(numbersBack, singlesBack, widesBack);
        });
        assertThat(restored).usingRecursiveComparison().isEqualTo(List.of(numbers, singles, wides));
    }

    @Test
    void shouldGrowItsBuffer() {
        long[] wides = new long[300_000];
        wides[299_999] = 7;
        byte[] saved = StateBytes.save(fields -> {
            for (int i = 0; i < 5000; i++) {
                fields.flag("flag", i % 2 == 0);
            }
            fields.int64s("wides", wides);
        });
        assertThat(saved).hasSize(5000 + 8 * 300_000);
        assertThat(saved[saved.length - 1]).isEqualTo((byte) 7);
        assertThat(StateBytes.save(fields -> {})).isEmpty();
    }

    @Test
    void shouldRejectMissingAndAdditionalBytes() {
        assertCorrupt(
                wide(1),
                fields -> fields.int32("integer", 0, 0, Integer.MAX_VALUE),
                "expected the end after byte 4, got 4 bytes more");
        assertCorrupt(wide(1), fields -> filled(fields, 2), "rows: expected 16 bytes at 0, got 8");
        assertCorrupt(
                new byte[11],
                fields -> {
                    fields.float64s("rows", new float[3]);
                    return fields;
                },
                "rows: expected 12 bytes at 0, got 11");
    }

    @Test
    void shouldRejectInvalidFields() {
        byte[] notANumber = wide(Double.doubleToRawLongBits(Double.NaN));
        assertCorrupt(notANumber, fields -> fields.float64("mean", 0), "mean: expected a finite number, got NaN");
        assertCorrupt(notANumber, fields -> filled(fields, 1), "rows: expected a finite number, got NaN");
        byte[] infinite = wide(Double.doubleToRawLongBits(Double.NEGATIVE_INFINITY));
        assertCorrupt(infinite, fields -> fields.float64("mean", 0), "mean: expected a finite number, got -Infinity");
        assertCorrupt(
                ByteBuffer.allocate(4).putFloat(Float.POSITIVE_INFINITY).array(),
                fields -> {
                    fields.float64s("rows", new float[1]);
                    return fields;
                },
                "rows: expected a finite number, got Infinity");
        byte[] large = wide(7L << 32);
        assertCorrupt(large, fields -> fields.int32("count", 0, 0, 6), "count: expected 0 to 6, got 7");
        assertCorrupt(large, fields -> fields.text("name", null), "name: expected 7 bytes at 4, got 4");
        assertCorrupt(wide(-2L << 32), fields -> fields.text("name", null), "name: expected a length, got -2");
        assertCorrupt(wide(2L << 56), fields -> fields.flag("flag", true), "flag: expected 0 or 1, got 2");
        assertCorrupt(
                StateBytes.save(fields -> fields.text("color", "GREEN")),
                fields -> fields.choice("color", Color.RED, Color.class),
                "color: expected a Color, got 'GREEN'");
        assertCorrupt(
                StateBytes.save(fields -> fields.text("color", "x".repeat(1000))),
                fields -> fields.choice("color", Color.RED, Color.class),
                "color: expected a Color, got '" + "x".repeat(60) + "…'");
    }

    @Test
    void shouldReportInvalidSettings() {
        assertCorrupt(
                wide(0),
                fields -> {
                    throw new IllegalArgumentException("units: expected 1 to 128, got 0");
                },
                "settings: units: expected 1 to 128, got 0");
    }

    @Test
    void shouldNotSaveInvalidFields() {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> StateBytes.save(fields -> fields.float64("mean", value)));
            assertThatIllegalStateException()
                    .isThrownBy(() -> StateBytes.save(fields -> fields.float64s("mean", new double[] {1, value})));
            assertThatIllegalStateException()
                    .isThrownBy(() ->
                            StateBytes.save(fields -> fields.float64s("mean", new float[] {1, (float) value})));
        }
        assertThatIllegalStateException().isThrownBy(() -> StateBytes.save(fields -> fields.int32("count", 7, 0, 6)));
    }

    private static FieldVisitor filled(FieldVisitor fields, int count) {
        fields.float64s("rows", new double[count]);
        return fields;
    }

    private static byte[] wide(long bits) {
        return StateBytes.save(fields -> fields.int64("wide", bits));
    }

    private static void assertCorrupt(byte[] saved, Function<FieldVisitor, Object> walk, String message) {
        assertThatExceptionOfType(CorruptStateException.class)
                .isThrownBy(() -> StateBytes.restore(saved, walk))
                .withMessageContaining(message);
    }
}
