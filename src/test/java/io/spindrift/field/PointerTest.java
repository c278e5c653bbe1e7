package io.spindrift.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PointerTest {
    /** The examples of RFC 6901, sections 5 and 6. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "#|",
                "/foo|foo",
                "/foo/0|foo,0",
                "/a~1b|a/b",
                "/c%d|c%d",
                "/m~0n|m~n",
                "/~01|~1",
                "#/foo/0|foo,0",
                "#/c%25d|c%d",
                "#/e%5Ef|e^f",
                "#/k%22l|k\"l",
                "#/a+b|a+b",
            })
    void shouldFollowRfc6901(String text, String steps) {
        assertThat(String.join(",", Pointer.of(text).steps())).isEqualTo(steps == null ? "" : steps);
    }

    @Test
    void shouldHaveEmptyNamesAndCommas() {
        assertThat(Pointer.of("/").steps()).containsExactly("");
        assertThat(Pointer.of("/ ").steps()).containsExactly(" ");
        assertThat(Pointer.of("/a//b").steps()).containsExactly("a", "", "b");
        assertThat(Pointer.of("#/a%2Cb").steps()).containsExactly("a,b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "value    | expected a pointer that begins with /, such as /sensors/0/temp, or # for the whole "
                        + "value, got 'value'",
                "$.value  | expected a pointer that begins with /, such as /sensors/0/temp, or # for the whole "
                        + "value, got '$.value'",
                "''       | expected a pointer that begins with /, such as /sensors/0/temp, or # for the whole "
                        + "value, got ''",
                "#value   | expected a pointer that begins with /, such as /sensors/0/temp, or # for the whole "
                        + "value, got '#value'",
                "/a~2b    | expected ~0 for a tilde and ~1 for a slash, got '/a~2b'",
                "/a~      | expected ~0 for a tilde and ~1 for a slash, got '/a~'",
                "#/a%2    | expected %XX for a character, got '#/a%2'",
            })
    void shouldBeRejectedWithAReason(String text, String reason) {
        assertThatThrownBy(() -> Pointer.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(reason);
    }

    @Test
    void shouldBeCutInTheMessage_whenItIsLong() {
        String tooLong = "x".repeat(10_000);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Pointer.of(tooLong))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1000));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> FieldSettings.Value.of(tooLong + "=/a"))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1000));
    }

    @Test
    void shouldBeRejected_whenItIsDeeperThanDocumentsMayBe() {
        assertThat(Pointer.of("/a".repeat(32)).steps()).hasSize(32);
        assertThatThrownBy(() -> Pointer.of("/a".repeat(33))).hasMessageStartingWith("expected at most 32 steps");
    }
}
