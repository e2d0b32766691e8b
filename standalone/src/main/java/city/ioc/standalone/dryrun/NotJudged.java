package city.ioc.standalone.dryrun;

import city.ioc.alerts.UnitRule;
import city.ioc.kpi.Measure;
import java.util.Optional;

/**
 * A rule that history cannot be asked about.
 *
 * @param rule   id
 * @param reason one phrase
 */
public record NotJudged(String rule, String reason) {

    static Optional<NotJudged> of(UnitRule rule) {
        return rule.measures().contains(Measure.OPERATOR_ACTIONS)
                ? Optional.of(new NotJudged(rule.id(), "it counts actions on alerts, which other rules would have raised otherwise"))
                : Optional.empty();
    }
}
