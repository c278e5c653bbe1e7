package io.spindrift.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.model.state.StateExchange;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class WalksTest {
    private enum Colour {
        RED,
        BLUE
    }

    @Test
    void shouldKeepItsLayout() {
        byte[] saved = Walks.save(io -> {
            io.integer("integer", 0x01020304, 0, Integer.MAX_VALUE);
            io.wide("wide", -2);
            io.flag("flag", true);
            io.number("number", 1.5);
            io.numbers("numbers", new double[] {-0.0, 2});
            io.numbers("singles", new float[] {1.5f, -0.0f, Float.MIN_VALUE});
            io.wides("wides", new long[] {7});
            io.text("text", "\u00dc");
            io.text("nothing", null);
            io.bytes("bytes", new byte[] {9});
            io.choice("colour", Colour.RED, Colour.class);
        });
        assertThat(HexFormat.of().formatHex(saved))
                .isEqualTo("01020304" + "fffffffffffffffe" + "01" + "3ff8000000000000" + "8000000000000000"
                        + "4000000000000000" + "3fc00000" + "80000000" + "00000001" + "0000000000000007"
                        + "00000002c39c" + "ffffffff" + "0000000109" + "00000003524544");
    }

    @Test
    void shouldBringBackEveryTypeOfField() {
        double[] numbers = {1.5, -0.0, Double.MIN_VALUE, Double.MAX_VALUE};
        float[] singles = {1.5f, -0.0f, Float.MIN_VALUE, -Float.MAX_VALUE, 0.1f};
        long[] wides = {Long.MIN_VALUE, 0, Long.MAX_VALUE};
        byte[] saved = Walks.save(io -> {
            assertThat(io.restoring()).isFalse();
            io.flag("flag", true);
            io.integer("integer", -5, -5, 5);
            io.number("number", 0.1);
            io.numbers("numbers", numbers);
            io.numbers("singles", singles);
            io.wides("wides", wides);
            io.text("text", "\u00dcbung \uD83D\uDE00");
            io.text("nothing", null);
            io.bytes("bytes", new byte[] {1, -1});
            io.bytes("no bytes", null);
            io.choice("colour", Colour.BLUE, Colour.class);
        });
        List<Object> restored = Walks.restore(saved, io -> {
            assertThat(io.restoring()).isTrue();
            assertThat(io.flag("flag", false)).isTrue();
            assertThat(io.integer("integer", 0, -5, 5)).isEqualTo(-5);
            assertThat(io.number("number", 0)).isEqualTo(0.1);
            double[] numbersBack = new double[4];
            io.numbers("numbers", numbersBack);
            float[] singlesBack = new float[5];
            io.numbers("singles", singlesBack);
            long[] widesBack = new long[3];
            io.wides("wides", widesBack);
            assertThat(io.text("text", null)).isEqualTo("\u00dcbung \uD83D\uDE00");
            assertThat(io.text("nothing", "x")).isNull();
            assertThat(io.bytes("bytes", null)).containsExactly(1, -1);
            assertThat(io.bytes("no bytes", new byte[1])).isNull();
            assertThat(io.choice("colour", Colour.RED, Colour.class)).isEqualTo(Colour.BLUE);
            return List.of(numbersBack, singlesBack, widesBack);
        });
        assertThat(restored).usingRecursiveComparison().isEqualTo(List.of(numbers, singles, wides));
    }

    @Test
    void shouldGrowWithWhatIsSaved() {
        long[] wides = new long[300_000];
        wides[299_999] = 7;
        byte[] saved = Walks.save(io -> {
            for (int i = 0; i < 5000; i++) {
                io.flag("flag", i % 2 == 0);
            }
            io.wides("wides", wides);
        });
        assertThat(saved).hasSize(5000 + 8 * 300_000);
        assertThat(saved[saved.length - 1]).isEqualTo((byte) 7);
        assertThat(Walks.save(io -> {})).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsLongerOrShorterThanTheState() {
        assertCorrupt(
                wide(1),
                io -> io.integer("integer", 0, 0, Integer.MAX_VALUE),
                "expected the end after byte 4, got 4 bytes more");
        assertCorrupt(wide(1), io -> filled(io, 2), "rows: expected 16 bytes at 0, got 8");
        assertCorrupt(
                new byte[11],
                io -> {
                    io.numbers("rows", new float[3]);
                    return io;
                },
                "rows: expected 12 bytes at 0, got 11");
    }

    @Test
    void shouldRefuseFieldsThatCannotBeRight() {
        byte[] notANumber = wide(Double.doubleToRawLongBits(Double.NaN));
        assertCorrupt(notANumber, io -> io.number("mean", 0), "mean: expected a finite number, got NaN");
        assertCorrupt(notANumber, io -> filled(io, 1), "rows: expected a finite number, got NaN");
        byte[] infinite = wide(Double.doubleToRawLongBits(Double.NEGATIVE_INFINITY));
        assertCorrupt(infinite, io -> io.number("mean", 0), "mean: expected a finite number, got -Infinity");
        assertCorrupt(
                ByteBuffer.allocate(4).putFloat(Float.POSITIVE_INFINITY).array(),
                io -> {
                    io.numbers("rows", new float[1]);
                    return io;
                },
                "rows: expected a finite number, got Infinity");
        byte[] large = wide(7L << 32);
        assertCorrupt(large, io -> io.integer("count", 0, 0, 6), "count: expected 0 to 6, got 7");
        assertCorrupt(large, io -> io.text("name", null), "name: expected 7 bytes at 4, got 4");
        assertCorrupt(wide(-2L << 32), io -> io.text("name", null), "name: expected a length, got -2");
        assertCorrupt(wide(2L << 56), io -> io.flag("flag", true), "flag: expected 0 or 1, got 2");
        assertCorrupt(
                Walks.save(io -> io.text("colour", "GREEN")),
                io -> io.choice("colour", Colour.RED, Colour.class),
                "colour: expected a Colour, got 'GREEN'");
        assertCorrupt(
                Walks.save(io -> io.text("colour", "x".repeat(1000))),
                io -> io.choice("colour", Colour.RED, Colour.class),
                "colour: expected a Colour, got '" + "x".repeat(60) + "…'");
    }

    @Test
    void shouldSayThatSettingsCannotBeRight() {
        assertCorrupt(
                wide(0),
                io -> {
                    throw new IllegalArgumentException("units: expected 1 to 128, got 0");
                },
                "settings: units: expected 1 to 128, got 0");
    }

    @Test
    void shouldNotSaveWhatItWouldNotRestore() {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalStateException().isThrownBy(() -> Walks.save(io -> io.number("mean", value)));
            assertThatIllegalStateException()
                    .isThrownBy(() -> Walks.save(io -> io.numbers("mean", new double[] {1, value})));
            assertThatIllegalStateException()
                    .isThrownBy(() -> Walks.save(io -> io.numbers("mean", new float[] {1, (float) value})));
        }
        assertThatIllegalStateException().isThrownBy(() -> Walks.save(io -> io.integer("count", 7, 0, 6)));
    }

    private static StateExchange filled(StateExchange io, int count) {
        io.numbers("rows", new double[count]);
        return io;
    }

    private static byte[] wide(long bits) {
        return Walks.save(io -> io.wide("wide", bits));
    }

    private static void assertCorrupt(byte[] saved, Function<StateExchange, Object> walk, String message) {
        assertThatExceptionOfType(CorruptStateException.class)
                .isThrownBy(() -> Walks.restore(saved, walk))
                .withMessageContaining(message);
    }
}
