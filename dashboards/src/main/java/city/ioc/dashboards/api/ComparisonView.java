package city.ioc.dashboards.api;

import city.ioc.dashboards.replay.KpiComparison.Step;
import city.ioc.dashboards.replay.KpiDifference;
import city.ioc.dashboards.replay.ReplayComparison;
import city.ioc.events.Opt;
import city.ioc.replay.AlertDifference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What differs, as it is told of.
 *
 * @param with     {@code live} or the id of another what-if
 * @param asOf     that both were asked as of
 * @param compared how many figures were
 * @param total    how many of them differ, also those that are not listed
 */
record ComparisonView(
        String id,
        String with,
        @Opt String unit,
        LocalDate from,
        LocalDate to,
        String step,
        Instant asOf,
        long compared,
        int total,
        List<KpiDifference> kpis,
        Alerts alerts) {

    /**
     * @param total    cases with rules, also those that are not listed
     * @param complete whether the server knows all of them
     */
    record Alerts(long total, boolean complete, List<Rule> rules, List<Case> cases) {}

    /**
     * @param changed episodes
     * @param with    likewise on the other side
     * @param cases   for which these differ
     */
    record Rule(String rule, long changed, long with, long cases) {}

    record Case(String caseId, String rule, String unit, List<Span> changed, List<Span> with) {
        static Case of(AlertDifference each) {
            return new Case(each.caseId(), each.rule(), each.unit(), spans(each.changed()), spans(each.live()));
        }

        private static List<Span> spans(List<AlertDifference.Span> spans) {
            return spans.stream()
                    .map(span -> new Span(
                            Instant.ofEpochMilli(span.from()), span.to() == null ? null : Instant.ofEpochMilli(span.to())))
                    .toList();
        }
    }

    /** @param to null while it lasts */
    record Span(Instant from, @Opt Instant to) {}

    /** @param limit of each list */
    static ComparisonView of(ReplayComparison comparison, int limit) {
        ReplayComparison.Question question = comparison.question();
        return new ComparisonView(
                question.id(),
                question.with(),
                question.unit(),
                question.from(),
                question.to(),
                step(question.step()),
                comparison.kpis().asOf(),
                comparison.kpis().compared(),
                comparison.kpis().differences().size(),
                comparison.kpis().differences().stream().limit(limit).toList(),
                new Alerts(
                        comparison.alerts().total(),
                        comparison.alerts().complete(),
                        comparison.alerts().byRule().entrySet().stream()
                                .map(rule -> new Rule(
                                        rule.getKey(), rule.getValue().changed(), rule.getValue().live(), rule.getValue().cases()))
                                .toList(),
                        comparison.alerts().cases().stream().limit(limit).map(Case::of).toList()));
    }

    private static String step(Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }
}
