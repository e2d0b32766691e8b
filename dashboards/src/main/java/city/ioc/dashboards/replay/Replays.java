package city.ioc.dashboards.replay;

import city.ioc.audit.AuditAction;
import city.ioc.audit.AuditEntry;
import city.ioc.audit.AuditTrail;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.generations.Conflict;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileException;
import city.ioc.replay.Assumptions;
import city.ioc.replay.History;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The what-ifs of one server: started, watched, cancelled and removed, by themselves after their lifetime. They live in memory only, so
 * a restart forgets them. Safe for use by several threads.
 */
public final class Replays implements AutoCloseable {
    /** Of this process. */
    public static final LongSupplier FREE_HEAP = HeapRoom::free;

    private static final long PATIENCE_SECONDS = 10;
    private static final Duration SWEEP = Duration.ofSeconds(30);

    /** What is shown, which what-ifs are compared with. */
    public record Live(String generation, Board board) {}

    private final ReplaySettings settings;
    private final ReplayProfiles profiles;
    private final Supplier<History> histories;
    private final Supplier<Live> live;
    private final LongSupplier freeBytes;
    private final AuditTrail trail;
    private final Clock clock;
    private final Map<String, RunningReplay> replays = new LinkedHashMap<>();
    private final ExecutorService workers = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("what-if-", 0).daemon().factory());
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("what-if-sweeper").daemon().factory());

    /**
     * @param histories what is read, anew for each
     * @param live      what is shown when it is asked
     * @param freeBytes memory that can still be filled
     * @param trail     where it is kept who started one
     */
    public Replays(
            ReplaySettings settings,
            ReplayProfiles profiles,
            Supplier<History> histories,
            Supplier<Live> live,
            LongSupplier freeBytes,
            AuditTrail trail,
            Clock clock) {
        this.settings = settings;
        this.profiles = profiles;
        this.histories = histories;
        this.live = live;
        this.freeBytes = freeBytes;
        this.trail = trail;
        this.clock = clock;
        ScheduledFuture<?> unused =
                sweeper.scheduleWithFixedDelay(this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    public ReplaySettings settings() {
        return settings;
    }

    /** Names of the profiles that can be tried. */
    public List<String> profiles() {
        return profiles.names();
    }

    /**
     * Starts one, once it is kept who does.
     *
     * @throws Refusal when something that it names does not exist, or does not fit
     * @throws ProfileException when the files give no profile
     * @throws Conflict when as many run or are kept as may be, there is no memory for it, or it cannot be recorded
     */
    public RunningReplay start(ReplayRequest request, String by) {
        Live shown = live.get();
        CityProfile current = shown.board().profile();
        CityProfile changed = request.profile() == null && request.files().isEmpty()
                ? current
                : profiles.read(shown.generation(), request.profile(), request.files());
        Scenario scenario = scenario(request, changed, current);
        WhatIf whatIf = new WhatIf(scenario, shown.board().grains(), clock.instant(), true);
        RunningReplay replay = new RunningReplay(newId(), by, request, shown.generation(), whatIf, clock);
        reserve(replay, HeapRoom.needed(shown.board().figures()) + settings.limits().mostBytes());
        try {
            record(replay);
            workers.execute(() -> replay.run(histories.get()));
            return replay;
        } catch (RuntimeException e) {
            remove(replay.id());
            throw e;
        }
    }

    private Scenario scenario(ReplayRequest request, CityProfile changed, CityProfile current) {
        if (Math.abs(request.dueShift()) > Assumptions.MOST_DAYS) {
            throw Refusal.of("'dueShift' must be from -%d to %d days".formatted(Assumptions.MOST_DAYS, Assumptions.MOST_DAYS));
        }
        if (request.knownAt() != null && request.knownAt().isAfter(clock.instant())) {
            throw Refusal.of("'knownAt' is in the future");
        }
        if (request.writtenAt() != null && request.writtenAt().isAfter(clock.instant())) {
            throw Refusal.of("'writtenAt' is in the future");
        }
        return new Scenario(
                changed, current, request.dueShift(), request.knownAt(), request.writtenAt(), request.units());
    }

    private static String newId() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    /** @param bytes that it takes; as many as each that runs, about */
    private synchronized void reserve(RunningReplay replay, long bytes) {
        sweep();
        long running = replays.values().stream().filter(each -> each.state() == ReplayState.RUNNING).count();
        if (running >= settings.atOnce()) {
            throw new Conflict("%d what-ifs run already, which is as many as may; wait for one, or cancel one".formatted(running));
        }
        if (replays.size() >= settings.kept()) {
            throw new Conflict("%d what-ifs are kept already, which is as many as may be; remove one".formatted(replays.size()));
        }
        long needed = bytes * (running + 1);
        long free = freeBytes.getAsLong();
        if (needed > free) {
            throw new Conflict("it takes some %d MiB of memory and %d MiB are free; remove a what-if, give more with IOC_JAVA_OPTS, or use ioc replay"
                    .formatted(needed >> 20, free >> 20));
        }
        replays.put(replay.id(), replay);
    }

    private void record(RunningReplay replay) {
        AuditEntry entry = AuditEntry.of(
                clock.instant(), replay.by(), AuditAction.REPLAYED, replay.id(), replay.request().detail());
        try {
            trail.record(entry).toCompletableFuture().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (RuntimeException e) {
            throw new Conflict("the what-if cannot be recorded, so it is not begun; is Kafka there? (%s)".formatted(e.getMessage()));
        }
    }

    /** The newest first. */
    public synchronized List<RunningReplay> all() {
        return new ArrayList<>(replays.values()).reversed();
    }

    /** @throws Refusal when there is none of this id */
    public synchronized RunningReplay find(String id) {
        RunningReplay replay = replays.get(id);
        if (replay == null) {
            throw Refusal.notFound("no what-if '%s' is known; it may have been removed".formatted(id));
        }
        return replay;
    }

    /**
     * Forgets one; if it runs it ends soon.
     *
     * @throws Refusal when there is none of this id
     */
    public synchronized void remove(String id) {
        find(id).cancel();
        replays.remove(id);
    }

    /** Forgets those that ended long ago. */
    synchronized void sweep() {
        replays.values().removeIf(each -> each.endedAt() != null
                && !each.endedAt().plus(settings.lifetime()).isAfter(clock.instant()));
    }

    @Override
    public void close() {
        all().forEach(RunningReplay::cancel);
        sweeper.shutdownNow();
        workers.shutdownNow();
    }
}
