package city.ioc.standalone;

import city.ioc.events.EventCodec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class SimulateCommandTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void writesOneEventALineAndTheSameBytesForTheSameSeed() throws Exception {
        Path first = folder.resolve("first.ndjson");
        Path again = folder.resolve("again.ndjson");
        Path other = folder.resolve("other.ndjson");
        assertThat(march("--out", first.toString(), "--seed", "3")).isZero();
        assertThat(err.toString()).startsWith("simulated  ").contains("events of 50 dossiers in");
        assertThat(march("--out", again.toString(), "--seed", "3")).isZero();
        assertThat(march("--out", other.toString(), "--seed", "4")).isZero();

        assertThat(again).hasSameBinaryContentAs(first);
        assertThat(Files.mismatch(first, other)).isNotEqualTo(-1);
        List<String> lines = Files.readAllLines(first);
        assertThat(lines.stream().filter(line -> !line.contains("health.sampled") && !line.contains("tracer.sent")))
                .hasSizeBetween(300, 800);
        for (String line : lines) {
            byte[] bytes = line.getBytes(UTF_8);
            assertThat(EventCodec.encode(EventCodec.decode(bytes))).isEqualTo(bytes);
        }
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void daysInTheFutureAreRefusedWithAReason() {
        String tomorrow = LocalDate.now(ZONE).plusDays(1).toString();
        assertThat(run("--dossiers", "5", "--from", "2024-03-04", "--to", tomorrow, "--out", "-")).isEqualTo(2);
        assertThat(err.toString()).contains("--to " + tomorrow + " is in the future: today is ", "has not come");
    }

    @Test
    void todayIsSimulatedUpToNow() throws Exception {
        Path file = folder.resolve("today.ndjson");
        LocalDate today = LocalDate.now(ZONE);
        assertThat(run(
                        "--dossiers", "60", "--from", today.minusDays(7).toString(), "--to", today.toString(),
                        "--out", file.toString()))
                .isZero();
        long now = System.currentTimeMillis();
        for (String line : Files.readAllLines(file)) {
            assertThat(EventCodec.decode(line.getBytes(UTF_8)).timeMillis()).isLessThanOrEqualTo(now);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--from 2024-03-08 --to 2024-03-04 --dossiers 5 | 2 | --from 2024-03-08 is after --to 2024-03-04",
        "--from 1999-03-08 --to 2024-03-04 --dossiers 5 | 2 | --from 1999-03-08 is before 2010-01-01",
        "--from 2024-03-04 --to 2024-03-08 --dossiers 0 | 2 | --dossiers must be from 1",
        "--from 2024-03-04 --to 2024-03-08 --dossiers 5 --rate fast | 2 | --rate must be a number of events per second",
        "--from 2024-03-04 --to 2024-03-08 --dossiers 5 --out x --bootstrap b:1 | 2 | either --out or --bootstrap",
        "--from 2024-03-04 --to 2024-03-08 --dossiers 5 --bootstrap 127.0.0.1:1 | 1 | No Kafka with the event topics answers"
    })
    void saysWhatIsWrong(String options, int code, String reason) {
        assertThat(run(options.split(" "))).isEqualTo(code);
        assertThat(err.toString()).contains("ioc: ", reason);
    }

    @Test
    void aProfileWithoutASimulatedCityIsRefused() {
        assertThat(march("--out", folder.resolve("x").toString(), "--profile", "../profiles/generic")).isEqualTo(1);
        assertThat(err.toString()).contains("has no simulation.yaml");
    }

    private int march(String... options) {
        List<String> args = new ArrayList<>(List.of("--dossiers", "50", "--from", "2024-03-04", "--to", "2024-03-15"));
        args.addAll(List.of(options));
        return run(args.toArray(String[]::new));
    }

    private int run(String... options) {
        List<String> args = new ArrayList<>(List.of("simulate"));
        args.addAll(List.of(options));
        if (!args.contains("--profile")) {
            args.addAll(List.of("--profile", "../profiles/cantho"));
        }
        err.getBuffer().setLength(0);
        return Ioc.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args.toArray(String[]::new));
    }
}
