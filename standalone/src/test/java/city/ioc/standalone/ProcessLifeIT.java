package city.ioc.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** How a process ends can only be seen from another one. */
@Timeout(60)
class ProcessLifeIT {

    @Test
    void aFailedPartClosesTheOthersAndEndsTheProcessWithItsReason() throws Exception {
        Process process = launch("fail");
        assertThat(text(process.getErrorStream().readAllBytes())).isEqualTo("ioc: streams failed: no disk");
        assertThat(text(process.getInputStream().readAllBytes())).isEqualTo("running closed");
        assertThat(exitCode(process)).isEqualTo(1);
    }

    @Test
    void anAbortEndsTheProcessAtOnceWithItsReason() throws Exception {
        Process process = launch("abort");
        assertThat(text(process.getErrorStream().readAllBytes())).isEqualTo("ioc: broker failed: no disk");
        assertThat(text(process.getInputStream().readAllBytes())).isEqualTo("running");
        assertThat(exitCode(process)).isEqualTo(1);
    }

    @Test
    void aSignalClosesAllPartsAndGivesCodeZero() throws Exception {
        Process process = launch("wait");
        assertThat(process.getInputStream().readNBytes("running".length())).hasSize("running".length());
        process.toHandle().destroy(); // unlike process.destroy(), it leaves the output readable
        assertThat(text(process.getInputStream().readAllBytes())).isEqualTo("closed");
        assertThat(exitCode(process)).isZero();
    }

    @Test
    void aCommandThatEndsByItselfKeepsItsOwnCode() throws Exception {
        Process process = launch("own-code");
        assertThat(text(process.getInputStream().readAllBytes())).isEqualTo("running closed");
        assertThat(exitCode(process)).isEqualTo(7);
    }

    private static Process launch(String what) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java, "-cp", System.getProperty("java.class.path"), Command.class.getName(), what))
                .start();
    }

    private static String text(byte[] output) {
        return new String(output, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** A long-running command with one part. */
    static final class Command {
        private Command() {}

        public static void main(String[] args) throws InterruptedException {
            System.exit(run(args[0]));
        }

        private static void error(String line) {
            System.err.println(line);
        }

        private static int run(String what) throws InterruptedException {
            try (ProcessLife life = ProcessLife.begin(Command::error);
                    Parts parts = new Parts(line -> {}, life::stopAsked)) {
                parts.start("part", () -> () -> System.out.println("closed"));
                System.out.println("running");
                switch (what) {
                    case "fail" -> life.fail("streams failed: no disk");
                    case "abort" -> life.abort("broker failed: no disk");
                    case "own-code" -> {
                        return 7;
                    }
                    default -> {}
                }
                life.awaitStop();
                return life.exitCode();
            }
        }
    }
}
