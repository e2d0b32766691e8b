package city.ioc.standalone.generations;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The profile of the generation that is promoted, for a part that does not show it: follows the pointer, and never changes it. Profiles
 * are known by having been given at some start.
 */
public final class PromotedProfile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PromotedProfile.class);
    private static final long LOOK_MILLIS = 500;
    private static final long CLOSE_SECONDS = 5;

    private final KeptProfiles kept;
    private final String own;
    private final ControlTopic control;
    private final Consumer<Optional<LoadedProfile>> follower;
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("promoted-profile").daemon().factory());
    private String promoted;
    private volatile String notReady = "it is not known yet which generation is promoted";

    /**
     * @param folder where profiles are kept
     * @param given folder of a profile
     * @param follower told the profile of what is promoted whenever that changes; empty when it is not known here
     */
    public PromotedProfile(String bootstrap, Path folder, Path given, Consumer<Optional<LoadedProfile>> follower) {
        this.follower = follower;
        kept = new KeptProfiles(folder);
        own = kept.prepare(given).generation();
        kept.keep(own);
        control = new ControlTopic(bootstrap);
    }

    public PromotedProfile start() {
        ScheduledFuture<?> unused = watcher.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    /** Why the promoted profile is not known; empty when it is. */
    public Optional<String> notReady() {
        return Optional.ofNullable(notReady);
    }

    private void look() {
        try {
            control.latest().filter(pointer -> !pointer.generation().equals(promoted)).ifPresent(this::follow);
        } catch (KafkaException | UncheckedIOException e) {
            LOG.debug("the pointer cannot be followed", e);
        } catch (RuntimeException e) {
            LOG.warn("the promoted generation could not be followed", e);
        }
    }

    private void follow(Pointer pointer) {
        Optional<LoadedProfile> profile = kept.load(pointer.generation());
        notReady = profile.isPresent()
                ? null
                : "the profile of the promoted generation " + pointer.generation() + " is not known here: start this once with it as --profile";
        follower.accept(profile);
        promoted = pointer.generation();
        LOG.info("generation {} is promoted{}", promoted, notReady == null ? "" : "; " + notReady);
        kept.ids().stream().filter(id -> !pointer.names().contains(id) && !id.equals(own)).forEach(kept::forget);
    }

    @Override
    public void close() {
        watcher.shutdownNow();
        try {
            if (!watcher.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("following the promoted generation did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        control.close();
    }
}
