package io.spindrift.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class VariantTest {
    @TempDir
    private Path folder;

    static List<Variant> variants() {
        return Variant.ALL;
    }

    @ParameterizedTest
    @MethodSource("variants")
    void shouldFitTheSources(Variant variant) {
        assertThatCode(() -> VariantClasses.sources(variant)).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseATextThatIsNotThereOnce() {
        assertThat(new Cut("F", "a  b", "c").apply("x a\n b y")).isEqualTo("x c y");
        assertThatThrownBy(() -> new Cut("F", "a", "c").apply("b")).hasMessage("F: expected 'a', got no such text");
        assertThatThrownBy(() -> new Cut("F", "a", "c").apply("aa")).hasMessage("F: expected 'a' once, got it again");
    }

    @Test
    @Tag("slow")
    void shouldForecastAsTheProductAndOtherwiseWithoutAPart() throws IOException {
        Path file = Files.writeString(
                folder.resolve("s.csv"),
                IntStream.range(0, 200)
                        .mapToObj(row -> row == 120
                                ? "1e6"
                                : row == 150 ? "150" : Integer.toString(30 + row % 24 + row % 7 * (row % 5)))
                        .collect(Collectors.joining("\n", "value\n", "\n")));
        List<String> arguments = List.of(file.toString(), "value", "190");
        Map<Integer, Double> product = new VariantRun().apply(arguments);
        assertThat(product).containsKeys(1, 24);
        for (Variant variant : Variant.ALL) {
            Map<Integer, Double> errors = VariantClasses.compile(variant, folder)
                    .instance(VariantRun.class)
                    .apply(arguments);
            assertThat(errors.equals(product)).as(variant.name()).isEqualTo(variant.equals(Variant.WHOLE));
        }
    }
}
