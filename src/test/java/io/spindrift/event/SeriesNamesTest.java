package io.spindrift.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SeriesNamesTest {
    private static final List<String> VALUES = List.of("temp", "hum");

    @Test
    void shouldDeriveKeyAndTopicFromEachName() {
        for (String key : new String[] {"a", "a/b", "/", "a/temp", "", "t/a", "//"}) {
            for (SeriesNames names : List.of(
                    SeriesNames.KEYS,
                    new SeriesNames(true, List.of()),
                    new SeriesNames(false, VALUES),
                    new SeriesNames(true, VALUES))) {
                for (String series : names.all("topic", key)) {
                    assertThat(names.key(series)).as("%s of %s", series, names).isEqualTo(key);
                    assertThat(names.topic(series))
                            .isEqualTo(names.byTopic() ? Optional.of("topic") : Optional.empty());
                    if (!key.isEmpty()) {
                        assertThat(names.checked(series)).isEqualTo(series);
                    }
                }
            }
        }
    }

    @Test
    void shouldNameSeriesByTheirKeyUnlessThereIsMore() {
        assertThat(SeriesNames.KEYS.all("topic", "a")).containsExactly("a");
        assertThat(new SeriesNames(true, VALUES).all("topic", "a")).containsExactly("topic/a/temp", "topic/a/hum");
    }

    @Test
    void shouldRejectNamesThatNoSeriesCanHave() {
        SeriesNames values = new SeriesNames(false, VALUES);
        assertThatThrownBy(() -> values.checked("a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("series: expected KEY/NAME with a name of temp, hum, got 'a'");
        assertThatThrownBy(() -> values.checked("a/pressure")).hasMessageContaining("got 'a/pressure'");
        assertThatThrownBy(() -> values.checked("/temp")).hasMessageContaining("got '/temp'");
        assertThatThrownBy(() -> new SeriesNames(true, List.of()).checked("a"))
                .hasMessage("series: expected TOPIC/KEY, got 'a'");
        assertThatThrownBy(() -> new SeriesNames(true, VALUES).checked("topic/temp"))
                .hasMessage("series: expected TOPIC/KEY/NAME with a name of temp, hum, got 'topic/temp'");
    }
}
