package city.ioc.profile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class ValidityProperties {
    private static final LocalDate START = LocalDate.of(2025, 6, 20);
    private static final int DAYS = 20;

    @Property
    void twoValiditiesShareTheDaysThatBothContain(
            @ForAll("validities") Validity one, @ForAll("validities") Validity other) {
        for (LocalDate day : days(DAYS * 3)) {
            boolean inBoth = one.contains(day) && other.contains(day);
            assertThat(one.intersection(other).filter(shared -> shared.contains(day)).isPresent()).isEqualTo(inBoth);
        }
        assertThat(one.overlaps(other)).isEqualTo(other.overlaps(one));
    }

    @Property
    void theFirstDayWithoutIsTheFirstThatNoneContains(
            @ForAll("validities") Validity wanted, @ForAll("several") List<Validity> others) {
        Optional<LocalDate> gap = days(DAYS * 3).stream()
                .filter(wanted::contains)
                .filter(day -> others.stream().noneMatch(other -> other.contains(day)))
                .findFirst();

        assertThat(wanted.firstDayWithout(others)).isEqualTo(gap);
    }

    @Provide
    Arbitrary<Validity> validities() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, DAYS),
                        Arbitraries.integers().between(0, DAYS).injectNull(0.3))
                .as((from, length) -> new Validity(
                        START.plusDays(from), length == null ? null : START.plusDays(from + length)));
    }

    @Provide
    Arbitrary<List<Validity>> several() {
        return validities().list().ofMaxSize(5);
    }

    private static List<LocalDate> days(int count) {
        return IntStream.range(0, count).mapToObj(START::plusDays).toList();
    }
}
