package city.ioc.streams;

import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.CaseSummary;
import city.ioc.core.Fact;
import city.ioc.core.Facts;
import city.ioc.core.OracleRules;
import city.ioc.core.alerts.Notices;
import city.ioc.events.Event;
import city.ioc.oracle.EventGenerator;
import city.ioc.oracle.TestCity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/** The same set of events ends in the same facts, however it is delivered. */
class ConvergenceProperties {
    private static final CaseFold FOLD = new CaseFold(OracleRules.of(TestCity.CHANGING));

    /** What a fact is about, without its amount. */
    private record Key(Object unit, Object measure, int cohort, long at) {}

    @Property(tries = 300)
    void anyOrderAnyRepetitionAndAnyNumberOfRestartsGiveTheSameFacts(
            @ForAll @IntRange(min = 1, max = 1_000_000) int history, @ForAll long deliverySeed) {
        Random random = new Random(deliverySeed);
        for (List<Event> events : cases(history)) {
            String id = events.getFirst().subject();
            CaseSummary inOrder = FOLD.fold(id, setOf(events));
            List<Event> delivery = new ArrayList<>(events);
            for (int i = random.nextInt(5); i > 0; i--) {
                delivery.add(events.get(random.nextInt(events.size())));
            }
            Collections.shuffle(delivery, random);

            KnownCase known = KnownCase.NOTHING;
            Map<Key, Long> sums = new HashMap<>();
            for (Event event : delivery) {
                CaseEvents now = known.events().with(event).orElse(known.events());
                KnownCase next = known(now, FOLD.fold(id, now).facts());
                add(sums, Facts.difference(known.facts(), next.facts()));
                known = random.nextInt(4) == 0 ? restarted(next) : next;
            }

            assertThat(FOLD.fold(id, known.events())).isEqualTo(inOrder);
            Map<Key, Long> expected = new HashMap<>();
            add(expected, inOrder.facts());
            assertThat(sums).isEqualTo(expected);
        }
    }

    @Property(tries = 200)
    void whatIsStoredIsReadBackEqualAndEqualThingsHaveEqualBytes(@ForAll @IntRange(min = 1, max = 1_000_000) int history) {
        for (List<Event> events : cases(history)) {
            CaseEvents set = setOf(events);
            CaseSummary summary = FOLD.fold(events.getFirst().subject(), set);
            KnownCase known = known(set, summary.facts());
            byte[] bytes = Formats.KNOWN_CASE.encode(known);
            assertThat(Formats.KNOWN_CASE.decode(bytes)).isEqualTo(known);
            Collections.reverse(events);
            assertThat(Formats.KNOWN_CASE.encode(known(setOf(events), summary.facts()))).isEqualTo(bytes);

            assertThat(Formats.CASE_SUMMARY.decode(Formats.CASE_SUMMARY.encode(summary))).isEqualTo(summary);
        }
    }

    private static List<List<Event>> cases(int seed) {
        Map<String, List<Event>> cases = new HashMap<>();
        EventGenerator generator = new EventGenerator(seed);
        for (Event event : generator.delivery(generator.history(60), seed)) {
            cases.computeIfAbsent(event.subject(), id -> new ArrayList<>()).add(event);
        }
        return List.copyOf(cases.values());
    }

    private static KnownCase known(CaseEvents events, List<Fact> facts) {
        return new KnownCase(events, facts, Notices.NONE, 0, 0);
    }

    private static KnownCase restarted(KnownCase known) {
        return Formats.KNOWN_CASE.decode(Formats.KNOWN_CASE.encode(known));
    }

    private static CaseEvents setOf(List<Event> events) {
        CaseEvents set = CaseEvents.NONE;
        for (Event event : events) {
            set = set.with(event).orElse(set);
        }
        return set;
    }

    private static void add(Map<Key, Long> sums, List<Fact> facts) {
        for (Fact fact : facts) {
            Key key = new Key(fact.unit(), fact.measure(), fact.cohort(), fact.at());
            sums.merge(key, fact.amount(), Long::sum);
            sums.remove(key, 0L);
        }
    }
}
