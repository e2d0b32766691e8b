package city.ioc.profile;

import city.ioc.alerts.CaseRule;
import city.ioc.calendar.CalendarSpec;
import city.ioc.calendar.OpenHours;
import city.ioc.calendar.TimeLimit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The digest of fold rules: of one canonical text with a line for each thing that the fold reads. */
final class Generation {
    private static final int DIGITS = 8;

    private Generation() {}

    static String of(FoldRules rules, String reader) {
        byte[] text = canonicalText(rules, reader).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static String canonicalText(FoldRules rules, String reader) {
        StringBuilder text = new StringBuilder();
        line(text, "reader", reader);
        line(text, "compare", rules.compare().name());
        line(text, "currency", rules.currency());
        line(text, "pauses", names(rules.pauses()));
        line(text, "national-portal", rules.nationalPortal());
        limits(text, rules.limits());
        calendar(text, "", rules.calendar());
        rules.unitCalendars().forEach((unit, calendar) -> calendar(text, "unit " + unit + " ", calendar));
        rules.procedures().forEach((code, rule) -> line(
                text, "procedure " + code, limit(rule.limit()) + " " + names(rule.pauses())));
        rules.alerts().ofCases().forEach(rule -> line(text, "case rule " + rule.id(), caseRule(rule)));
        rules.alerts()
                .ofUnits()
                .forEach(rule -> line(text, "unit rule " + rule.id(), rule.condition() + " " + rule.validity()));
        return text.toString();
    }

    /** Names, severities and who is told are for people: they change without reprocessing. */
    private static String caseRule(CaseRule rule) {
        return String.join(
                " ",
                rule.kind().name(),
                rule.limit() == null ? "-" : limit(rule.limit()),
                rule.share() == null ? "-" : rule.share().stripTrailingZeros().toPlainString(),
                rule.levels().stream().map(level -> limit(level.after())).collect(Collectors.joining("+")),
                rule.validity().toString());
    }

    private static void limits(StringBuilder text, ServiceLimits limits) {
        line(text, "acceptance-limit", limit(limits.acceptance()));
        line(text, "feedback-answer-limit", limit(limits.feedbackAnswer()));
        line(text, "feedback-refusal-limit", limit(limits.feedbackRefusal()));
        line(text, "feedback-publication-limit", limit(limits.feedbackPublication()));
    }

    private static String limit(TimeLimit limit) {
        return limit.value() + " " + limit.unit().name();
    }

    private static void calendar(StringBuilder text, String of, CalendarSpec calendar) {
        line(text, of + "zone", calendar.zone().getId());
        line(text, of + "same-day-cutoff", calendar.sameDayCutoff());
        line(text, of + "limits-end-on-working-days", calendar.limitsEndOnWorkingDays());
        for (DayOfWeek day : DayOfWeek.values()) {
            List<OpenHours> hours = calendar.week().getOrDefault(day, List.of());
            String times = hours.stream().map(open -> open.from() + "-" + open.to()).collect(Collectors.joining(" "));
            line(text, of + day.name(), times);
        }
        line(text, of + "days-off", days(calendar, calendar.daysOff()));
        line(text, of + "make-up-days", days(calendar, calendar.makeUpDays()));
    }

    private static String days(CalendarSpec calendar, Collection<LocalDate> days) {
        Map<LocalDate, Instant> announced = calendar.announced();
        return days.stream()
                .sorted()
                .map(day -> announced.containsKey(day) ? day + "(" + announced.get(day) + ")" : day.toString())
                .collect(Collectors.joining(" "));
    }

    private static String names(PausePolicy pauses) {
        return pauses.counted().stream().map(Enum::name).sorted().collect(Collectors.joining("+"));
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append(name).append('=').append(value).append('\n');
    }
}
