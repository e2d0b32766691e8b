package city.ioc.dashboards.live;

import city.ioc.dashboards.alerts.AlertChanges;
import city.ioc.dashboards.alerts.AlertTable;
import city.ioc.dashboards.alerts.AlertUpdate;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Question;
import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.cases.Period;
import city.ioc.dashboards.kpi.DataState;
import city.ioc.dashboards.kpi.KpiQuery;
import city.ioc.dashboards.kpi.KpiValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes KPIs to watchers: at first all of them, then those that changed, at most a few times a second however fast the data
 * come, and less often when computing takes long. Watchers of one question share the work. Tells of alerts likewise.
 */
public final class LiveStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration STATUS_INTERVAL = Duration.ofSeconds(1);
    /** At once. */
    public static final int MAX_WATCHERS = 1_000;
    private static final int MAX_QUESTIONS = 64;

    /** What {@code snapshot} and {@code kpis} carry. */
    private record KpisEvent(
            String generation,
            String unit,
            LocalDate from,
            LocalDate to,
            Instant after,
            Instant asOf,
            String data,
            Instant completeAsOf,
            List<KpiValue> kpis) {}

    /** What {@code status} carries. */
    private record StatusEvent(String generation, Instant now, String data, Instant completeAsOf) {}

    /** One question, what its watchers see, and the id of the event that showed it. */
    private static final class Channel {
        private final Map<String, KpiValue> shown = new LinkedHashMap<>();
        private final Set<Watcher> watchers = new HashSet<>();
        private KpiQuery query;
        private String lastId;
    }

    private final Clock clock;
    private final String bootId = UUID.randomUUID().toString().substring(0, 8);
    private final ScheduledExecutorService timer;
    private final Map<Question, Channel> channels = new LinkedHashMap<>();
    private final Set<String> changedUnits = new HashSet<>();
    private final Pace figuresPace = new Pace(System.nanoTime());
    private final Pace alertsPace = new Pace(System.nanoTime());
    private Board board;
    private String generation;
    private Function<Object, String> json;
    private long counter;
    private boolean closed;
    private long seenMoment;
    private DataState seenState;
    private long nextStatus = System.nanoTime();

    /** @param json how events are written */
    public LiveStream(Board board, String generation, Clock clock, Function<Object, String> json) {
        this.board = board;
        this.generation = generation;
        this.clock = clock;
        this.json = json;
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "live-stream");
            thread.setDaemon(true);
            return thread;
        });
    }

    public void start() {
        ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(
                this::tickSafely, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Begins to send. Whoever has seen the last event of the same question gets what changed since; everybody else a snapshot. That is
     * what others see who watch the same question; it is computed anew only where nobody does.
     *
     * @param lastEventId null when unknown
     * @return false when there are too many watchers already, or this is closed
     * @throws Refusal when the question cannot be answered
     */
    public synchronized boolean watch(Question question, String lastEventId, Outlet outlet) {
        if (closed || isFull()) {
            return false;
        }
        board.query(question);
        Channel channel = channels.computeIfAbsent(question, each -> new Channel());
        Watcher[] self = new Watcher[1];
        self[0] = new Watcher(outlet, () -> leave(question, self[0]));
        boolean resumes = lastEventId != null && lastEventId.equals(channel.lastId);
        boolean isWatched = !channel.watchers.isEmpty();
        if (resumes) {
            channel.watchers.add(self[0]);
        }
        if (!isWatched) {
            update(question, channel);
        }
        if (!resumes) {
            channel.watchers.add(self[0]);
            self[0].send(message("snapshot", channel, List.copyOf(channel.shown.values())));
        }
        self[0].send(message(counts(channel)));
        self[0].start();
        return true;
    }

    /**
     * Shows another board: every watcher stays and gets a snapshot of it, whatever it has seen before. One whose question the board
     * does not know is dropped; it learns why when it comes again.
     */
    public synchronized void show(Board other, String itsGeneration, Function<Object, String> form) {
        board = other;
        generation = itsGeneration;
        json = form;
        board.figures().changes().take();
        alerts().takeChanged();
        changedUnits.clear();
        channels.values().removeIf(channel -> channel.watchers.isEmpty());
        channels.forEach(this::showAnew);
    }

    private void showAnew(Question question, Channel channel) {
        channel.shown.clear();
        try {
            compute(question, channel);
        } catch (Refusal e) {
            channel.watchers.forEach(Watcher::end);
            return;
        }
        byte[] snapshot = message("snapshot", channel, List.copyOf(channel.shown.values()));
        byte[] counts = message(counts(channel));
        channel.watchers.forEach(watcher -> {
            watcher.send(snapshot);
            watcher.send(counts);
        });
    }

    private AlertUpdate counts(Channel channel) {
        return new AlertUpdate(alerts().counts(channel.query.scope(), today()), List.of(), false);
    }

    /** Whether there are as many watchers as there may be. */
    public synchronized boolean isFull() {
        return watcherCount() >= MAX_WATCHERS;
    }

    public synchronized int watcherCount() {
        return channels.values().stream().mapToInt(channel -> channel.watchers.size()).sum();
    }

    private synchronized void leave(Question question, Watcher watcher) {
        Channel channel = channels.get(question);
        if (channel != null) {
            channel.watchers.remove(watcher);
        }
        if (channels.size() > MAX_QUESTIONS) {
            channels.values().removeIf(each -> each.watchers.isEmpty());
        }
    }

    private void tickSafely() {
        try {
            tick();
        } catch (RuntimeException e) {
            LOG.warn("Figures could not be pushed", e);
        }
    }

    private synchronized void tick() {
        changedUnits.addAll(board.figures().changes().take());
        DataState state = board.health().dataState();
        boolean all = board.liveMoment() != seenMoment || state != seenState;
        sendStatus(state);
        sendAlerts();
        if (!all && changedUnits.isEmpty() || figuresPace.isResting(System.nanoTime())) {
            return;
        }
        long begin = System.nanoTime();
        seenMoment = board.liveMoment();
        seenState = state;
        channels.forEach((question, channel) -> {
            if (!channel.watchers.isEmpty() && (all || concerns(channel))) {
                update(question, channel);
            }
        });
        changedUnits.clear();
        figuresPace.worked(begin, System.nanoTime());
    }

    private boolean concerns(Channel channel) {
        return channel.query == null
                || channel.query.scope().isCity()
                || channel.query.scope().codes().stream().anyMatch(changedUnits::contains);
    }

    /** Computes a question anew and tells its watchers what changed. */
    private void update(Question question, Channel channel) {
        List<KpiValue> changed = compute(question, channel);
        if (!changed.isEmpty()) {
            byte[] message = message("kpis", channel, changed);
            channel.watchers.forEach(watcher -> watcher.send(message));
        }
    }

    /** What differs from what was shown. */
    private List<KpiValue> compute(Question question, Channel channel) {
        channel.query = board.query(question);
        List<KpiValue> values = board.kpis(channel.query);
        List<KpiValue> changed = new ArrayList<>();
        for (KpiValue value : values) {
            if (!value.showsTheSameAs(channel.shown.put(value.id(), value))) {
                changed.add(value);
            }
        }
        if (!changed.isEmpty()) {
            channel.lastId = bootId + "-" + ++counter;
        }
        return changed;
    }

    private byte[] message(String event, Channel channel, List<KpiValue> values) {
        Period period = channel.query.period();
        KpisEvent content = new KpisEvent(
                generation,
                channel.query.unit(),
                period.from(),
                period.to(),
                period.isWindow() ? Instant.ofEpochMilli(period.after()) : null,
                Instant.ofEpochMilli(period.asOf()),
                name(board.health().dataState()),
                board.health().feed().completeAsOf(),
                values);
        return Frame.event(event, json.apply(content), channel.lastId);
    }

    private void sendAlerts() {
        if (alertsPace.isResting(System.nanoTime())) {
            return;
        }
        long begin = System.nanoTime();
        AlertChanges.Changed changed = alerts().takeChanged();
        if (changed.isNothing()) {
            return;
        }
        for (Channel channel : channels.values()) {
            if (!channel.watchers.isEmpty()) {
                alerts().update(changed, channel.query.scope(), today())
                        .map(this::message)
                        .ifPresent(message -> channel.watchers.forEach(watcher -> watcher.send(message)));
            }
        }
        alertsPace.worked(begin, System.nanoTime());
    }

    private AlertTable alerts() {
        return board.figures().alerts();
    }

    private int today() {
        return Math.toIntExact(board.today().toEpochDay());
    }

    /** Without id: whoever comes back is told the counts, and asks for the list again. */
    private byte[] message(AlertUpdate update) {
        return Frame.event("alerts", json.apply(update), null);
    }

    private void sendStatus(DataState state) {
        if (System.nanoTime() - nextStatus < 0) {
            return;
        }
        nextStatus = System.nanoTime() + STATUS_INTERVAL.toNanos();
        StatusEvent content = new StatusEvent(generation, clock.instant(), name(state), board.health().feed().completeAsOf());
        byte[] message = Frame.event("status", json.apply(content), null);
        channels.values().forEach(channel -> channel.watchers.forEach(watcher -> watcher.send(message)));
    }

    private static String name(DataState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** Returns when all watchers are gone: what serves them may be closed then. */
    @Override
    public void close() {
        timer.shutdownNow();
        List<Watcher> all = new ArrayList<>();
        synchronized (this) {
            closed = true;
            channels.values().forEach(channel -> all.addAll(channel.watchers));
        }
        all.forEach(Watcher::end);
        try {
            for (Watcher watcher : all) {
                watcher.awaitEnd();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
