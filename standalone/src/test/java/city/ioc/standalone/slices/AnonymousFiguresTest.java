package city.ioc.standalone.slices;

import city.ioc.events.Correction;
import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.PaymentEvent;
import city.ioc.oracle.Cell;
import city.ioc.oracle.TestCity;
import city.ioc.producers.slices.Anonymiser;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Events without names give the figures of those with names, as a batch computation of both says. */
class AnonymousFiguresTest {
    private static final OffsetDateTime MORNING = OffsetDateTime.parse("2024-03-04T08:15:00+07:00");

    private static List<Event> anonymous(List<StoredCase> cases, String key) {
        Anonymiser anonymiser = new Anonymiser(key.getBytes(UTF_8));
        return cases.stream().flatMap(one -> anonymiser.caseOf(one.events().events()).stream()).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void everyCellStaysThoughNoNameDoes(long seed) throws Exception {
        List<Event> events = GeneratedCases.events(seed, 5_000);
        List<Event> anonymous = anonymous(GeneratedCases.of(events), "a key of the test " + seed);

        Map<Cell, Long> named = GeneratedCases.computed(events).cells();
        Map<Cell, Long> nameless = GeneratedCases.computed(anonymous).cells();
        assertThat(named).isNotEmpty();
        assertThat(nameless.entrySet().stream().filter(each -> !each.getValue().equals(named.get(each.getKey()))).toList())
                .as("%d differ", nameless.size() - named.size())
                .isEmpty();
        assertThat(nameless).hasSameSizeAs(named);
        Set<String> names = new HashSet<>();
        events.forEach(event -> {
            names.addAll(List.of(event.subject(), event.source()));
            if (event.id().length() > 5) {
                names.add(event.id());
            }
            switch (event.data()) {
                case DossierEvent.Superseded it -> names.add(it.by());
                case Correction it -> names.add(it.targetSource());
                case DossierEvent.Forwarded it -> names.add(it.step());
                default -> {}
            }
        });
        names.removeIf(name -> name.length() < 4);
        for (Event event : anonymous) {
            byte[] line = EventCodec.encode(event);
            assertThat(EventCodec.decode(line)).isEqualTo(event);
            assertThat(new String(line, UTF_8).split("\"")).noneMatch(names::contains);
        }
    }

    /** Where two events of a kind happened at one instant, the first by name counts: whatever the key, it stays the first. */
    @Test
    void namesStillDecideWhatTheyDecided() {
        List<Event> events = List.of(
                accepted("a", "SO-TP"),
                accepted("b", "SO-XD"),
                accepted("c", "916"),
                fee("f1", 10_000),
                fee("f2", 30_000),
                fee("f3", 20_000),
                correction("k1", 50_000),
                correction("k2", 70_000),
                correction("k3", 60_000));
        List<StoredCase> cases = GeneratedCases.of(events);
        for (int key = 0; key < 40; key++) {
            assertThat(GeneratedCases.computed(anonymous(cases, "a key of the test " + key)).cells())
                    .isEqualTo(GeneratedCases.computed(events).cells());
        }
    }

    private static Event accepted(String id, String unit) {
        return Event.of("/desk", id, "D-1", MORNING, new DossierEvent.Accepted(unit, TestCity.TEN_DAYS, null, null, null, null));
    }

    private static Event fee(String id, int amount) {
        return Event.of("/desk", id, "D-1", MORNING, new PaymentEvent.Requested("1", BigDecimal.valueOf(amount), "VND"));
    }

    private static Event correction(String id, int amount) {
        return Event.of("/desk", id, "D-1", MORNING, new Correction(
                        "/desk",
                        "f3",
                        Correction.Action.REPLACE,
                        EventCodec.encodeData(new PaymentEvent.Requested("1", BigDecimal.valueOf(amount), "VND"))));
    }

    @Test
    void theSameKeyGivesTheSameNamesAndAnotherKeyOthers() {
        List<StoredCase> cases = GeneratedCases.of(GeneratedCases.events(9, 500));

        assertThat(anonymous(cases, "the key of the first")).isEqualTo(anonymous(cases, "the key of the first"));
        assertThat(anonymous(cases, "the key of the first")).extracting(Event::subject)
                .doesNotContainAnyElementsOf(
                        anonymous(cases, "the key of another").stream().map(Event::subject).toList());
    }
}
