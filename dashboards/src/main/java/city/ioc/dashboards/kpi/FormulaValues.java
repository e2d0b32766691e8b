package city.ioc.dashboards.kpi;

import city.ioc.kpi.Formula;
import java.math.BigDecimal;
import java.util.Optional;

/** What formulas come to for one question, all of it from one state of the data. Used while that state is held. */
public interface FormulaValues {

    /** The value of a formula, counts exact, quotients to 34 digits; null when there is no data for it. */
    BigDecimal value(Formula formula);

    /** The figure behind {@code given(id)}; empty when there is none for the unit and period of the question. */
    Optional<KnownFigure> given(String id);
}
