package city.ioc.standalone;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How a long-running command ends. A signal (SIGTERM, SIGINT) asks for a clean stop and gives exit code 0; a failed part asks for
 * one and gives 1. A stop that hangs is cut short, with code 1.
 */
final class ProcessLife implements Failures, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Consumer<String> err;
    private int exitCode;

    private ProcessLife(Consumer<String> err) {
        this.err = err;
    }

    /** Takes over the end of this process. */
    static ProcessLife begin(Consumer<String> err) {
        ProcessLife life = new ProcessLife(err);
        Runtime.getRuntime().addShutdownHook(new Thread(life::shutDown, "stop"));
        return life;
    }

    /** Waits until the process shall stop. */
    void awaitStop() throws InterruptedException {
        asked.await();
    }

    boolean stopAsked() {
        return asked.getCount() == 0;
    }

    @Override
    public void fail(String reason) {
        synchronized (this) {
            if (exitCode == 0 && !stopAsked()) {
                exitCode = 1;
                err.accept("ioc: " + reason);
            }
        }
        Thread.ofPlatform().name("fail").start(() -> System.exit(1));
    }

    /** Everything above the broker survives a kill, so this may end the process at any point. */
    @Override
    public void abort(String reason) {
        err.accept("ioc: " + reason);
        Runtime.getRuntime().halt(1);
    }

    /** All parts are closed. */
    @Override
    public void close() {
        stopped.countDown();
    }

    synchronized int exitCode() {
        return exitCode;
    }

    /** Without the halt the code would be the signal's, 143. */
    private void shutDown() {
        if (stopped.getCount() == 0) {
            return; // the command ended by itself and has its own code
        }
        asked.countDown();
        Runtime.getRuntime().halt(awaitStopped() ? exitCode() : 1);
    }

    private boolean awaitStopped() {
        try {
            if (stopped.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return true;
            }
            err.accept("ioc: stopping took longer than " + PATIENCE.toSeconds() + " s; ended without a clean stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
