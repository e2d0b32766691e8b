package city.ioc.producers.simulator;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

import static city.ioc.producers.simulator.SimulatedCity.plan;
import static org.assertj.core.api.Assertions.assertThat;

class DayPlanTest {

    @Test
    void theDaysTogetherHaveAllDossiersAndEachHasItsOwn() {
        DayPlan plan = plan(1_000, "2024-01-01", "2024-03-31");
        long sum = 0;
        for (LocalDate day = plan.from(); !day.isAfter(plan.to()); day = day.plusDays(1)) {
            assertThat(plan.firstOf(day)).isEqualTo(sum);
            sum += count(plan, day.toString());
        }
        assertThat(sum).isEqualTo(1_000);
    }

    @Test
    void daysOffHaveFewAndTheDayAfterTetHasMost() {
        DayPlan plan = plan(100_000, "2024-01-02", "2024-03-29");
        assertThat(count(plan, "2024-02-12")).isLessThan(count(plan, "2024-02-19") / 10);
        assertThat(count(plan, "2024-02-15")).isGreaterThan(count(plan, "2024-02-22") * 19 / 10);
    }

    @Test
    void aMakeUpSaturdayIsAWorkingDay() {
        DayPlan plan = plan(100_000, "2024-04-01", "2024-05-31");
        assertThat(count(plan, "2024-05-04")).isGreaterThan(10 * count(plan, "2024-05-11"));
    }

    @Test
    void aDailyPlanHasSoManyOnAWorkingDayOnAverage() {
        DayPlan plan = DayPlan.daily(
                SimulatedCity.CALENDAR,
                SimulatedCity.RULES.days(),
                LocalDate.parse("2024-03-01"),
                LocalDate.parse("2024-03-31"),
                100);
        assertThat(plan.dossiers()).isEqualTo(2_100);
    }

    private static long count(DayPlan plan, String day) {
        LocalDate date = LocalDate.parse(day);
        return plan.firstOf(date.plusDays(1)) - plan.firstOf(date);
    }
}
