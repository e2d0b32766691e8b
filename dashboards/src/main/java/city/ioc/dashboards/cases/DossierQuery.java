package city.ioc.dashboards.cases;

import java.util.List;

/**
 * A list of dossiers.
 *
 * @param filter open and overdue dossiers belong to the unit that has them at the moment, others to the one that owns them now
 * @param days all of them must hold
 * @param sort what the list is ordered by; equal ones by id
 * @param cursor where the page before ended, null for the first
 * @param limit most dossiers of a page
 * @param asOf the moment at which open and overdue are judged, epoch milliseconds
 */
public record DossierQuery(CaseFilter filter, StateFilter state, List<DayFilter> days, Sort sort, Cursor cursor, int limit, long asOf) {
    public DossierQuery {
        days = List.copyOf(days);
    }

    /** Orders of lists. */
    public enum Sort {
        ID,
        /** The earliest due first; those without due last. */
        DUE
    }

    /** The place of a dossier in a list: what it is ordered by, and its id. */
    public record Cursor(long rank, String id) implements Comparable<Cursor> {
        @Override
        public int compareTo(Cursor other) {
            int byRank = Long.compare(rank, other.rank);
            return byRank == 0 ? id.compareTo(other.id) : byRank;
        }
    }
}
