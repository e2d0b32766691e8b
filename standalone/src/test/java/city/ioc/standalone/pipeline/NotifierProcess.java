package city.ioc.standalone.pipeline;

import city.ioc.notifications.Notifications;
import city.ioc.notifier.Notifier;
import city.ioc.notifier.NotifierSettings;
import city.ioc.profile.CityProfile;
import city.ioc.profile.NotificationsFile;
import city.ioc.profile.ProfileLoader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The notifier alone, in this process or in one of its own that can be killed. It works for Cần Thơ. */
final class NotifierProcess {
    private static final CityProfile CITY = ProfileLoader.load(Path.of("..", "profiles", "cantho"));

    private final String bootstrap;
    private final Path folder;
    private final Path log;
    private Process process;

    /** @param folder with {@code notifications.yaml} */
    NotifierProcess(String bootstrap, Path folder, Path log) {
        this.bootstrap = bootstrap;
        this.folder = folder;
        this.log = log;
    }

    static Notifier here(String bootstrap, String generation, Path folder) {
        Notifications notifications = NotificationsFile.read(folder, CITY).orElseThrow();
        NotifierSettings settings = new NotifierSettings(
                bootstrap, generation, Duration.ofMillis(50), Duration.ofMillis(400), Duration.ofHours(1), Duration.ofSeconds(2));
        return new Notifier(settings, CITY, notifications, name -> null, new SimpleMeterRegistry(), Clock.systemUTC()).start();
    }

    void start() throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NotifierProcess.class.getName(),
                        bootstrap,
                        folder.toString()))
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

    /** @param args bootstrap server and folder of settings */
    public static void main(String[] args) throws InterruptedException {
        Notifier notifier = here(args[0], NotifierIT.GENERATION, Path.of(args[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(notifier::close));
        new CountDownLatch(1).await();
    }
}
