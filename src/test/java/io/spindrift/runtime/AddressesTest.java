package io.spindrift.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "::1, 8080, [::1]:8080",
        "[::1], 8080, [::1]:8080",
        "2001:db8::7, 80, [2001:db8::7]:80",
        "127.0.0.1, 8080, 127.0.0.1:8080",
        "host-1.example, 9, host-1.example:9"
    })
    void shouldPutBracketsAroundAnIpv6Address(String host, int port, String address) {
        assertThat(Addresses.of(host, port)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({"::1:8080, [::1]:8080", "[::1]:8080, [::1]:8080", "host:80, host:80", "no port, no port", "[::1], [::1]"
    })
    void shouldReadAnAddressAsKafkaDoes(String given, String address) {
        assertThat(Addresses.normalized(given)).isEqualTo(address);
    }
}
