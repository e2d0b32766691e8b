package city.ioc.dashboards.board;

import city.ioc.dashboards.cases.Period;
import city.ioc.dashboards.cube.Cube;
import city.ioc.dashboards.scope.Days;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.kpi.Measure;
import java.time.LocalDate;
import java.util.function.ToIntFunction;

/** What the cells say of one unit and period, in the terms of the identities. */
record CellSide(Cube cube, UnitScope scope, Period period) {

    long sum(Measure measure) {
        return cube.sum(scope, measure, period.from(), period.to(), period.asOf());
    }

    /** Open when the period began; of a code that came to the unit later, when it came. */
    long carriedOver() {
        return open(days -> days.from() - 1);
    }

    /** Open when the period ended; of a code that left the unit before, when it left. */
    long leftOpen() {
        return open(Days::to);
    }

    private long open(ToIntFunction<Days> day) {
        Days whole =
                new Days(Math.toIntExact(period.from().toEpochDay()), Math.toIntExact(period.to().toEpochDay()));
        if (scope.isCity()) {
            return open(scope, day.applyAsInt(whole));
        }
        long sum = 0;
        for (String code : scope.codes()) {
            for (Days days : scope.unbrokenDays(code, whole.from(), whole.to())) {
                sum += open(UnitScope.single(code), day.applyAsInt(days));
            }
        }
        return sum;
    }

    private long open(UnitScope of, int epochDay) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        return cube.sum(of, Measure.OPEN, day, day, period.asOf());
    }
}
