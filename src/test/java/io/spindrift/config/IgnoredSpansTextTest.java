package io.spindrift.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.rules.IgnoredSpans;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IgnoredSpansTextTest {

    private static boolean contains(String spans, String zone, String time) {
        return IgnoredSpansText.parse(List.of(spans.split(",")), ZoneId.of(zone))
                .contains(Instant.parse(time).toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-24T00:00:00Z/2026-12-27T00:00:00Z, 2026-12-23T23:59:59.999Z, false",
        "2026-12-24T00:00:00Z/2026-12-27T00:00:00Z, 2026-12-24T00:00:00Z,     true",
        "2026-12-24T00:00:00Z/2026-12-27T00:00:00Z, 2026-12-26T23:59:59.999Z, true",
        "2026-12-24T00:00:00Z/2026-12-27T00:00:00Z, 2026-12-27T00:00:00Z,     false",
        "2026-12-24T00:00:00+01:00/PT4H30M,         2026-12-23T23:00:00Z,     true",
        "2026-12-24T00:00:00+01:00/PT4H30M,         2026-12-24T03:29:59Z,     true",
        "2026-12-24T00:00:00+01:00/PT4H30M,         2026-12-24T03:30:00Z,     false",
        "2026-12-24T00:00:00Z/P2D,                  2026-12-25T23:59:59Z,     true",
    })
    void shouldIncludeTheBeginAndExcludeTheEnd_ofASpanBetweenTimes(String span, String time, boolean within) {
        assertThat(contains(span, "UTC", time)).isEqualTo(within);
    }

    /** 2026-03-01 is a Sunday. */
    @ParameterizedTest
    @CsvSource({
        "SUN 02:00-04:00,     2026-03-01T01:59:59.999Z, false",
        "SUN 02:00-04:00,     2026-03-01T02:00:00Z,     true",
        "SUN 02:00-04:00,     2026-03-01T03:59:59.999Z, true",
        "SUN 02:00-04:00,     2026-03-01T04:00:00Z,     false",
        "SUN 02:00-04:00,     2026-03-02T03:00:00Z,     false",
        "sat-sun 00:00-24:00, 2026-02-27T23:59:59Z,     false",
        "sat-sun 00:00-24:00, 2026-02-28T00:00:00Z,     true",
        "sat-sun 00:00-24:00, 2026-03-01T23:59:59Z,     true",
        "sat-sun 00:00-24:00, 2026-03-02T00:00:00Z,     false",
        "SUN-MON 12:00-13:00, 2026-03-02T12:30:00Z,     true",
        "SUN-MON 12:00-13:00, 2026-03-03T12:30:00Z,     false",
        "SAT 22:00-02:00,     2026-02-28T21:59:00Z,     false",
        "SAT 22:00-02:00,     2026-02-28T22:00:00Z,     true",
        "SAT 22:00-02:00,     2026-03-01T01:59:00Z,     true",
        "SAT 22:00-02:00,     2026-03-01T02:00:00Z,     false",
        "SAT 22:00-02:00,     2026-02-28T01:00:00Z,     false",
    })
    void shouldIncludeTheBeginAndExcludeTheEnd_ofAWeeklySpan(String span, String time, boolean within) {
        assertThat(contains(span, "UTC", time)).isEqualTo(within);
    }

    /**
     * In Berlin, clocks went from 02:00 to 03:00 on 2026-03-29, at 01:00 UTC, and go from 03:00 to 02:00 on 2026-10-25, at 01:00 UTC. A time that
     * does not exist has no records; one that comes twice is in the span twice.
     */
    @ParameterizedTest
    @CsvSource({
        "SUN 02:00-04:00, 2026-03-22T01:00:00Z, true",
        "SUN 02:00-04:00, 2026-03-22T03:00:00Z, false",
        "SUN 02:00-04:00, 2026-03-29T00:59:59Z, false",
        "SUN 02:00-04:00, 2026-03-29T01:00:00Z, true",
        "SUN 02:00-04:00, 2026-03-29T01:59:59Z, true",
        "SUN 02:00-04:00, 2026-03-29T02:00:00Z, false",
        "SUN 02:00-03:00, 2026-03-29T01:00:00Z, false",
        "SUN 02:00-04:00, 2026-10-24T23:59:59Z, false",
        "SUN 02:00-04:00, 2026-10-25T00:00:00Z, true",
        "SUN 02:00-04:00, 2026-10-25T02:59:59Z, true",
        "SUN 02:00-04:00, 2026-10-25T03:00:00Z, false",
        "SUN 02:30-02:45, 2026-10-25T00:30:00Z, true",
        "SUN 02:30-02:45, 2026-10-25T01:30:00Z, true",
    })
    void shouldFollowTheClocksOfTheZone_whenDaylightSavingTimeBeginsOrEnds(String span, String time, boolean within) {
        assertThat(contains(span, "Europe/Berlin", time)).isEqualTo(within);
    }

    @Test
    void shouldContainTheTimesOfEachSpan() {
        String spans = "2026-03-03T00:00:00Z/PT1H,SUN 00:00-01:00";
        assertThat(contains(spans, "UTC", "2026-03-03T00:30:00Z")).isTrue();
        assertThat(contains(spans, "UTC", "2026-03-01T00:30:00Z")).isTrue();
        assertThat(contains(spans, "UTC", "2026-03-02T00:30:00Z")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "SUN",
        "SUN 2:00-04:00",
        "SUN 02:00",
        "SUN 02:00-25:00",
        "SUN 02:60-04:00",
        "SON 02:00-04:00",
        "SAT- 02:00-04:00",
        "02:00-04:00",
        "2026-12-24/2026-12-27",
        "2026-12-24T00:00:00Z/",
        "/PT4H",
        "2026-12-24T00:00:00Z/P1M",
        "2026-12-24T00:00:00Z/4h",
        "2026-12-24T00:00:00Z/PT4H/PT4H",
        "+1000000000-12-31T00:00:00Z/PT4H",
    })
    void shouldSayWhatASpanIs_whenTheTextIsNone(String span) {
        assertThatThrownBy(() -> settings(span, "UTC"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("alarm.ignored: expected spans as 2026-12-24T00:00:00Z/2026-12-27T00:00:00Z, "
                        + "2026-12-24T00:00:00Z/PT4H, SUN 02:00-04:00 or SAT-SUN 00:00-24:00, separated by commas, got "
                        + span);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-27T00:00:00Z/2026-12-24T00:00:00Z, an end after the begin",
        "2026-12-24T00:00:00Z/PT0S, an end after the begin",
        "2026-12-24T00:00:00Z/PT-4H, an end after the begin",
        "SUN 24:00-04:00, 'a begin from 00:00 to 23:59 and another time as the end, up to 24:00'",
        "SUN 02:00-24:30, 'a begin from 00:00 to 23:59 and another time as the end, up to 24:00'",
        "SUN 02:00-02:00, 'a begin from 00:00 to 23:59 and another time as the end, up to 24:00'",
    })
    void shouldSayWhatIsWrong_whenASpanIsEmptyOrNoTimeOfADay(String span, String expected) {
        assertThatThrownBy(() -> settings("SAT 00:00-24:00, " + span, "UTC"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("alarm.ignored: expected " + expected + ", got " + span);
    }

    @Test
    void shouldRejectAZone_thatDoesNotExist() {
        assertThatThrownBy(() -> settings("", "Berlin"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("alarm.ignored.zone: expected a time zone as UTC, +01:00 or Europe/Berlin, got Berlin");
    }

    @Test
    void shouldReachTheProcessor() {
        assertThat(settings("", "UTC")).isEqualTo(IgnoredSpans.NONE);
        assertThat(settings("SUN 02:00-04:00", "+01:00")
                        .contains(Instant.parse("2026-03-01T01:00:00Z").toEpochMilli()))
                .isTrue();
    }

    private static IgnoredSpans settings(String spans, String zone) {
        Map<String, String> given =
                Map.of("bootstrap.servers", "none:1", "alarm.ignored", spans, "alarm.ignored.zone", zone);
        return new Configuration(new Sources().settings(given))
                .runtime()
                .processor()
                .alarmIgnored();
    }
}
