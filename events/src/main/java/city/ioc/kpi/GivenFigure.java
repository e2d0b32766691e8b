package city.ioc.kpi;

import city.ioc.events.Opt;
import city.ioc.profile.Validity;
import java.math.BigDecimal;

/**
 * A figure that no event tells and the profile gives.
 *
 * @param id as in {@code given(id)}
 * @param unit whose figure it is; null for the whole city and every unit that has none of its own
 * @param source where it comes from
 */
public record GivenFigure(String id, @Opt String unit, BigDecimal value, Validity validity, String source) {
    public GivenFigure {
        FormulaParts.id("a given figure", id);
    }
}
