package city.ioc.core;

import city.ioc.alerts.AlertRules;
import city.ioc.alerts.CaseRule;
import city.ioc.alerts.CaseRule.Kind;
import city.ioc.alerts.Severity;
import city.ioc.calendar.TimeLimit;
import city.ioc.calendar.TimeLimit.Unit;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Validity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Rules of every kind with every limit and share that it may take, and each of them once more for some days only. */
final class ManyAlerts {
    private static final Validity ALWAYS = new Validity(LocalDate.of(2000, 1, 1), null);
    private static final Validity SOME_DAYS = new Validity(LocalDate.of(2024, 4, 15), LocalDate.of(2025, 2, 28));

    static final AlertRules RULES = new AlertRules(all(), List.of());

    private ManyAlerts() {}

    private static List<CaseRule> all() {
        List<CaseRule> rules = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<CaseRule> ofKind =
                    switch (kind) {
                        case DUE_SOON -> of(
                                kind,
                                List.of(hours(8), days(2), calendarDays(3)),
                                List.of("0.25", "0.3333", "0.999"));
                        case STUCK -> of(kind, List.of(hours(3), days(5), calendarDays(4)), List.of());
                        case LATE_PAUSE -> of(kind, List.of(), List.of("0.1", "0.5"));
                        case NOT_COLLECTED -> of(kind, List.of(hours(1), days(5), calendarDays(10)), List.of());
                        case OUTAGE -> of(kind, List.of(hours(1), days(1), calendarDays(1)), List.of());
                        default -> List.of(rule(kind, "", null, null, ALWAYS));
                    };
            rules.addAll(ofKind);
            CaseRule first = ofKind.getFirst();
            rules.add(rule(kind, "-for-some-days", first.limit(), first.share(), SOME_DAYS));
        }
        return rules;
    }

    private static List<CaseRule> of(Kind kind, List<TimeLimit> limits, List<String> shares) {
        List<CaseRule> rules = new ArrayList<>();
        limits.forEach(limit -> rules.add(rule(kind, "-limit-" + rules.size(), limit, null, ALWAYS)));
        shares.forEach(share -> rules.add(rule(kind, "-share-" + rules.size(), null, new BigDecimal(share), ALWAYS)));
        return rules;
    }

    private static CaseRule rule(Kind kind, String suffix, TimeLimit limit, BigDecimal share, Validity validity) {
        String id = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + suffix;
        return new CaseRule(id, LocalizedText.same(id), kind, limit, share, Severity.WARNING, List.of(), validity);
    }

    private static TimeLimit hours(int value) {
        return new TimeLimit(value, Unit.WORKING_HOUR);
    }

    private static TimeLimit days(int value) {
        return new TimeLimit(value, Unit.WORKING_DAY);
    }

    private static TimeLimit calendarDays(int value) {
        return new TimeLimit(value, Unit.CALENDAR_DAY);
    }
}
