package city.ioc.dashboards.kpi;

import java.math.BigDecimal;

/**
 * A figure that no event of a case tells, as it holds for one question.
 *
 * @param unit whose figure it is; null when the profile gives it for the whole city and all without one of their own
 * @param published whether it was published by an event; otherwise the profile gives it
 * @param period what it was published for, such as {@code 2023-Q4}, or the days for which the profile gives it
 * @param source where it comes from
 */
public record KnownFigure(
        String id, BigDecimal value, String unit, boolean published, String period, String source) {}
