package city.ioc.dashboards.cases;

/**
 * A dossier that is late at a moment.
 *
 * @param unit that owned it at its end, or owns it at the moment
 * @param from its acceptance, epoch milliseconds
 * @param to its end, or the moment while it is overdue; exclusive
 */
public record LateDossier(String id, String unit, long from, long to) {}
