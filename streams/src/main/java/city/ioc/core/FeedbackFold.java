package city.ioc.core;

import city.ioc.alerts.CaseRule;
import city.ioc.calendar.CalendarVersions;
import city.ioc.calendar.TimeLimit;
import city.ioc.core.CaseSummary.Feedback;
import city.ioc.core.CaseSummary.FeedbackState;
import city.ioc.events.Event;
import city.ioc.events.ServiceEvent;
import city.ioc.kpi.Measure;
import city.ioc.profile.ServiceLimits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One piece of citizens' feedback: received, answered or refused, published, liked or not. Used once. */
final class FeedbackFold {
    private final Folding folding;
    private final Contribution contribution;
    private final Episodes episodes;
    private final ServiceEvent.FeedbackReceived receipt;
    private final long receivedAt;
    private final Standings standings;
    private final ServiceLimits limits;
    private final CalendarVersions calendar;
    /** As is known at {@link #lastChange}, an event or an announcement. */
    private OptionalLong answerDue = OptionalLong.empty();

    private long answerLateFrom = Long.MAX_VALUE;
    private long lastChange;
    private long overdueToldUntil;
    private FeedbackState state = FeedbackState.RECEIVED;
    private long endedAt;
    private boolean late;
    private int likes;
    private int dislikes;

    private FeedbackFold(Folding folding, Contribution contribution, Episodes episodes, Event received) {
        this.folding = folding;
        this.contribution = contribution;
        this.episodes = episodes;
        this.receipt = (ServiceEvent.FeedbackReceived) received.data();
        this.receivedAt = received.timeMillis();
        this.standings = new Standings(contribution, receipt.unit(), receivedAt);
        this.limits = folding.rules().limits();
        this.calendar = folding.calendars().of(receipt.unit());
        learn(receivedAt);
    }

    /** @param events of feedback only, in case order, at least one; null when the first is not known */
    static Feedback fold(Folding folding, Contribution contribution, Episodes episodes, List<Event> events) {
        Optional<Event> received = First.of(events, ServiceEvent.FeedbackReceived.class);
        if (received.isEmpty()) {
            contribution.orphan(events);
            return null;
        }
        return new FeedbackFold(folding, contribution, episodes, received.get()).fold(received.get(), events);
    }

    private Feedback fold(Event received, List<Event> events) {
        contribution.add(receipt.unit(), Measure.FEEDBACK_RECEIVED, receivedAt, 1);
        standings.set(Measure.FEEDBACK_OPEN, true, receivedAt);
        for (Event event : events) {
            if (!event.equals(received)) {
                step(event, Math.max(event.timeMillis(), receivedAt));
            }
        }
        pass(Long.MAX_VALUE);
        if (state == FeedbackState.RECEIVED) {
            tellOverdue(Long.MAX_VALUE);
        }
        return new Feedback(
                receipt.unit(), receipt.kind(), receivedAt, state, state == FeedbackState.RECEIVED ? null : endedAt);
    }

    private void step(Event event, long at) {
        pass(at);
        if (state == FeedbackState.RECEIVED) {
            learn(at);
        }
        boolean regular =
                switch (event.data()) {
                    case ServiceEvent.FeedbackAnswered e -> end(FeedbackState.ANSWERED, limits.feedbackAnswer(), at);
                    case ServiceEvent.FeedbackRefused e -> end(FeedbackState.REFUSED, limits.feedbackRefusal(), at);
                    case ServiceEvent.FeedbackPublished e -> publish(at);
                    case ServiceEvent.FeedbackRated e -> rate(e.liked());
                    default -> false;
                };
        if (!regular) {
            contribution.irregular(receipt.unit(), event);
        }
        settle(at);
    }

    /** Until the next event, or for ever, the limit may pass and days off may be announced. */
    private void pass(long until) {
        if (state != FeedbackState.RECEIVED) {
            return;
        }
        long announcement = calendar.changeAfter(lastChange);
        for (; announcement < until; announcement = calendar.changeAfter(announcement)) {
            waitFor(announcement);
            learn(announcement);
            settle(announcement);
        }
        waitFor(until);
    }

    private void waitFor(long until) {
        if (answerLateFrom < until) {
            settle(Math.max(answerLateFrom, lastChange));
        }
    }

    private void learn(long at) {
        OptionalLong due = calendar.knownAt(at).due(receivedAt, limits.feedbackAnswer());
        if (!due.equals(answerDue)) {
            tellOverdue(at);
            answerDue = due;
            answerLateFrom = due.isPresent() ? folding.overdueFrom(due.getAsLong()) : Long.MAX_VALUE;
        }
        lastChange = at;
    }

    private void tellOverdue(long until) {
        long from = Math.max(answerLateFrom, overdueToldUntil);
        for (CaseRule rule : episodes.rules(CaseRule.Kind.FEEDBACK_OVERDUE)) {
            answerDue.ifPresent(due -> episodes.add(rule, receipt.unit(), from, until, due));
        }
        overdueToldUntil = until;
    }

    /** By what is known at {@code at}. */
    private long lateFrom(long start, TimeLimit limit, long at) {
        return folding.overdueFrom(calendar.knownAt(at), start, limit);
    }

    private boolean end(FeedbackState how, TimeLimit limit, long at) {
        if (state != FeedbackState.RECEIVED) {
            return false;
        }
        boolean answered = how == FeedbackState.ANSWERED;
        boolean onTime = at < lateFrom(receivedAt, limit, at);
        tellOverdue(at);
        state = how;
        endedAt = at;
        late |= !onTime;
        contribution.add(
                receipt.unit(), answered ? Measure.FEEDBACK_ANSWERED : Measure.FEEDBACK_REFUSED, at, 1);
        if (onTime) {
            contribution.add(receipt.unit(), Measure.FEEDBACK_ON_TIME, at, 1);
        }
        return true;
    }

    private boolean publish(long at) {
        if (state != FeedbackState.ANSWERED) {
            return false;
        }
        state = FeedbackState.PUBLISHED;
        contribution.add(receipt.unit(), Measure.FEEDBACK_PUBLISHED, at, 1);
        if (at < lateFrom(endedAt, limits.feedbackPublication(), at)) {
            contribution.add(receipt.unit(), Measure.FEEDBACK_PUBLISHED_ON_TIME, at, 1);
        }
        return true;
    }

    private boolean rate(boolean liked) {
        likes += liked ? 1 : 0;
        dislikes += liked ? 0 : 1;
        return true;
    }

    private void settle(long at) {
        boolean open = state == FeedbackState.RECEIVED;
        boolean overdue = open && answerLateFrom <= at;
        late |= overdue;
        standings.set(Measure.FEEDBACK_OPEN, open, at);
        standings.set(Measure.FEEDBACK_OVERDUE, overdue, at);
        standings.set(Measure.FEEDBACK_LIKED, likes > dislikes, at);
        standings.set(Measure.FEEDBACK_DISLIKED, dislikes > likes, at);
        standings.set(Measure.FEEDBACK_UNSATISFACTORY, late || dislikes > likes, at);
    }
}
