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
            case OVERDUE -> add(rule, stretch, runs, overdueFrom(), clock.due());
            case DUE_SOON -> add(rule, stretch, runs, soonFrom(rule), overdueFrom(), clock.due());
            case APOLOGY_MISSING -> add(rule, stretch, runs && !stretch.apologised(), overdueFrom(), clock.due());
            case STUCK -> {
                boolean waitsForNobody = runs && !clock.pauses().isWaiting();
                add(rule, stretch, waitsForNobody, after(stretch.quietSince(), rule.limit()), clock.due());
            }
            case LATE_PAUSE -> add(rule, stretch, stretch.open() && isPausedLate(rule), stretch.from(), clock.due());
            case STEP_OVERDUE -> add(rule, stretch, stretch.open(), steps.overdueFrom(), steps.due());
            case NOT_COLLECTED -> stretch.readySince()
                    .ifPresent(ready -> add(rule, stretch, true, after(ready, rule.limit()), OptionalLong.empty()));
            case ACCEPTANCE_OVERDUE, FEEDBACK_OVERDUE, OUTAGE -> {}
        }
    }

    private void add(CaseRule rule, Stretch stretch, boolean applies, long from, OptionalLong due) {
        add(rule, stretch, applies, from, Long.MAX_VALUE, due);
    }

    private void add(CaseRule rule, Stretch stretch, boolean applies, long from, long to, OptionalLong due) {
        if (applies) {
            Long dueAt = due.isPresent() ? Long.valueOf(due.getAsLong()) : null;
            long end = Math.min(stretch.until(), to);
            episodes.add(rule, stretch.owner(), Math.max(stretch.from(), from), end, dueAt);
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
            case null -> soonFrom(due, clock.allowedMillis(due), rule.share());
            case WORKING_HOUR -> clock.known().subtract(due, rule.limit().value() * HOUR);
            case WORKING_DAY -> clock.known().subtract(due, rule.limit().value() * WORKING_DAY);
            case CALENDAR_DAY -> due - rule.limit().value() * (24 * HOUR);
            case MONTH, SAME_DAY_15H, NONE -> throw new IllegalStateException(rule.id() + " has a limit that none may have");
        };
    }

    /** Where no working time was allowed at all, none is left from the first moment on. */
    private long soonFrom(long due, long allowed, BigDecimal share) {
        return allowed == 0 ? Long.MIN_VALUE : clock.known().subtract(due, part(allowed, share));
    }

    /** Whether it waits since a moment at which no more than the share of its time was left. */
    private boolean isPausedLate(CaseRule rule) {
        return clock.pauses().anyBegan(time -> time.left() <= part(time.allowed(), rule.share()));
    }

    private static long part(long whole, BigDecimal share) {
        return BigDecimal.valueOf(whole).multiply(share).setScale(0, RoundingMode.DOWN).longValueExact();
    }
}
