package city.ioc.core;

import city.ioc.alerts.CaseRule;
import city.ioc.calendar.TimeLimit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/** Tells the episodes of one dossier, stretch by stretch between its events. */
final class DossierWatch {
    private static final long HOUR = 3_600_000;
    /** As deployed software and the national rules count. */
    private static final long WORKING_DAY = 8 * HOUR;

    private final Episodes episodes;
    private final ResolutionClock clock;
    private final Steps steps;

    DossierWatch(Episodes episodes, ResolutionClock clock, Steps steps) {
        this.episodes = episodes;
        this.clock = clock;
        this.steps = steps;
    }

    /**
     * How a dossier stands during a stretch.
     *
     * @param quietSince the last event before it
     */
    record Stretch(
            long from,
            long until,
            long quietSince,
            String owner,
            boolean open,
            boolean apologised,
            OptionalLong readySince) {}

    /** Between {@code from} and {@code until}, or for ever, nothing happens and nothing is announced. */
    void pass(Stretch stretch) {
        for (CaseRule rule : episodes.rules()) {
            pass(rule, stretch);
        }
    }

    private void pass(CaseRule rule, Stretch stretch) {
        boolean runs = stretch.open() && !clock.stands();
        switch (rule.kind()) {
            case OVERDUE -> add(rule, stretch, runs, overdueFrom(), Long.MAX_VALUE);
            case DUE_SOON -> add(rule, stretch, runs, soonFrom(rule), overdueFrom());
            case APOLOGY_MISSING -> add(rule, stretch, runs && !stretch.apologised(), overdueFrom(), Long.MAX_VALUE);
            case STUCK -> {
                boolean waitsForNobody = runs && !clock.pauses().isWaiting();
                add(rule, stretch, waitsForNobody, after(stretch.quietSince(), rule.limit()), Long.MAX_VALUE);
            }
            case LATE_PAUSE -> add(rule, stretch, stretch.open(), pausedLateSince(rule.share()), Long.MAX_VALUE);
            case STEP_OVERDUE -> add(rule, stretch, stretch.open(), steps.overdueFrom(), Long.MAX_VALUE);
            case NOT_COLLECTED -> stretch.readySince()
                    .ifPresent(ready -> add(rule, stretch, true, after(ready, rule.limit()), Long.MAX_VALUE));
            case ACCEPTANCE_OVERDUE, FEEDBACK_OVERDUE, OUTAGE -> {}
        }
    }

    private void add(CaseRule rule, Stretch stretch, boolean applies, long from, long to) {
        if (applies) {
            Long due = clock.due().isPresent() ? clock.due().getAsLong() : null;
            long end = Math.min(stretch.until(), to);
            episodes.add(rule, stretch.owner(), Math.max(stretch.from(), from), end, due);
        }
    }

    private long overdueFrom() {
        return clock.overdueFrom().orElse(Long.MAX_VALUE);
    }

    private long after(long from, TimeLimit limit) {
        return clock.complete().due(from, limit).orElse(Long.MAX_VALUE);
    }

    /** The first instant at which the working time left is no more than the rule says. */
    private long soonFrom(CaseRule rule) {
        if (clock.due().isEmpty()) {
            return Long.MAX_VALUE;
        }
        long due = clock.due().getAsLong();
        return switch (rule.limit() == null ? null : rule.limit().unit()) {
            case null -> clock.known().subtract(due, part(clock.allowedMillis(), rule.share()));
            case WORKING_HOUR -> clock.known().subtract(due, rule.limit().value() * HOUR);
            case WORKING_DAY -> clock.known().subtract(due, rule.limit().value() * WORKING_DAY);
            case CALENDAR_DAY -> due - rule.limit().value() * (24 * HOUR);
            case MONTH, SAME_DAY_15H, NONE -> Long.MAX_VALUE;
        };
    }

    /** Since when it waits, if it began to wait when less than the share of its time was left. */
    private long pausedLateSince(BigDecimal share) {
        long since = clock.pauses().waitingSince();
        if (since == Long.MAX_VALUE || clock.due().isEmpty()) {
            return Long.MAX_VALUE;
        }
        long left = clock.known().between(since, clock.due().getAsLong());
        return left <= part(clock.allowedMillis(), share) ? since : Long.MAX_VALUE;
    }

    private static long part(long whole, BigDecimal share) {
        return BigDecimal.valueOf(whole).multiply(share).setScale(0, RoundingMode.DOWN).longValueExact();
    }
}
