package city.ioc.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes episodes of the stretches of time for which a rule holds: what goes on without a gap is one. */
final class EpisodeBook {
    static final long FOR_EVER = Long.MAX_VALUE;

    private final OracleCalendar calendar;
    private final List<CaseResult.Episode> episodes = new ArrayList<>();

    EpisodeBook(OracleCalendar calendar) {
        this.calendar = calendar;
    }

    /** @param until {@link #FOR_EVER} when no end is known */
    record Stretch(long from, long until, String unit, Long due) {}

    /** @param stretches in order of time */
    void add(OracleRule rule, List<Stretch> stretches) {
        Stretch running = null;
        for (Stretch next : stretches) {
            if (next.from() >= next.until()) {
                continue;
            }
            if (running != null && running.until() == next.from()) {
                running = new Stretch(running.from(), next.until(), next.unit(), next.due());
            } else {
                close(rule, running);
                running = next;
            }
        }
        close(rule, running);
    }

    private void close(OracleRule rule, Stretch stretch) {
        if (stretch != null && rule.isValidOn(calendar.dayOf(stretch.from()))) {
            episodes.add(new CaseResult.Episode(
                    rule.id(),
                    stretch.unit(),
                    Instant.ofEpochMilli(stretch.from()),
                    stretch.until() == FOR_EVER ? null : Instant.ofEpochMilli(stretch.until()),
                    stretch.due() == null ? null : Instant.ofEpochMilli(stretch.due())));
        }
    }

    /** In order of beginning, then of the ids of rules. */
    List<CaseResult.Episode> inOrder() {
        return episodes.stream()
                .sorted(Comparator.comparing(CaseResult.Episode::from).thenComparing(CaseResult.Episode::rule))
                .toList();
    }
}
