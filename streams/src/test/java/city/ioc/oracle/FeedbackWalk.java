package city.ioc.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Walks once through the events of citizens' feedback (section 4). */
final class FeedbackWalk {
    private static final String RECEIVED = "RECEIVED";
    private static final String ANSWERED = "ANSWERED";
    private static final String PUBLISHED = "PUBLISHED";

    long irregular;

    private final OracleLimits limits;
    private final OracleCalendars calendars;
    private final Tally tally;
    private final OracleEvent first;
    private final String unit;
    private final long received;
    private final LocalDate day;
    private String state = RECEIVED;
    private Long end;
    private boolean endedLate;
    private int balance;
    private boolean unsatisfactory;

    private FeedbackWalk(OracleEvent first, OracleSettings settings, OracleCalendars calendars, Tally tally) {
        this.limits = settings.limits();
        this.calendars = calendars;
        this.tally = tally;
        this.first = first;
        this.unit = first.text("unit");
        this.received = first.time();
        this.day = calendars.of(unit).dayOf(received);
    }

    /** Null without {@code received}, of which {@code own} then makes an orphan. */
    static FeedbackWalk walk(List<OracleEvent> own, OracleSettings settings, OracleCalendars calendars, Tally tally) {
        OracleEvent first = ServiceWalks.firstOrOrphan(own, "feedback.received", tally);
        if (first == null) {
            return null;
        }
        FeedbackWalk walk = new FeedbackWalk(first, settings, calendars, tally);
        tally.add(walk.unit, "feedback-received", walk.received, 1);
        tally.add(walk.unit, "feedback-open", walk.received, 1);
        for (OracleEvent event : own) {
            if (!event.equals(first)) {
                long now = Math.max(event.time(), walk.received);
                if (!walk.take(event, now)) {
                    walk.irregular++;
                    tally.add(walk.unit, "irregular", event.time(), 1);
                }
            }
        }
        walk.countOverdue();
        walk.countUnsatisfactory(own);
        return walk;
    }

    CaseResult.Feedback result() {
        return new CaseResult.Feedback(
                unit,
                first.text("kind"),
                Instant.ofEpochMilli(received),
                state,
                end == null ? null : Instant.ofEpochMilli(end));
    }

    /** False if the event is irregular. */
    private boolean take(OracleEvent event, long now) {
        return switch (event.type()) {
            case "feedback.answered" -> end(ANSWERED, limits.feedbackAnswer(), now);
            case "feedback.refused" -> end("REFUSED", limits.feedbackRefusal(), now);
            case "feedback.published" -> publish(now);
            case "feedback.rated" -> {
                rate(event, now);
                yield true;
            }
            default -> false; // received once more
        };
    }

    private boolean end(String kind, OracleLimit limit, long now) {
        if (end != null) {
            return false;
        }
        end = now;
        state = kind;
        endedLate = now >= lateFrom(received, limit, now);
        tally.add(unit, "feedback-open", now, -1);
        tally.add(unit, kind.equals(ANSWERED) ? "feedback-answered" : "feedback-refused", now, 1);
        tally.add(unit, "feedback-on-time", now, endedLate ? 0 : 1);
        return true;
    }

    private boolean publish(long now) {
        if (!state.equals(ANSWERED)) {
            return false;
        }
        state = PUBLISHED;
        boolean late = now >= lateFrom(end, limits.feedbackPublication(), now);
        tally.add(unit, "feedback-published", now, 1);
        tally.add(unit, "feedback-published-on-time", now, late ? 0 : 1);
        return true;
    }

    private void rate(OracleEvent event, long now) {
        int before = Integer.signum(balance);
        balance += event.data().path("liked").booleanValue() ? 1 : -1;
        int after = Integer.signum(balance);
        stand("feedback-liked", before > 0, after > 0, now);
        stand("feedback-disliked", before < 0, after < 0, now);
    }

    private void stand(String measure, boolean before, boolean after, long now) {
        tally.add(unit, measure, day, now, (after ? 1 : 0) - (before ? 1 : 0));
    }

    private long lateFrom(long start, OracleLimit limit, long known) {
        return calendars.asKnown(unit, known).lateFrom(start, limit);
    }

    /** When it was overdue, by what was known then: beginnings and ends, of which the last is null when it still is. */
    private List<Long[]> overdueSpans() {
        List<Long[]> spans = new ArrayList<>();
        List<Long> outlooks = calendars.outlooks(received, end);
        for (int i = 0; i < outlooks.size(); i++) {
            Long until = i + 1 < outlooks.size() ? outlooks.get(i + 1) : end;
            long late = lateFrom(received, limits.feedbackAnswer(), outlooks.get(i));
            long from = Math.max(late, outlooks.get(i));
            if (late != Long.MAX_VALUE && (until == null || from < until)) {
                spans.add(new Long[] {from, until});
            }
        }
        return spans;
    }

    /** While it is overdue; null for never. */
    EpisodeBook.Stretch overdue() {
        List<Long[]> spans = overdueSpans();
        return spans.isEmpty()
                ? null
                : new EpisodeBook.Stretch(
                        spans.get(0)[0],
                        end == null ? EpisodeBook.FOR_EVER : end,
                        unit,
                        calendars.of(unit).due(received, limits.feedbackAnswer()));
    }

    private void countOverdue() {
        for (Long[] span : overdueSpans()) {
            tally.add(unit, "feedback-overdue", span[0], 1);
            if (span[1] != null) {
                tally.add(unit, "feedback-overdue", span[1], -1);
            }
        }
    }

    /** From the first lateness on it stays unsatisfactory; before that it is while it is disliked. */
    private void countUnsatisfactory(List<OracleEvent> own) {
        List<Long[]> overdue = overdueSpans();
        Long late = overdue.isEmpty() ? null : overdue.get(0)[0];
        if (late == null && endedLate) {
            late = end;
        }
        int likes = 0;
        for (OracleEvent event : own) {
            long now = Math.max(event.time(), received);
            if (event.is("feedback.rated") && (late == null || now < late)) {
                likes += event.data().path("liked").booleanValue() ? 1 : -1;
                becomeUnsatisfactory(likes < 0, now);
            }
        }
        if (late != null) {
            becomeUnsatisfactory(true, late);
        }
    }

    private void becomeUnsatisfactory(boolean now, long at) {
        stand("feedback-unsatisfactory", unsatisfactory, now, at);
        unsatisfactory = now;
    }
}
