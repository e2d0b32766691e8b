package city.ioc.standalone.generations;

import city.ioc.audit.AuditAction;
import city.ioc.audit.AuditEntry;
import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.generations.Conflict;
import city.ioc.dashboards.generations.GenerationControl;
import city.ioc.dashboards.generations.Generations;
import city.ioc.events.Opt;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generations that this process shows: the promoted one, the way back, and at most one candidate, which is promoted when it has
 * caught up and its sums hold. One thread makes all changes: it writes the pointer, and then does what follows from it, which a later
 * start does too if this one is cut short. It follows the pointer too, so that several displays of one cluster turn together; one that
 * does not know the profile of what is promoted goes on with what it can show, and says so.
 */
public final class RunningGenerations implements GenerationControl, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningGenerations.class);
    private static final int PROMOTED_THREADS = 2;
    private static final int OTHER_THREADS = 1;
    private static final long LOOK_MILLIS = 500;
    private static final long PATIENCE_SECONDS = 60;
    private static final long CLOSE_SECONDS = 10;

    private final Site site;
    private final PipelineHost host;
    private final boolean holds;
    private final Consumer<String> fail;
    private final ControlTopic control;
    private final Runs runs;
    private final ScheduledExecutorService changes = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("generations").daemon().factory());
    private volatile Pointer pointer;
    private volatile GenerationRun shown;
    private volatile Consumer<GenerationRun> show = run -> {};

    private RunningGenerations(Site site, PipelineHost host, Admin admin, boolean holds, Consumer<String> fail) {
        this.site = site;
        this.host = host;
        this.holds = holds;
        this.fail = fail;
        control = new ControlTopic(site.bootstrap());
        runs = new Runs(site, host, admin, this::failed);
    }

    /**
     * With their pipelines in this process. Starts the generation that is promoted; where none is, or this version of the code has
     * others, the one of the given profile.
     *
     * @param given folder of a profile
     * @param holds whether a candidate waits for an operator
     * @param fail told the reason when the promoted generation dies
     */
    public static RunningGenerations start(Site site, Path given, boolean holds, Consumer<String> fail) {
        return begin(new RunningGenerations(site, new HostedHere(site), admin(site), holds, fail), given);
    }

    /**
     * With their pipelines in other processes, beside other displays. Shows the generation that is promoted where its profile is known
     * here; where none is, the given one is from now on.
     *
     * @param secret that the instances of the pipelines want to hear; null when they want none
     */
    public static RunningGenerations watch(Site site, Path given, boolean holds, @Opt String secret) {
        Admin admin = admin(site);
        return begin(new RunningGenerations(site, new HostedElsewhere(site, secret, admin), admin, holds, reason -> {}), given);
    }

    private static Admin admin(Site site) {
        return Admin.create(Map.of("bootstrap.servers", site.bootstrap(), "client.id", "ioc-generations"));
    }

    private static RunningGenerations begin(RunningGenerations generations, Path given) {
        try {
            generations.begin(given);
            return generations;
        } catch (RuntimeException e) {
            generations.close();
            throw e;
        }
    }

    private void begin(Path given) {
        LoadedProfile own = runs.kept().prepare(given);
        Optional<Pointer> known = control.latest();
        Pointer now = host.atStart(own.generation(), known, runs.runnable(), site.clock().instant());
        if (known.isPresent() && !known.get().names().contains(own.generation()) && host.startsNone().isEmpty()) {
            runs.removeRemains(own.generation());
        }
        runs.kept().keep(own.generation());
        if (!known.equals(Optional.of(now))) {
            control.write(now);
        }
        pointer = now;
        String first = runs.runnable().contains(now.generation()) ? now.generation() : own.generation();
        shown = runs.launch(first, PROMOTED_THREADS);
        tellDifference(own.generation());
    }

    private void tellDifference(String own) {
        Pointer now = pointer;
        if (!shown.id().equals(now.generation())) {
            LOG.warn("{}; generation {} is shown", unknown(now.generation()), shown.id());
        } else if (!now.generation().equals(own)) {
            LOG.warn(
                    "the profile given is generation {}, {}; generation {} is shown",
                    own,
                    now.isCandidate(own) ? "which starts as a candidate" : "the one before, which an operator may promote",
                    now.generation());
        }
    }

    private static String unknown(String id) {
        return "the profile of generation " + id + " is not known here: start this display once with it as --profile";
    }

    /** Starts the others, and watches them; {@code follower} is told what to show whenever that changes. */
    public void follow(Consumer<GenerationRun> follower) {
        show = follower;
        changes.execute(safely(() -> {
            Set<String> names = pointer.names();
            runs.kept().ids().stream().filter(id -> !names.contains(id)).forEach(runs::drop);
            launchAll(names);
        }));
        ScheduledFuture<?> unused = changes.scheduleWithFixedDelay(
                safely(this::look), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Profiles that can be tried without being kept: those beside the one given, and those of generations. */
    public TriedProfiles tried(Path given) {
        return new TriedProfiles(given, id -> KeptProfiles.profile(site.kept(), id));
    }

    private void launchAll(Set<String> names) {
        Set<String> runnable = runs.runnable();
        names.stream()
                .filter(id -> runs.find(id).isEmpty() && runnable.contains(id))
                .forEach(id -> runs.launch(id, OTHER_THREADS));
    }

    /** The one that is shown: the promoted one, unless its profile is not known here. */
    public GenerationRun promoted() {
        return shown;
    }

    private void look() {
        follow();
        runs.all().forEach(GenerationRun::look);
        runs.all().stream().filter(run -> run != shown).forEach(GenerationRun::measure);
        Pointer.Candidate candidate = pointer.candidate();
        Optional.ofNullable(candidate)
                .flatMap(each -> runs.find(each.generation()))
                .filter(run -> !holds && obstacle(run).isEmpty() && run.hasCaughtUpFor(site.alertsSettle()) && run.holds())
                .ifPresent(run -> promoteNow(run, candidate.by()));
    }

    /** Another process may have changed what is shown. */
    private void follow() {
        try {
            control.latest().filter(latest -> !latest.equals(pointer)).ifPresent(latest -> {
                if (!latest.generation().equals(pointer.generation())) {
                    LOG.info("generation {} was promoted by {}, elsewhere", latest.generation(), latest.by());
                }
                launchAll(latest.names());
                turnTo(latest);
            });
        } catch (KafkaException | UncheckedIOException e) {
            LOG.debug("the pointer cannot be followed", e);
        }
    }

    private Optional<String> obstacle(GenerationRun run) {
        boolean needsNoCatchUp = run.id().equals(pointer.generation());
        return runs.failure(run.id()).or(needsNoCatchUp ? () -> run.board().notReady() : run::notReady);
    }

    private void promoteNow(GenerationRun run, String by) {
        String before = pointer.generation();
        Instant now = site.clock().instant();
        apply(pointer.promoting(run.id(), now, by));
        LOG.info("generation {} was promoted by {}", run.id(), by);
        site.trail()
                .record(AuditEntry.of(now, by, AuditAction.PROMOTED, run.id(), Map.of("before", before)))
                .whenComplete((nothing, error) -> {
                    if (error != null) {
                        LOG.warn("the trail does not tell that generation {} was promoted by {}", run.id(), by, error);
                    }
                });
        runs.failure(run.id()).ifPresent(fail);
    }

    /** Makes a pointer true. */
    private void apply(Pointer next) {
        control.write(next);
        turnTo(next);
    }

    /** What the pointer no longer names is dropped after whoever asked has his answer. */
    private void turnTo(Pointer next) {
        pointer = next;
        runs.find(next.generation()).ifPresentOrElse(this::show, () -> LOG.warn("{}", unknown(next.generation())));
        runs.ids().stream()
                .filter(id -> !next.names().contains(id) && !id.equals(shown.id()))
                .forEach(id -> changes.execute(safely(() -> runs.drop(id))));
    }

    private void show(GenerationRun run) {
        if (run != shown) {
            shown = run;
            show.accept(run);
        }
    }

    private void failed(String id, String reason) {
        if (id.equals(pointer.generation())) {
            fail.accept(reason);
        }
    }

    @Override
    public Generations generations() {
        Pointer it = pointer;
        List<Generations.One> all = new ArrayList<>();
        view(it.generation(), Generations.PROMOTED).ifPresent(all::add);
        view(it.candidate() == null ? null : it.candidate().generation(), Generations.CANDIDATE).ifPresent(all::add);
        view(it.previous(), Generations.PREVIOUS).ifPresent(all::add);
        return new Generations(Instant.ofEpochMilli(it.promotedAt()), it.by(), holds, all);
    }

    private Optional<Generations.One> view(String id, String state) {
        return Optional.ofNullable(id).map(each -> runs.find(each)
                .map(run -> run.view(state, obstacle(run).orElse(null)))
                .orElseGet(() -> Generations.One.unknown(each, state, unknown(each))));
    }

    @Override
    public void promote(String id, String by) {
        change(() -> {
            GenerationRun run = known(id);
            if (id.equals(pointer.generation())) {
                throw new Conflict("generation %s is shown already".formatted(id));
            }
            obstacle(run).ifPresent(reason -> {
                throw new Conflict("generation %s is not ready to be shown: %s".formatted(id, reason));
            });
            promoteNow(run, by);
            return id;
        });
    }

    @Override
    public void remove(String id) {
        change(() -> {
            if (id.equals(pointer.generation()) || id.equals(shown.id())) {
                throw new Conflict("generation %s is the one that is shown".formatted(id));
            }
            if (!pointer.names().contains(id) && !runs.remain(id)) {
                throw unknownId(id);
            }
            host.isAtWork(id).ifPresent(reason -> {
                throw new Conflict("generation %s was not removed: %s".formatted(id, reason));
            });
            if (pointer.names().contains(id)) {
                apply(pointer.without(id));
            } else {
                changes.execute(safely(() -> runs.drop(id)));
            }
            return id;
        });
    }

    @Override
    public String start(Map<String, String> files, boolean whole, String by) {
        host.startsNone().ifPresent(reason -> {
            throw new Conflict(reason);
        });
        return change(() -> {
            String id = runs.kept().prepare(whole ? null : pointer.generation(), files).generation();
            if (id.equals(pointer.generation())) {
                throw new Conflict("the profile gives generation %s, which is shown: nothing that figures depend on differs;"
                                .formatted(id)
                        + " texts, targets and KPI formulas change with a restart");
            }
            if (pointer.names().contains(id)) {
                throw new Conflict("the profile gives generation %s, which runs already".formatted(id));
            }
            runs.removeRemains(id);
            runs.kept().keep(id);
            apply(pointer.withCandidate(id, site.clock().instant(), by));
            try {
                runs.launch(id, OTHER_THREADS);
            } catch (RuntimeException e) {
                apply(pointer.without(id));
                changes.execute(safely(() -> runs.drop(id)));
                throw e;
            }
            LOG.info("generation {} was started by {}", id, by);
            return id;
        });
    }

    private GenerationRun known(String id) {
        return runs.find(id)
                .filter(run -> pointer.names().contains(id))
                .orElseThrow(() -> unknownId(id));
    }

    private static Refusal unknownId(String id) {
        return Refusal.notFound("no generation '%s' is known; /api/v1/generations lists them".formatted(id));
    }

    /** Waits for its turn, and for its end. */
    private <T> T change(Callable<T> step) {
        try {
            return changes.submit(() -> {
                        follow();
                        return step.call();
                    })
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new Conflict("another change of the generations is not done yet; ask again later");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What fails is tried again at the next look, or at the next start. */
    private static Runnable safely(Runnable step) {
        return () -> {
            try {
                step.run();
            } catch (RuntimeException e) {
                LOG.warn("a step with the generations failed", e);
            }
        };
    }

    @Override
    public void close() {
        changes.shutdownNow();
        try {
            if (!changes.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a change of the generations did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        runs.close();
        control.close();
    }
}
