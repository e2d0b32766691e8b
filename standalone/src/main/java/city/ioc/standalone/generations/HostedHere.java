package city.ioc.standalone.generations;

import city.ioc.core.GrainPolicy;
import city.ioc.streams.Pipeline;
import city.ioc.streams.StreamsApp;
import city.ioc.streams.StreamsSettings;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** All pipelines run in this process, and nobody else has a say. */
final class HostedHere implements PipelineHost {
    private final Site site;

    HostedHere(Site site) {
        this.site = site;
    }

    @Override
    public Pipeline pipeline(LoadedProfile profile, GrainPolicy grains, int threads, BiConsumer<String, Throwable> failed) {
        StreamsSettings settings = new StreamsSettings(
                site.bootstrap(),
                site.states(),
                threads,
                site.layout().partitions(),
                StreamsSettings.USUAL_COMMIT_INTERVAL,
                true,
                grains);
        StreamsApp app = new StreamsApp(profile.city().rules(), profile.city().units(), settings, site.meters(), site.clock());
        var unused = app.failure().thenAccept(error -> failed.accept(profile.generation(), error));
        return app;
    }

    @Override
    public Pointer atStart(String own, Optional<Pointer> known, Set<String> runnable, Instant now) {
        return Pointer.atStart(own, known, runnable, now);
    }

    @Override
    public Optional<String> startsNone() {
        return Optional.empty();
    }

    /** What works here is stopped first. */
    @Override
    public Optional<String> isAtWork(String id) {
        return Optional.empty();
    }
}
