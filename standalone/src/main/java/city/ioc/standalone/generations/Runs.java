package city.ioc.standalone.generations;

import city.ioc.events.Topics;
import city.ioc.standalone.topics.TopicSetup;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The generations at work in this process, with their profiles, topics and state: started and removed by one thread, looked at by any. */
final class Runs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final Site site;
    private final PipelineHost host;
    private final BiConsumer<String, String> failed;
    private final Admin admin;
    private final KeptProfiles kept;
    private final Remains remains;
    private final Map<String, GenerationRun> running = new ConcurrentHashMap<>();
    private final Map<String, String> failures = new ConcurrentHashMap<>();

    /**
     * @param admin closed with this
     * @param failed told the generation whose streams died here, and the reason
     */
    Runs(Site site, PipelineHost host, Admin admin, BiConsumer<String, String> failed) {
        this.site = site;
        this.host = host;
        this.admin = admin;
        this.failed = failed;
        kept = new KeptProfiles(site.kept());
        remains = new Remains(admin, site.states());
    }

    KeptProfiles kept() {
        return kept;
    }

    /** The generations whose kept profile still gives them. */
    Set<String> runnable() {
        return kept.ids().stream().filter(id -> kept.load(id).isPresent()).collect(Collectors.toSet());
    }

    /** Starts one whose profile is kept. */
    GenerationRun launch(String id, int threads) {
        LoadedProfile profile = kept.load(id)
                .orElseThrow(() -> new IllegalStateException("the profile of generation " + id + " is not kept"));
        new TopicSetup(admin, site.layout()).require(Topics.derived(id));
        GenerationRun run = new GenerationRun(profile, site, host, threads, this::died);
        failures.remove(id);
        running.put(id, run);
        run.start();
        return run;
    }

    private void died(String id, Throwable error) {
        String reason = "the pipeline failed: " + error.getMessage();
        failures.put(id, reason);
        failed.accept(id, reason);
    }

    /** Stops one, and removes all that there is of it, unless others still work on it. */
    void drop(String id) {
        GenerationRun run = running.remove(id);
        if (run != null) {
            run.close();
        }
        kept.forget(id);
        host.isAtWork(id).ifPresentOrElse(reason -> LOG.warn("generation {} is no longer shown and was not removed: {}", id, reason), () -> {
            removeRemains(id);
            LOG.info("generation {} was removed", id);
        });
    }

    /** Whether there is anything of one on the brokers. */
    boolean remain(String id) {
        return remains.exist(id);
    }

    /** Of one that begins anew. */
    void removeRemains(String id) {
        remains.remove(id);
    }

    Optional<GenerationRun> find(String id) {
        return Optional.ofNullable(running.get(id));
    }

    Collection<GenerationRun> all() {
        return running.values();
    }

    Set<String> ids() {
        return Set.copyOf(running.keySet());
    }

    /** Why the streams of one died; empty when they live. */
    Optional<String> failure(String id) {
        return Optional.ofNullable(failures.get(id));
    }

    @Override
    public void close() {
        running.values().parallelStream().forEach(GenerationRun::close);
        admin.close();
    }
}
