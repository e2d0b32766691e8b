package city.ioc.core.alerts;

import city.ioc.kpi.Measure;
import java.time.LocalDate;
import java.util.OptionalLong;

/** What is known of one unit as of a moment. */
public interface UnitFigures {

    /** Sum over all cohorts. */
    long sum(Measure stock);

    /** Sum over the cohorts from one day to another, both inclusive; they are of one calendar year. */
    long sum(Measure measure, LocalDate from, LocalDate to);

    /** Time of the latest event of the unit, epoch milliseconds; empty when none has arrived. */
    OptionalLong heardAt();
}
