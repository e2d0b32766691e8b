package city.ioc.core.alerts;

import city.ioc.alerts.UnitRule;
import city.ioc.calendar.Calendars;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.events.Event;
import city.ioc.events.OperatorAction;
import city.ioc.kpi.Measure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The alerts about whole units under one profile's rules. Immutable; all instants are epoch milliseconds. */
public final class UnitWatch {
    /** A figure that is wrong for a moment only is nobody's business. */
    static final long PATIENCE_MILLIS = 5 * 60_000;

    /** A figure that swings about its threshold is one episode. */
    static final long CALM_MILLIS = 60 * 60_000;

    private static final long LOOK_MILLIS = 60_000;

    private final List<UnitRule> rules;
    private final Calendars calendars;
    private final WorkingCalendar calendar;

    public UnitWatch(List<UnitRule> rules, Calendars calendars) {
        this.rules = List.copyOf(rules);
        this.calendars = calendars;
        this.calendar = calendars.city().complete();
    }

    /** What figures have to tell the sums of. */
    public Set<Measure> measures() {
        return rules.stream().flatMap(rule -> rule.measures().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What a look at a unit gives.
     *
     * @param exists whether there is such a unit on the day of the look
     * @param minute of the look
     */
    public WatchedUnit looked(String unit, WatchedUnit before, boolean exists, UnitFigures figures, long minute) {
        LocalDate day = calendar.localDay(minute);
        return each(before, minute, (rule, watched) -> {
            boolean counts = exists && rule.validity().contains(day);
            return switch (rule.condition()) {
                case UnitRule.Ratio ratio ->
                    ratio(unit, rule, watched.looked(minute, counts && Ratios.holds(ratio, day, figures)), minute);
                case UnitRule.Silence silence -> silence(unit, rule, silence, watched, counts, figures, minute);
            };
        });
    }

    private WatchedRule ratio(String unit, UnitRule rule, WatchedRule watched, long minute) {
        boolean holds = watched.heldSince() != null;
        if (!watched.isTold() && holds && minute - watched.heldSince() >= PATIENCE_MILLIS) {
            return raised(unit, rule, watched, watched.heldSince(), minute);
        }
        if (watched.isTold() && !holds && minute - watched.heldAt() >= CALM_MILLIS) {
            return watched.cleared(watched.notice().cleared(minute, watched.heldAt() + LOOK_MILLIS, ClearReason.ENDED));
        }
        return watched;
    }

    private WatchedRule silence(
            String unit,
            UnitRule rule,
            UnitRule.Silence silence,
            WatchedRule before,
            boolean counts,
            UnitFigures figures,
            long minute) {
        long heardAt = figures.heardAt().orElse(Long.MAX_VALUE);
        long from = heardAt == Long.MAX_VALUE ? Long.MAX_VALUE : silentFrom(unit, silence, heardAt);
        boolean holds = counts && from <= minute;
        WatchedRule watched = before.looked(minute, holds);
        if (!watched.isTold() && holds) {
            return raised(unit, rule, watched, from, minute);
        }
        return watched.isTold() && !holds ? watched.cleared(over(watched.notice(), counts, heardAt, minute)) : watched;
    }

    /** From when on each rule of silence holds when nothing is heard after an instant; {@link Long#MAX_VALUE} for never. */
    LongStream silentFrom(String unit, long heardAt) {
        return rules.stream()
                .map(UnitRule::condition)
                .mapMultiToLong((condition, next) -> {
                    if (condition instanceof UnitRule.Silence silence) {
                        next.accept(silentFrom(unit, silence, heardAt));
                    }
                });
    }

    private long silentFrom(String unit, UnitRule.Silence silence, long heardAt) {
        return calendars.of(unit).complete().due(heardAt, silence.limit()).orElse(Long.MAX_VALUE);
    }

    private static Notice over(Notice silence, boolean counts, long heardAt, long minute) {
        if (!counts) {
            return silence.cleared(minute, minute, ClearReason.ENDED);
        }
        Long end = heardAt > silence.from() ? Long.valueOf(heardAt) : null;
        return silence.cleared(minute, end, heardAt > silence.noticedAt() ? ClearReason.ENDED : ClearReason.LATE_DATA);
    }

    private WatchedRule raised(String unit, UnitRule rule, WatchedRule watched, long from, long minute) {
        Optional<Alert> former = alert(unit, rule, watched, minute);
        return watched.raised(
                unit,
                from,
                minute,
                former.map(Alert::changes).orElse(List.of()),
                former.map(Alert::count).orElse(0));
    }

    /** What an action of an operator does; empty when it concerns no alert as it stands, or is known already. */
    public Optional<WatchedUnit> acted(WatchedUnit before, Event event, long now) {
        OperatorAction action = (OperatorAction) event.data();
        WatchedRule watched = before.rule(action.rule());
        boolean concerned = watched.notice() != null && watched.notice().number() == action.episode();
        boolean known = watched.actions().stream()
                .anyMatch(one -> one.id().equals(event.id()) && one.source().equals(event.source()));
        if (!concerned || known) {
            return Optional.empty();
        }
        List<Event> actions = new ArrayList<>(watched.actions());
        actions.add(event);
        return Optional.of(each(before, now, (rule, one) -> rule.id().equals(action.rule()) ? one.acted(actions) : one));
    }

    /** The alerts that are other than they were told last. */
    public List<Alert> changed(String unit, WatchedUnit before, WatchedUnit after) {
        Set<Alert> known = new HashSet<>(alerts(unit, before));
        return alerts(unit, after).stream().filter(alert -> !known.contains(alert)).toList();
    }

    private List<Alert> alerts(String unit, WatchedUnit watched) {
        return rules.stream()
                .flatMap(rule -> alert(unit, rule, watched.rule(rule.id()), watched.toldAt()).stream())
                .toList();
    }

    private Optional<Alert> alert(String unit, UnitRule rule, WatchedRule watched, long now) {
        if (watched.notice() == null) {
            return Optional.empty();
        }
        Alert latest = AlertStory.tell(
                unit, Alert.Scope.UNIT, null, rule, List.of(watched.notice()), watched.actions(), calendar, now);
        return Optional.of(latest.after(watched.formerly(), watched.former()));
    }

    private interface Step {
        WatchedRule of(UnitRule rule, WatchedRule before);
    }

    private WatchedUnit each(WatchedUnit before, long now, Step step) {
        List<WatchedRule> after = new ArrayList<>();
        for (UnitRule rule : rules) {
            WatchedRule watched = step.of(rule, before.rule(rule.id()));
            if (watched.heldAt() != null) {
                after.add(watched);
            }
        }
        return new WatchedUnit(after, now);
    }
}
