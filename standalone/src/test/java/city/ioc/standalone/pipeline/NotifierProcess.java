package city.ioc.standalone.pipeline;

import city.ioc.notifications.Notifications;
import city.ioc.notifier.Notifier;
import city.ioc.notifier.NotifierSettings;
import city.ioc.profile.CityProfile;
import city.ioc.profile.NotificationsFile;
import city.ioc.profile.ProfileLoader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The notifier alone, in this process or in one of its own that can be killed. It works for Cần Thơ. */
final class NotifierProcess {
    private static final CityProfile CITY = ProfileLoader.load(Path.of("..", "profiles", "cantho"));

    private NotifierProcess() {}

    /** @param folder with {@code notifications.yaml} */
    static JavaProcess on(String bootstrap, Path folder, Path log) {
        return new JavaProcess(NotifierProcess.class, "256m", log, bootstrap, folder.toString());
    }

    /** @param meters gets what it counts */
    static Notifier here(String bootstrap, String generation, Path folder, MeterRegistry meters) {
        Notifications notifications = NotificationsFile.read(folder, CITY).orElseThrow();
        NotifierSettings settings = new NotifierSettings(
                bootstrap, generation, Duration.ofMillis(50), Duration.ofMillis(400), Duration.ofHours(1), Duration.ofSeconds(2));
        return new Notifier(settings, CITY, notifications, name -> null, meters, Clock.systemUTC()).start();
    }

    /** @param args bootstrap server and folder of settings */
    public static void main(String[] args) throws InterruptedException {
        Notifier notifier = here(args[0], NotifierIT.GENERATION, Path.of(args[1]), new SimpleMeterRegistry());
        Runtime.getRuntime().addShutdownHook(new Thread(notifier::close));
        new CountDownLatch(1).await();
    }
}
