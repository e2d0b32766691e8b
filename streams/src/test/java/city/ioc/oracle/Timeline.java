package city.ioc.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a dossier stood from one event to the next; turns that into the standings. */
final class Timeline {
    private final Tally tally;
    private final List<Moment> moments = new ArrayList<>();

    Timeline(Tally tally) {
        this.tally = tally;
    }

    /**
     * How it stands from {@code from} on.
     *
     * @param byDay        standings whose cohort is the day of their change, each with the earliest start
     * @param byAcceptance standings whose cohort is the day of the acceptance
     */
    record Moment(long from, String owner, Map<String, Long> byDay, Set<String> byAcceptance) {}

    void add(Moment moment) {
        moments.add(moment);
    }

    void contribute(LocalDate acceptanceDay) {
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            Long until = i + 1 < moments.size() ? moments.get(i + 1).from() : null;
            moment.byDay().forEach((measure, start) ->
                    stand(measure, moment, null, Math.max(moment.from(), start), until));
            for (String measure : moment.byAcceptance()) {
                stand(measure, moment, acceptanceDay, moment.from(), until);
            }
        }
    }

    /** One stretch of a standing; where the next one goes on, its end and that beginning cancel out. */
    private void stand(String measure, Moment moment, LocalDate cohort, long from, Long until) {
        if (until != null && from >= until) {
            return;
        }
        change(measure, moment, cohort, from, 1);
        if (until != null) {
            change(measure, moment, cohort, until, -1);
        }
    }

    private void change(String measure, Moment moment, LocalDate cohort, long at, int amount) {
        if (cohort == null) {
            tally.add(moment.owner(), measure, at, amount);
        } else {
            tally.add(moment.owner(), measure, cohort, at, amount);
        }
    }
}
