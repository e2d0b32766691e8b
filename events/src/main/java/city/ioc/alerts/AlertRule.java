package city.ioc.alerts;

import city.ioc.profile.LocalizedText;
import city.ioc.profile.Validity;

/** A rule of a profile; {@code docs/reference/alerts.md} says what each kind means. */
public sealed interface AlertRule permits CaseRule, UnitRule {

    /** Lower-case words with dashes; part of the id of every alert of the rule. */
    String id();

    LocalizedText name();

    Severity severity();

    /** Local days on which it may begin to hold. */
    Validity validity();
}
