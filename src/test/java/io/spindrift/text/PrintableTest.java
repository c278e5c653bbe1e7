package io.spindrift.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrintableTest {

    @Test
    void shouldShowEscapes_whenATextWouldMoveTheCursorOrForgeALine() {
        assertThat(Printable.of("\u001b[31mEVIL\u001b[0m")).isEqualTo("\\u001b[31mEVIL\\u001b[0m");
        assertThat(Printable.of("line\nbreak\r\t\0")).isEqualTo("line\\nbreak\\r\\t\\u0000");
        assertThat(Printable.of("\u009b2J\u007f")).isEqualTo("\\u009b2J\\u007f");
        assertThat(Printable.of("a\u2028b\u2029")).isEqualTo("a\\u2028b\\u2029");
    }

    @Test
    void shouldShowEscapes_whenATextIsInvisibleOrChangesItsDirection() {
        assertThat(Printable.of("abc\u202Etxt.exe")).isEqualTo("abc\\u202etxt.exe");
        assertThat(Printable.of("\u2066a\u2069\u200e\ufeff\u200b")).isEqualTo("\\u2066a\\u2069\\u200e\\ufeff\\u200b");
        assertThat(Printable.of("\udb40\udc41")).isEqualTo("\\udb40\\udc41");
        assertThat(Printable.of("a\ud83c")).isEqualTo("a\\ud83c");
        assertThat(Printable.of("\ue000\uffff")).isEqualTo("\\ue000\\uffff");
    }

    @Test
    void shouldShowEscapes_whenMarksCombineWithNothingOrPileUp() {
        assertThat(Printable.of("\u0301a")).isEqualTo("\\u0301a");
        assertThat(Printable.of("a" + "\u0301".repeat(6))).isEqualTo("a" + "\u0301".repeat(4) + "\\u0301\\u0301");
    }

    @Test
    void shouldShowTextAsItIs_whenItIsOfAnyScript() {
        for (String text : new String[] {
            "plain",
            "Wärme",
            "e\u0301",
            "温度",
            "температура",
            "حرارة",
            "می\u200cخواهم",
            "तापमान",
            "🌊",
            "👩\u200d🔬",
            "ไฟฟ้า"
        }) {
            assertThat(Printable.of(text)).isEqualTo(text);
        }
    }

    @Test
    void shouldCountColumns_whenCharactersAreWideOrCombine() {
        assertThat(Columns.of("abc")).isEqualTo(3);
        assertThat(Columns.of("温度")).isEqualTo(4);
        assertThat(Columns.of("e\u0301🌊")).isEqualTo(3);
        assertThat(Columns.of("\u001b[31mab\u001b[0m")).isEqualTo(2);
        assertThat(Columns.cut("温度x", 3)).isEqualTo("温");
        assertThat(Columns.cut("abc", 3)).isEqualTo("abc");
    }
}
