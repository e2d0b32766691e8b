package city.ioc.standalone.generations;

import city.ioc.core.GrainPolicy;
import city.ioc.events.Opt;
import city.ioc.streams.Pipeline;
import city.ioc.streams.PipelineElsewhere;
import city.ioc.streams.StreamsSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Pipelines run in processes of their own ({@code ioc streams}), and other displays may show them too. */
final class HostedElsewhere implements PipelineHost {
    private static final long ANSWER_SECONDS = 10;

    private final Site site;
    private final String secret;
    private final Admin admin;

    /** @param secret that the instances want to hear; null when they want none */
    HostedElsewhere(Site site, @Opt String secret, Admin admin) {
        this.site = site;
        this.secret = secret;
        this.admin = admin;
    }

    @Override
    public Pipeline pipeline(LoadedProfile profile, GrainPolicy grains, int threads, BiConsumer<String, Throwable> failed) {
        return new PipelineElsewhere(site.bootstrap(), profile.generation(), site.layout().partitions(), secret, site.clock());
    }

    @Override
    public Pointer atStart(String own, Optional<Pointer> known, Set<String> runnable, Instant now) {
        return Pointer.joining(own, known, now);
    }

    @Override
    public Optional<String> startsNone() {
        return Optional.of("the streams run in processes of their own here: start ioc streams with the changed profile, and then"
                + " this display with it");
    }

    @Override
    public Optional<String> isAtWork(String id) {
        String application = StreamsSettings.applicationId(id);
        try {
            int members = admin.describeStreamsGroups(List.of(application))
                    .all()
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .get(application)
                    .members()
                    .size();
            return members == 0
                    ? Optional.empty()
                    : Optional.of("instances of its streams are at work; stop them, and then: ioc generations remove " + id);
        } catch (ExecutionException e) {
            return e.getCause() instanceof GroupIdNotFoundException
                    ? Optional.empty()
                    : Optional.of("it is not known whether its streams are at work: " + e.getCause().getMessage());
        } catch (TimeoutException e) {
            return Optional.of("it is not known whether its streams are at work: the brokers do not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}
