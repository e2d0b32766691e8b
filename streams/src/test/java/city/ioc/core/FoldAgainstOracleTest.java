package city.ioc.core;

import city.ioc.alerts.AlertRules;
import city.ioc.alerts.CaseRule;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.oracle.BatchOracle;
import city.ioc.oracle.CaseResult;
import city.ioc.oracle.EventGenerator;
import city.ioc.oracle.OracleResult;
import city.ioc.oracle.OracleSettings;
import city.ioc.oracle.TestCity;
import city.ioc.profile.FoldRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The fold and the oracle, written from the same page by different hands, agree on every case of nasty histories. */
class FoldAgainstOracleTest {
    @ParameterizedTest
    @CsvSource({"1, true", "2, false", "3, true"})
    void everyCaseHasTheSameCellsAndTheSameSummary(long seed, boolean byDate) {
        compare(seed, OracleRules.of(TestCity.STEADY.withByDate(byDate), ManyAlerts.RULES));
    }

    /** The oracle knows no episodes that move when a day off is announced. */
    @ParameterizedTest
    @CsvSource({"4, true", "5, false", "6, true"})
    void alsoWhereHoursDifferAndDaysOffAreAnnounced(long seed, boolean byDate) {
        compare(seed, OracleRules.of(TestCity.CHANGING.withByDate(byDate), AlertRules.NONE));
    }

    private static void compare(long seed, FoldRules rules) {
        OracleSettings settings = OracleRules.settings(rules);
        CaseFold fold = new CaseFold(rules);
        Map<String, Integer> episodes = new HashMap<>();
        EventGenerator generator = new EventGenerator(seed);
        Map<String, List<Event>> byCase = new LinkedHashMap<>();
        for (Event event : generator.delivery(generator.history(20_000), seed)) {
            byCase.computeIfAbsent(event.subject(), id -> new ArrayList<>()).add(event);
        }
        assertThat(byCase).hasSizeGreaterThan(1_000);

        byCase.forEach((id, events) -> {
            List<String> lines =
                    events.stream().map(event -> new String(EventCodec.encode(event), UTF_8)).toList();
            OracleResult expected = BatchOracle.compute(lines, settings);
            CaseSummary actual = fold.fold(id, setOf(events));
            assertThat(OracleComparison.cells(actual.facts()))
                    .as(() -> "cells of " + id + "\n" + String.join("\n", lines))
                    .isEqualTo(new HashMap<>(expected.cells()));
            CaseResult summary = expected.cases().get(id);
            assertThat(OracleComparison.result(actual))
                    .as(() -> "summary of " + id + "\n" + String.join("\n", lines))
                    .isEqualTo(summary);
            summary.episodes().forEach(episode -> episodes.merge(episode.rule(), 1, Integer::sum));
        });
        for (CaseRule rule : rules.alerts().ofCases()) {
            assertThat(episodes.getOrDefault(rule.id(), 0)).as(rule.id()).isGreaterThan(5);
        }
    }

    private static CaseEvents setOf(List<Event> events) {
        CaseEvents set = CaseEvents.NONE;
        for (Event event : events) {
            set = set.with(event).orElse(set);
        }
        return set;
    }
}
