package city.ioc.standalone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HostAndPortTest {

    @Test
    void aNameOrAnAddressHasAPort() {
        assertThat(HostAndPort.of("--listen", "streams-1:8085")).isEqualTo(new HostAndPort("streams-1", 8085));
        assertThat(HostAndPort.of("--listen", "[::1]:0")).isEqualTo(new HostAndPort("::1", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"streams-1", "streams-1:", ":8085", "a b:1", "::1:80", "http://streams-1:8085"})
    void anythingElseIsRefusedWithTheNameOfTheOption(String text) {
        assertThatThrownBy(() -> HostAndPort.of("--listen", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--listen is HOST:PORT, not '" + text + "'");
    }
}
