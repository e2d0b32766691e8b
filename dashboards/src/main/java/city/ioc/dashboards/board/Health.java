package city.ioc.dashboards.board;

import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.dashboards.kpi.DataState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Judges what the data are worth: by how far the feed has come, and by the checks given from outside. */
public final class Health {
    private static final Duration CHECKS_HOLD = Duration.ofSeconds(1);

    /** Something that is not ready, and why. */
    public record NotReady(String name, String reason) {}

    private record Checked(Instant at, List<NotReady> notReady) {}

    private final Supplier<FeedStatus> feed;
    private final List<ReadinessCheck> checks;
    private final Duration staleAfter;
    private final Clock clock;
    private volatile Checked checked = new Checked(Instant.MIN, List.of());
    private volatile Supplier<DeliveryStatus> delivery = () -> null;

    /** @param staleAfter how long ago the data may have been complete last without being stale */
    public Health(Supplier<FeedStatus> feed, List<ReadinessCheck> checks, Duration staleAfter, Clock clock) {
        this.feed = feed;
        this.checks = List.copyOf(checks);
        this.staleAfter = staleAfter;
        this.clock = clock;
    }

    /** From now on {@link #delivery} is what this says. */
    public void tellDelivery(Supplier<DeliveryStatus> told) {
        delivery = told;
    }

    /** Where the delivery of alerts stands; empty when nobody delivers them in this process. */
    public Optional<DeliveryStatus> delivery() {
        return Optional.ofNullable(delivery.get());
    }

    public FeedStatus feed() {
        return feed.get();
    }

    public DataState dataState() {
        FeedStatus status = feed.get();
        if (!status.ready()) {
            return DataState.ABSENT;
        }
        return isBehind(status) || !outside().isEmpty() ? DataState.STALE : DataState.FRESH;
    }

    /** Whether all that was written is read, as far as can be known, and all that writes it is well. */
    public boolean caughtUp() {
        FeedStatus status = feed.get();
        return status.ready() && status.lag() == 0 && !isBehind(status) && outside().isEmpty();
    }

    /** All that is not ready; empty when figures can be relied on. */
    public List<NotReady> notReady() {
        List<NotReady> all = new ArrayList<>();
        FeedStatus status = feed.get();
        if (!status.ready()) {
            all.add(new NotReady("feed", "reading stored figures" + because(status)));
        } else if (isBehind(status)) {
            all.add(new NotReady("feed", "complete as of %s only%s".formatted(status.completeAsOf(), because(status))));
        }
        all.addAll(outside());
        return all;
    }

    private static String because(FeedStatus status) {
        return status.problem() == null ? "" : ": " + status.problem();
    }

    private boolean isBehind(FeedStatus status) {
        return status.completeAsOf() == null
                || status.completeAsOf().plus(staleAfter).isBefore(clock.instant());
    }

    private List<NotReady> outside() {
        Instant now = clock.instant();
        Checked known = checked;
        if (!known.at().isBefore(now.minus(CHECKS_HOLD)) && !known.at().isAfter(now)) {
            return known.notReady();
        }
        List<NotReady> notReady = new ArrayList<>();
        for (ReadinessCheck check : checks) {
            reason(check, notReady);
        }
        checked = new Checked(now, List.copyOf(notReady));
        return notReady;
    }

    private static void reason(ReadinessCheck check, List<NotReady> notReady) {
        try {
            check.notReady().get().ifPresent(reason -> notReady.add(new NotReady(check.name(), reason)));
        } catch (RuntimeException e) {
            notReady.add(new NotReady(check.name(), "the check itself failed: " + e));
        }
    }
}
