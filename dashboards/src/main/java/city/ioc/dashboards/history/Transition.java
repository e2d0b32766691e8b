package city.ioc.dashboards.history;

/**
 * Something that happened to a dossier, an alert or an outage.
 *
 * @param at the exact instant, epoch milliseconds
 * @param subject the dossier, the case or unit of the alert, or the outage
 * @param rule of an alert; null otherwise
 * @param unit that it concerned then; null when not known
 * @param procedure of a dossier; null otherwise
 * @param detail how a dossier ended, the severity of an alert, the component of an outage; null otherwise
 * @param onTime of an end, whether it was in time; null otherwise, and without due
 */
public record Transition(
        Kind kind, long at, String subject, String rule, String unit, String procedure, String detail, Boolean onTime) {

    /** What may happen, what matters most first. */
    public enum Kind {
        /** A dossier became overdue. */
        OVERDUE,
        OUTAGE_STARTED,
        ALERT_RAISED,
        OUTAGE_ENDED,
        ALERT_CLEARED,
        REOPENED,
        /** Its clock began to stand. */
        PAUSED,
        /** Its clock runs again. */
        RESUMED,
        ENDED,
        ACCEPTED
    }
}
