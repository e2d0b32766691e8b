package city.ioc.dashboards.api;

import city.ioc.dashboards.RunningDashboards;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AccessTest {
    private final Access access = new Access(Set.of("ioc.example"));

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080", "[::1]", "IOC.example:443"})
    void hostsOfThisMachineAndAllowedOnesAreServed(String host) {
        assertThat(access.isAllowedHost(host)).isTrue();
        assertThat(access.isAllowedOrigin("http://" + host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "evil@localhost", ""})
    void otherHostsAreNot(String host) {
        assertThat(access.isAllowedHost(host)).isFalse();
        assertThat(access.isAllowedOrigin("http://" + host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "file://localhost", "http:localhost", "not a uri"})
    void anOriginMustBeAWebPageOfAnAllowedHost(String origin) {
        assertThat(access.isAllowedOrigin(origin)).isFalse();
    }

    @Test
    void aRequestForAnotherHostOrFromAnotherOriginIsForbidden() throws IOException {
        try (RunningDashboards dashboards = new RunningDashboards()) {
            int port = dashboards.port();
            assertThat(raw(port, "Host: evil.example")).startsWith("HTTP/1.1 403").contains("application/problem+json");
            assertThat(raw(port, "Host: localhost\r\nOrigin: https://evil.example")).startsWith("HTTP/1.1 403");
            assertThat(raw(port, "Host: localhost\r\nOrigin: null")).startsWith("HTTP/1.1 403");
            assertThat(raw(port, "Host: localhost\r\nOrigin: http://localhost:" + port)).startsWith("HTTP/1.1 200");
            assertThat(raw(port, "Host: ioc.example")).startsWith("HTTP/1.1 200");
        }
    }

    private static String raw(int port, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                InputStream in = socket.getInputStream()) {
            String request = "GET /api/v1/status HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
