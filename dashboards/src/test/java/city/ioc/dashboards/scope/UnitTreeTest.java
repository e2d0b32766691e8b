package city.ioc.dashboards.scope;

import city.ioc.dashboards.Testing;
import city.ioc.profile.Units;
import org.junit.jupiter.api.Test;

import static city.ioc.dashboards.Testing.day;
import static org.assertj.core.api.Assertions.assertThat;

class UnitTreeTest {
    private final UnitTree tree = new UnitTree(Testing.units());

    private UnitScope scope(String code) {
        return tree.scope(code).orElseThrow();
    }

    @Test
    void aUnitHasAllBelowIt() {
        assertThat(scope("92").codes()).containsExactlyInAnyOrder("92", "STP", "916", "31117", "31120");
        assertThat(scope("STP").codes()).containsExactly("STP");
        assertThat(tree.scope("nowhere")).isEmpty();
        assertThat(scope(null).isCity()).isTrue();
    }

    @Test
    void aCodeBelongsToItsDistrictUntilAnotherWardHasIt() {
        assertThat(scope("916").stands("31117", day("2025-06-30"))).isTrue();
        assertThat(scope("916").stands("31117", day("2025-07-01"))).isFalse();
        assertThat(scope("92").stands("31117", day("2025-07-01"))).isTrue();
    }

    @Test
    void whatArrivesUnderACodeThatNobodyTookOverStaysWithTheOldParents() {
        assertThat(scope("916").stands("31120", day("2026-01-01"))).isTrue();
        assertThat(scope("92").stands("31120", day("2026-01-01"))).isTrue();
        assertThat(scope("92").stands("916", day("2026-01-01"))).isTrue();
    }

    @Test
    void noDayOfACodeIsCountedTwice() {
        assertThat(scope("92").flowDays("31117", day("2025-01-01"), day("2026-01-01")))
                .containsExactlyInAnyOrder(
                        new Days(day("2025-01-01"), day("2025-06-30")), new Days(day("2025-07-01"), day("2026-01-01")));
    }

    @Test
    void inACityWithoutListEveryCodeStandsForItself() {
        UnitScope scope = new UnitTree(Units.openToAll()).scope("x").orElseThrow();
        assertThat(scope.codes()).containsExactly("x");
        assertThat(scope.stands("x", 0)).isTrue();
        assertThat(scope.stands("y", 0)).isFalse();
    }
}
