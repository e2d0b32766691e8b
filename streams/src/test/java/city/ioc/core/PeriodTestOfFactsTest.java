package city.ioc.core;

import city.ioc.events.Event;
import city.ioc.kpi.Measure;
import city.ioc.kpi.PeriodTest;
import city.ioc.oracle.EventGenerator;
import city.ioc.oracle.TestCity;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What definitions say of the period that a contribution counts in is what the fold does. */
class PeriodTestOfFactsTest {
    private final CaseFold fold = new CaseFold(OracleRules.of(TestCity.SETTINGS));
    private final Set<Measure> seen = EnumSet.noneOf(Measure.class);

    @Test
    void theCohortOfEveryFactIsTheDayThatTheTestOfItsMeasureNames() {
        EventGenerator generator = new EventGenerator(5);
        Map<String, CaseEvents> cases = new LinkedHashMap<>();
        for (Event event : generator.delivery(generator.history(20_000), 5)) {
            CaseEvents before = cases.getOrDefault(event.subject(), CaseEvents.NONE);
            cases.put(event.subject(), before.with(event).orElse(before));
        }

        cases.forEach((id, events) -> {
            CaseSummary summary = fold.fold(id, events);
            summary.facts().forEach(fact -> assertTest(summary, fact));
        });
        Set<Measure> ofCases = EnumSet.allOf(Measure.class);
        ofCases.removeIf(measure -> measure.subject() == Measure.Subject.HEALTH);
        assertThat(seen).isEqualTo(ofCases);
    }

    private void assertTest(CaseSummary summary, Fact fact) {
        seen.add(fact.measure());
        switch (PeriodTest.of(fact.measure())) {
            case ENDED, HAPPENED, STANDS -> assertThat(fact.cohort()).as(fact.toString()).isEqualTo(day(fact.at()));
            case ACCEPTED -> assertSince(summary.dossier().acceptedAt(), fact);
            case RECEIVED -> assertSince(summary.feedback().receivedAt(), fact);
            case RATED -> assertThat(fact.cohort()).as(fact.toString()).isLessThanOrEqualTo(day(fact.at()));
        }
    }

    private static void assertSince(long beginning, Fact fact) {
        assertThat(fact.cohort()).as(fact.toString()).isEqualTo(day(beginning));
        assertThat(fact.at()).as(fact.toString()).isGreaterThanOrEqualTo(beginning);
    }

    private static int day(long at) {
        return (int) Instant.ofEpochMilli(at).atZone(TestCity.ZONE).toLocalDate().toEpochDay();
    }
}
