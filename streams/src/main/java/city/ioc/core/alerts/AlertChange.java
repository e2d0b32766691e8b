package city.ioc.core.alerts;

/**
 * One thing that happened to an alert.
 *
 * @param at    epoch milliseconds
 * @param by    who did it; null for the pipeline itself. Not verified until there is a login
 * @param to    whom it was assigned to, or the role it was escalated to; null otherwise
 * @param until of a snooze; null otherwise
 * @param text  what the operator wrote; null when nothing
 */
public record AlertChange(Kind kind, int episode, long at, String by, String to, Long until, String text) {

    /** What may happen to an alert. */
    public enum Kind {
        RAISED,
        ESCALATED,
        ACKNOWLEDGED,
        ASSIGNED,
        SNOOZED,
        /** A snooze is over. */
        WOKEN,
        COMMENTED,
        CLEARED
    }
}
