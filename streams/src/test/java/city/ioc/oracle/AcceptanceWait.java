package city.ioc.oracle;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** How long an online submission waits for its acceptance (section 2, acceptance clock). */
final class AcceptanceWait {
    private static final Set<String> ANSWERS = Set.of("dossier.accepted", "dossier.refused", "dossier.withdrawn");

    private final Tally tally;
    private final String unit;

    private AcceptanceWait(String unit, Tally tally) {
        this.unit = unit;
        this.tally = tally;
    }

    /**
     * @param own        the dossier's events in order, accepted or not
     * @param submission the first submission, null without any
     * @return the end of the waiting; null without one
     */
    static CaseResult.Answer walk(
            List<OracleEvent> own,
            OracleEvent submission,
            OracleSettings settings,
            OracleCalendar calendar,
            Tally tally) {
        if (submission == null || !submission.text("channel").equals("ONLINE")) {
            return null;
        }
        long start = submission.time();
        Long lastInTime = calendar.due(start, settings.limits().acceptance());
        AcceptanceWait wait = new AcceptanceWait(submission.text("unit"), tally);
        wait.count("submitted-online", start, 1);
        wait.count("acceptance-waiting", start, 1);
        Long end = endOf(own, start);
        boolean overdue = lastInTime != null && (end == null || end > lastInTime + 1);
        if (overdue) {
            wait.count("acceptance-overdue", lastInTime + 1, 1);
        }
        if (end != null) {
            wait.count("acceptance-waiting", end, -1);
            wait.count("acceptance-overdue", end, overdue ? -1 : 0);
            wait.count("acceptance-answered", end, 1);
            wait.count("acceptance-on-time", end, lastInTime == null || end <= lastInTime ? 1 : 0);
        }
        return end == null ? null : new CaseResult.Answer(wait.unit, Instant.ofEpochMilli(end));
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
