package city.ioc.standalone.slices;

import city.ioc.core.CaseFold;
import city.ioc.core.Fact;
import city.ioc.events.Event;
import city.ioc.events.ServiceEvent;
import city.ioc.kpi.Measure;
import city.ioc.profile.FoldRules;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Chooses the cases of a slice. A case that is left out adds nothing to any figure of the units and days that are wanted, whether it is
 * asked for now or as of a moment of these days; it may add to others.
 */
final class CaseChoice {
    private final Selection selection;
    private final CaseFold fold;
    private final ZoneId zone;
    private final int first;
    private final int last;

    CaseChoice(Selection selection, FoldRules rules) {
        this.selection = selection;
        this.fold = new CaseFold(rules);
        this.zone = rules.calendar().zone();
        this.first = selection.firstDay();
        this.last = selection.lastDay();
    }

    boolean wants(StoredCase one) {
        if (one.stored().isEmpty()) {
            return false;
        }
        return selection.isAll() || hasType(one) && (counts(one) || isSampled(one));
    }

    private boolean hasType(StoredCase one) {
        return selection.types().isEmpty() || one.stored().stream().anyMatch(event -> selection.types().contains(event.type()));
    }

    private boolean counts(StoredCase one) {
        List<Fact> facts = one.events().size() == 0 ? List.of() : fold.fold(one.id(), one.events()).facts();
        return happens(one, facts) || flows(facts) || stands(facts);
    }

    /** Something was told of it on one of the days, and a wanted unit has or had to do with it. */
    private boolean happens(StoredCase one, List<Fact> facts) {
        boolean told = one.stored().stream().mapToInt(this::day).anyMatch(day -> first <= day && day <= last);
        return told && (selection.wants(Fact.UNKNOWN_UNIT, first, last)
                || facts.stream().anyMatch(fact -> selection.wants(fact.unit(), Integer.MIN_VALUE, Integer.MAX_VALUE)));
    }

    private boolean flows(List<Fact> facts) {
        return of(facts, Measure.Kind.FLOW).anyMatch(fact ->
                first <= fact.cohort() && fact.cohort() <= last && selection.wants(fact.unit(), fact.cohort(), fact.cohort()));
    }

    /** What stands changes during the days, or stands already when they begin. */
    private boolean stands(List<Fact> facts) {
        Map<String, Long> before = new HashMap<>();
        for (Fact fact : of(facts, Measure.Kind.STOCK).toList()) {
            if (fact.cohort() > last || !selection.wants(fact.unit(), first, last)) {
                continue;
            }
            if (fact.cohort() >= first || day(fact.at()) >= first) {
                return true;
            }
            before.merge(fact.measure() + " " + fact.unit(), fact.amount(), Long::sum);
        }
        return before.values().stream().anyMatch(sum -> sum != 0);
    }

    private static Stream<Fact> of(List<Fact> facts, Measure.Kind kind) {
        return facts.stream().filter(fact -> fact.measure().kind() == kind);
    }

    private boolean isSampled(StoredCase one) {
        return one.samples().stream().anyMatch(sample -> first <= day(sample) && day(sample) <= last
                && selection.wants(unit(sample), day(sample), day(sample)));
    }

    private static String unit(Event sample) {
        return switch (sample.data()) {
            case ServiceEvent.HealthSampled it -> it.unit();
            case ServiceEvent.TracerSent it -> it.unit();
            default -> throw new IllegalArgumentException(sample.type() + " is no sample");
        };
    }

    private int day(Event event) {
        return day(event.timeMillis());
    }

    private int day(long at) {
        return Math.toIntExact(java.time.Instant.ofEpochMilli(at).atZone(zone).toLocalDate().toEpochDay());
    }
}
