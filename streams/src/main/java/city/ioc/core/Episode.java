package city.ioc.core;

/**
 * From when to when a rule holds for a case, as far as its events tell. Instants are epoch milliseconds and may lie in the future:
 * what will hold if nothing more happens.
 *
 * @param rule  id of the rule
 * @param unit  that it concerns
 * @param from  first instant at which it holds
 * @param to    first instant at which it no longer holds; null when there is none
 * @param dueAt the due that it is about; null when it is about none
 */
public record Episode(String rule, String unit, long from, Long to, Long dueAt) {

    public boolean holdsAt(long instant) {
        return from <= instant && (to == null || instant < to);
    }

    public boolean isOverAt(long instant) {
        return to != null && to <= instant;
    }
}
