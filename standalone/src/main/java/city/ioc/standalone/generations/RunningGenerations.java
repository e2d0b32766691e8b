package city.ioc.standalone.generations;

import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.generations.Conflict;
import city.ioc.dashboards.generations.GenerationControl;
import city.ioc.dashboards.generations.Generations;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generations of this process: the promoted one, the way back, and at most one candidate, which is promoted when it has caught up
 * and its sums hold. One thread makes all changes: it writes the pointer, and then does what follows from it, which a later start does
 * too if this one is cut short.
 */
public final class RunningGenerations implements GenerationControl, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningGenerations.class);
    private static final int PROMOTED_THREADS = 2;
    private static final int OTHER_THREADS = 1;
    private static final long LOOK_MILLIS = 500;
    private static final long PATIENCE_SECONDS = 60;
    private static final long CLOSE_SECONDS = 10;

    private final Site site;
    private final boolean holds;
    private final Consumer<String> fail;
    private final ControlTopic control;
    private final Runs runs;
    private final ScheduledExecutorService changes = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("generations").daemon().factory());
    private volatile Pointer pointer;
    private volatile Consumer<GenerationRun> show = run -> {};

    private RunningGenerations(Site site, boolean holds, Consumer<String> fail) {
        this.site = site;
        this.holds = holds;
        this.fail = fail;
        control = new ControlTopic(site.bootstrap());
        runs = new Runs(site, this::failed);
    }

    /**
     * Starts the generation that is promoted; where none is, or this version of the code has others, the one of the given profile.
     *
     * @param given folder of a profile
     * @param holds whether a candidate waits for an operator
     * @param fail told the reason when the promoted generation dies
     */
    public static RunningGenerations start(Site site, Path given, boolean holds, Consumer<String> fail) {
        RunningGenerations generations = new RunningGenerations(site, holds, fail);
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
        Optional<Pointer> known = control.read();
        Pointer now = Pointer.atStart(own.generation(), known, runs.runnable(), site.clock().instant());
        if (known.isPresent() && !known.get().names().contains(own.generation())) {
            runs.removeRemains(own.generation());
        }
        runs.kept().keep(own.generation());
        if (!known.equals(Optional.of(now))) {
            control.write(now);
        }
        pointer = now;
        runs.launch(now.generation(), PROMOTED_THREADS);
        if (!now.generation().equals(own.generation())) {
            LOG.warn(
                    "the profile given is generation {}, {}; generation {} is shown",
                    own.generation(),
                    now.isCandidate(own.generation()) ? "which starts as a candidate" : "the one before, which an operator may promote",
                    now.generation());
        }
    }

    /** Starts the others, and watches them; {@code follower} is told what to show whenever that changes. */
    public void follow(Consumer<GenerationRun> follower) {
        show = follower;
        changes.execute(safely(() -> {
            Set<String> names = pointer.names();
            runs.kept().ids().stream().filter(id -> !names.contains(id)).forEach(runs::drop);
            names.stream().filter(id -> runs.find(id).isEmpty()).forEach(id -> runs.launch(id, OTHER_THREADS));
        }));
        ScheduledFuture<?> unused = changes.scheduleWithFixedDelay(
                safely(this::look), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Profiles that can be tried without being kept: those beside the one given, and those of generations. */
    public TriedProfiles tried(Path given) {
        return new TriedProfiles(given, id -> KeptProfiles.profile(site.kept(), id));
    }

    /** The one that is shown. */
    public GenerationRun promoted() {
        return runs.find(pointer.generation()).orElseThrow();
    }

    private void look() {
        runs.all().forEach(GenerationRun::look);
        runs.all().stream().filter(run -> run != promoted()).forEach(GenerationRun::measure);
        Pointer.Candidate candidate = pointer.candidate();
        Optional.ofNullable(candidate)
                .flatMap(each -> runs.find(each.generation()))
                .filter(run -> obstacle(run).isEmpty() && run.holds() && !holds)
                .ifPresent(run -> promoteNow(run, candidate.by()));
    }

    private Optional<String> obstacle(GenerationRun run) {
        return runs.failure(run.id()).or(run == promoted() ? () -> run.board().notReady() : run::notReady);
    }

    private void promoteNow(GenerationRun run, String by) {
        apply(pointer.promoting(run.id(), site.clock().instant(), by));
        LOG.info("generation {} was promoted by {}", run.id(), by);
        runs.failure(run.id()).ifPresent(fail);
    }

    /** Makes a pointer true. What it no longer names is dropped after whoever asked has his answer. */
    private void apply(Pointer next) {
        control.write(next);
        boolean turns = !next.generation().equals(pointer.generation());
        pointer = next;
        if (turns) {
            show.accept(promoted());
        }
        runs.ids().stream()
                .filter(id -> !next.names().contains(id))
                .forEach(id -> changes.execute(safely(() -> runs.drop(id))));
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
        return Optional.ofNullable(id)
                .flatMap(runs::find)
                .map(run -> run.view(state, obstacle(run).orElse(null)));
    }

    @Override
    public void promote(String id, String by) {
        change(() -> {
            GenerationRun run = known(id);
            if (run == promoted()) {
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
            if (known(id) == promoted()) {
                throw new Conflict("generation %s is the one that is shown".formatted(id));
            }
            apply(pointer.without(id));
            return id;
        });
    }

    @Override
    public String start(Map<String, String> files, boolean whole, String by) {
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
                .orElseThrow(() -> Refusal.notFound("no generation '%s' is known; /api/v1/generations lists them".formatted(id)));
    }

    /** Waits for its turn, and for its end. */
    private <T> T change(Callable<T> step) {
        try {
            return changes.submit(step).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
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
    }
}
