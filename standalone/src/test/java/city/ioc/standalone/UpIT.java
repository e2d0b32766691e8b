package city.ioc.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code ioc up} as its user meets it: a process. */
@Timeout(180)
class UpIT {
    private static final long STOP_SECONDS = 60;

    @TempDir
    private Path folder;

    private Process process;

    @AfterEach
    void endProcess() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void keepsItsFolderForItselfStartsAgainAfterAKillAndStopsCleanlyOnATermSignal() throws Exception {
        assertThat(start().readyLine()).startsWith("ready").contains("kafka 127.0.0.1:");
        aSecondOneOnTheSameFolderFailsWithTheReason();

        process.destroyForcibly().waitFor();
        long begin = System.nanoTime();
        assertThat(start().readyLine()).isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(60));

        process.destroy(); // SIGTERM
        assertThat(process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private void aSecondOneOnTheSameFolderFailsWithTheReason() throws Exception {
        Process second = launch();
        String reason = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(second.waitFor(STOP_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(reason).startsWith("ioc: data folder ").contains("(pid " + process.pid() + ")").hasLineCount(1);
    }

    private UpIT start() throws IOException {
        process = launch();
        return this;
    }

    /** The line that says that all is ready; null when the process ended without. */
    private String readyLine() throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("ready")) {
                return line;
            }
        }
        return null;
    }

    private Process launch() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java, "-Xmx512m", "-Dioc.home=..", "-cp", System.getProperty("java.class.path"), Ioc.class.getName(),
                "up", "--data", folder.resolve("data").toString(),
                "--port", "0", "--gateway-port", "0", "--kafka-port", "0");
        return new ProcessBuilder(command).start();
    }
}
