package city.ioc.oracle;

import city.ioc.oracle.EpisodeBook.Stretch;
import java.util.List;
import java.util.Set;

import static city.ioc.oracle.EpisodeBook.FOR_EVER;

/** How long an online submission waits for its acceptance (section 2, acceptance clock). */
final class AcceptanceWait {
    private static final Set<String> ANSWERS = Set.of("dossier.accepted", "dossier.refused", "dossier.withdrawn");

    private final Tally tally;
    private final String unit;
    private final OracleLimit limit;
    private final OracleCalendars calendars;
    private final long start;

    private AcceptanceWait(OracleEvent submission, OracleSettings settings, OracleCalendars calendars, Tally tally) {
        this.tally = tally;
        this.unit = submission.text("unit");
        this.limit = settings.limits().acceptance();
        this.calendars = calendars;
        this.start = submission.time();
    }

    /**
     * @param own        the dossier's events in order, accepted or not
     * @param submission the first submission, null without any
     * @return while it was overdue; null for never
     */
    static Stretch walk(
            List<OracleEvent> own,
            OracleEvent submission,
            OracleSettings settings,
            OracleCalendars calendars,
            Tally tally) {
        if (submission == null || !submission.text("channel").equals("ONLINE")) {
            return null;
        }
        Long end = endOf(own, submission.time());
        AcceptanceWait wait = new AcceptanceWait(submission, settings, calendars, tally);
        wait.count(end);
        return wait.overdue(end);
    }

    private void count(Long end) {
        count("submitted-online", start, 1);
        count("acceptance-waiting", start, 1);
        countOverdue(end);
        if (end != null) {
            Long lastInTime = lastInTime(end);
            count("acceptance-waiting", end, -1);
            count("acceptance-answered", end, 1);
            count("acceptance-on-time", end, lastInTime == null || end <= lastInTime ? 1 : 0);
        }
    }

    /** From one announcement to the next it is overdue from its last instant in time on, as known by then. */
    private void countOverdue(Long end) {
        List<Long> outlooks = calendars.outlooks(start, end);
        for (int i = 0; i < outlooks.size(); i++) {
            Long until = i + 1 < outlooks.size() ? outlooks.get(i + 1) : end;
            Long lastInTime = lastInTime(outlooks.get(i));
            if (lastInTime != null && (until == null || lastInTime + 1 < until)) {
                count("acceptance-overdue", Math.max(outlooks.get(i), lastInTime + 1), 1);
                if (until != null) {
                    count("acceptance-overdue", until, -1);
                }
            }
        }
    }

    /** While it is overdue, by all announcements; null for never. */
    private Stretch overdue(Long end) {
        Long lastInTime = lastInTime(Long.MAX_VALUE);
        boolean overdue = lastInTime != null && (end == null || end > lastInTime + 1);
        return overdue
                ? new Stretch(lastInTime + 1, end == null ? FOR_EVER : end, unit, lastInTime)
                : null;
    }

    private Long lastInTime(long known) {
        return calendars.asKnown(unit, known).due(start, limit);
    }

    private static Long endOf(List<OracleEvent> own, long start) {
        for (OracleEvent event : own) {
            if (ANSWERS.contains(event.type())) {
                return Math.max(event.time(), start);
            }
        }
        return null;
    }

    private void count(String measure, long at, int amount) {
        tally.add(unit, measure, at, amount);
    }
}
