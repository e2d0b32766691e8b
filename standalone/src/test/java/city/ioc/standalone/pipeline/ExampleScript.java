package city.ioc.standalone.pipeline;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** A script of {@code examples/} while it runs. What it needs must be installed: nothing is ever downloaded. */
final class ExampleScript implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExampleScript.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Process process;
    private final Path output;

    private ExampleScript(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static ExampleScript start(String name, String... arguments) throws IOException {
        require(name.endsWith(".py") ? "python3" : "curl");
        Path output = Files.createTempFile("ioc-example", ".txt");
        List<String> command = Stream.concat(
                        Stream.of(Project.ROOT.resolve("examples").resolve(name).toString()), Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        return new ExampleScript(process, output);
    }

    /** What the script printed when it has ended well. */
    static String run(String name, String... arguments) throws IOException, InterruptedException {
        try (ExampleScript script = start(name, arguments)) {
            assertThat(script.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("%s ends", name).isTrue();
            assertThat(script.process.exitValue()).as("exit code; it printed: %s", script.output()).isZero();
            return script.output();
        }
    }

    /** Where a tool is missing the test is skipped; with CI=true it fails, so that nobody takes skipped for passed. */
    private static void require(String tool) {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
        if (installed) {
            return;
        }
        String notice = "no " + tool + " on the PATH; apt install " + tool;
        if ("true".equals(System.getenv("CI"))) {
            Assertions.fail(notice);
        }
        LOG.warn("The examples are not tested: {}", notice);
        Assumptions.abort("skipped: " + notice);
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.delete(output);
    }
}
