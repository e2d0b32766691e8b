package city.ioc.standalone.pipeline;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A part of the pipeline in a process of its own, so that it can be killed, and started again. */
final class JavaProcess {
    private final List<String> command = new ArrayList<>();
    private final Path log;
    private Process process;

    /**
     * @param main      whose main method is run, with the class path of this process
     * @param heap      such as {@code 512m}
     * @param log       gets its output, that of all starts
     * @param arguments of the main method
     */
    JavaProcess(Class<?> main, String heap, Path log, String... arguments) {
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:TieredStopAtLevel=1", // starts sooner, and none of them works for long
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        this.log = log;
    }

    void start() throws IOException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process survives SIGKILL");
        }
    }

    /** SIGKILL, without waiting for it; nothing when it was never started. */
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /** SIGSTOP: it does nothing and answers nobody until {@link #goOn}. To others it looks like one whose network is cut. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT. */
    void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("kill -" + name + " " + pid() + " ended with " + code);
        }
    }

    long pid() {
        return process.pid();
    }

    /** SIGTERM; returns the exit code. */
    int stop() throws InterruptedException {
        process.toHandle().destroy();
        return exitCode();
    }

    /** Waits for its end. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the process does not end");
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }
}
