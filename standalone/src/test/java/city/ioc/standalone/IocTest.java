package city.ioc.standalone;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class IocTest {
    private static final String PROFILE = "../profiles/generic";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void helpListsTheCommandsAndExitCodes() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("up ", "demo ", "import ", "simulate ", "Exit codes:", "2   wrong usage");
    }

    @Test
    void helpOfACommandNamesItsOptionsWithVariablesAndDefaults() {
        assertThat(run("up", "--help")).isZero();
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("--port=PORT", "(IOC_PORT, 8080)", "(IOC_GATEWAY_PORT, 8081)", "(IOC_KAFKA_PORT, 9092)", "--open-door");
    }

    @Test
    void versionNamesKafkaAndJava() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("ioc ").contains("Kafka 4.", "Java ");
    }

    @Test
    void wrongUsageHasCodeTwoAndSaysWhereHelpIs() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).isEqualToNormalizingNewlines("ioc: which command?\nTry 'ioc --help'.\n");
    }

    @Test
    void anUnknownOptionHasCodeTwoAndSuggestsTheRightOne() {
        assertThat(run("up", "--gatway-port=1")).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown option").contains("--gateway-port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "streams", "display", "notifier"})
    void aPartIsRefusedAHostThatOthersReachAndBrokersThatAreNone(String part) {
        assertThat(run(part, "--host", "0.0.0.0")).isEqualTo(2);
        assertThat(err.toString()).contains("no login yet", "--open-door");
        assertThat(run(part, "--bootstrap", "http://kafka:9092")).isEqualTo(2);
        assertThat(err.toString()).contains("--bootstrap names brokers as HOST:PORT, separated by commas, not 'http://kafka:9092'");
    }

    @Test
    void anInstanceThatOthersAskNeedsASecret() {
        assertThat(run("streams", "--listen", "0.0.0.0:8085")).isEqualTo(2);
        assertThat(err.toString()).contains("needs a secret of at least 16 characters");
    }

    @Test
    void aHostThatOthersReachIsRefusedUnlessTheDoorIsOpen() {
        assertThat(run("up", "--host", "0.0.0.0")).isEqualTo(2);
        assertThat(err.toString()).contains("no login yet", "--open-door");
    }

    @Test
    void aDemoTakesTheSameCareAndMakesNoFolderWhenMisused() {
        assertThat(run("demo", "--host", "0.0.0.0")).isEqualTo(2);
        assertThat(err.toString()).contains("no login yet", "Try 'ioc demo --help'");
        assertThat(run("demo", "--speed", "0.5")).isEqualTo(2);
        assertThat(err.toString()).contains("--speed must be from 1 to 10000, not 0.5");
    }

    @Test
    void portsMustDiffer() {
        assertThat(run("up", "--port", "9092")).isEqualTo(2);
        assertThat(err.toString()).contains("--port and --kafka-port must differ, both are 9092");
    }

    @Test
    void whatIsKeptMustMakeSense() {
        assertThat(run("up", "--keep-minutes", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--keep-minutes and --keep-hours are days from 1 to 36500", "not 0 and 400");
        assertThat(run("demo", "--keep-minutes", "8", "--keep-hours", "7")).isEqualTo(2);
        assertThat(err.toString()).contains("hours kept as long as minutes or longer; not 8 and 7");
    }

    @Test
    void aPortInUseFailsWithOneLineThatSaysWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run("up", "--profile", PROFILE, "--data", folder.resolve("data").toString(), "--port", port)).isEqualTo(1);
            assertThat(err.toString())
                    .isEqualToNormalizingNewlines("ioc: port " + port + " is in use; choose another with --port\n");
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void aForeignDataFolderFailsWithOneLine() throws Exception {
        Path foreign = folder.resolve("foreign/file");
        Files.createDirectories(foreign);
        String data = foreign.getParent().toString();
        assertThat(run(
                        "up", "--profile", PROFILE, "--data", data, "--port", "0", "--gateway-port", "0", "--kafka-port", "0"))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("ioc: folder ").contains("not a data folder of ioc").hasLineCount(1);
    }

    private int run(String... args) {
        CommandLine command = Ioc.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(args);
    }
}
