package city.ioc.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@code ioc demo} as its user meets it: a process, a page that moves, Ctrl-C. */
@Timeout(180)
class DemoIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern DISPLAY = Pattern.compile("ready  display (\\S+)");
    private static final long STOP_SECONDS = 60;

    @TempDir
    private Path temporary;

    private Process process;

    @AfterEach
    void endProcess() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void showsAQuarterThatGoesOnLiveAndLeavesNothingBehind() throws Exception {
        process = launch("--dossiers-per-day", "20", "--speed", "1000");
        URI display = display();

        int loaded = received(display);
        assertThat(loaded).isBetween(1_000, 1_600);
        await().atMost(Duration.ofSeconds(60)).until(() -> received(display) > loaded + 5);

        process.destroy(); // SIGTERM
        assertThat(process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(temporary).isDirectoryNotContaining("glob:**/ioc-demo-*");
    }

    private static int received(URI display) throws IOException, InterruptedException {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        URI kpis = display.resolve("/api/v1/kpis?from=" + today.minusDays(91) + "&to=" + today);
        try (HttpClient http = HttpClient.newHttpClient()) {
            String body = http.send(HttpRequest.newBuilder(kpis).build(), BodyHandlers.ofString()).body();
            for (JsonNode kpi : JSON.readTree(body)) {
                if (kpi.get("id").asText().equals("dossiers.received")) {
                    return kpi.get("numerator").asInt();
                }
            }
        }
        return -1;
    }

    private URI display() throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher ready = DISPLAY.matcher(line);
            if (ready.find()) {
                return URI.create(ready.group(1));
            }
        }
        throw new AssertionError("the demo ended before it was ready");
    }

    private Process launch(String... options) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder command = new ProcessBuilder(new ArrayList<>(List.of(
                java, "-Xmx512m", "-Dioc.home=..", "-Djava.io.tmpdir=" + temporary,
                "-cp", System.getProperty("java.class.path"), Ioc.class.getName(),
                "demo", "--port", "0", "--gateway-port", "0", "--kafka-port", "0")));
        command.command().addAll(List.of(options));
        return command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
