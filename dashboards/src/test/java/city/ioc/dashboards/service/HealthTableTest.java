package city.ioc.dashboards.service;

import city.ioc.core.ServiceHealth;
import city.ioc.core.ServiceHealth.DaySum;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.dashboards.scope.UnitTree;
import city.ioc.events.ServiceEvent.Component;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static city.ioc.dashboards.Testing.at;
import static city.ioc.dashboards.Testing.day;
import static city.ioc.dashboards.Testing.dayOf;
import static org.assertj.core.api.Assertions.assertThat;

class HealthTableTest {
    private final HealthTable table = new HealthTable();

    private void put(String desk, Component component, String at, DaySum... ofDay) {
        long millis = at(at);
        table.put(new ServiceHealth(
                desk, ofDay[0].unit(), component, millis, true, 5, 1, 0, dayOf(millis), List.of(ofDay)));
    }

    private Map<UnitComponent, Samples> samples(UnitScope scope, String from, String to) {
        return table.samples(scope, day(from), day(to));
    }

    @Test
    void daysAndDesksAddUpByUnitAndComponent() {
        put("d1", Component.DESK, "2026-02-01T08:00", new DaySum("a", 2, 1, 100));
        put("d1", Component.DESK, "2026-02-02T08:00", new DaySum("a", 3, 3, 10), new DaySum("b", 1, 1, 7));
        put("d2", Component.DESK, "2026-02-02T09:00", new DaySum("a", 1, 0, 1));
        put("d2", Component.PORTAL, "2026-02-02T09:00", new DaySum("a", 9, 9, 9));

        assertThat(samples(UnitScope.CITY, "2026-02-01", "2026-02-02")).isEqualTo(Map.of(
                new UnitComponent("a", Component.DESK), new Samples(6, 4, 111),
                new UnitComponent("b", Component.DESK), new Samples(1, 1, 7),
                new UnitComponent("a", Component.PORTAL), new Samples(9, 9, 9)));
        assertThat(samples(UnitScope.single("a"), "2026-02-02", "2026-02-28")).isEqualTo(Map.of(
                new UnitComponent("a", Component.DESK), new Samples(4, 3, 11),
                new UnitComponent("a", Component.PORTAL), new Samples(9, 9, 9)));
        assertThat(samples(UnitScope.CITY, "2026-01-01", "2026-01-31")).isEmpty();
    }

    @Test
    void daysComeInAnyOrderAndTheLatestStateOfADayStands() {
        put("d1", Component.DESK, "2026-02-02T08:00", new DaySum("a", 1, 1, 1));
        put("d1", Component.DESK, "2026-02-01T08:00", new DaySum("a", 5, 4, 3));
        put("d1", Component.DESK, "2026-02-02T09:00", new DaySum("a", 2, 2, 2));
        put("d1", Component.DESK, "2026-02-01T09:00", new DaySum("a", 6, 5, 4));

        assertThat(samples(UnitScope.CITY, "2026-02-01", "2026-02-02"))
                .isEqualTo(Map.of(new UnitComponent("a", Component.DESK), new Samples(8, 7, 6)));
        assertThat(table.in(UnitScope.CITY)).extracting(ServiceHealth::at).containsExactly(at("2026-02-02T09:00"));
    }

    @Test
    void aSampleBelongsToTheUnitThatHadTheCodeOnItsDay() {
        put("d1", Component.DESK, "2025-06-30T08:00", new DaySum("31117", 1, 1, 0));
        put("d1", Component.DESK, "2025-07-01T08:00", new DaySum("31117", 1, 0, 0));
        UnitTree tree = new UnitTree(Testing.units());

        assertThat(samples(tree.scope("916").orElseThrow(), "2025-01-01", "2025-12-31"))
                .isEqualTo(Map.of(new UnitComponent("31117", Component.DESK), new Samples(1, 1, 0)));
        assertThat(samples(tree.scope("92").orElseThrow(), "2025-01-01", "2025-12-31"))
                .isEqualTo(Map.of(new UnitComponent("31117", Component.DESK), new Samples(2, 1, 0)));
    }

    @Test
    void withoutSamplesNothingIsKnown() {
        assertThat(Samples.NONE.availability()).isNull();
        assertThat(Samples.NONE.meanLatencySeconds()).isNull();
        assertThat(new Samples(4, 3, 50).availability()).isEqualTo(new BigDecimal("0.75"));
        assertThat(new Samples(4, 3, 50).meanLatencySeconds()).isEqualTo(new BigDecimal("0.0125"));
        assertThat(new Samples(3, 0, 0).availability()).isEqualTo(new BigDecimal("0"));
    }
}
