package city.ioc.dashboards.cases;

import java.util.List;

/**
 * One page of a list.
 *
 * @param total how many the whole list has
 * @param next where this page ended; null when it is the last
 */
public record DossierPage(List<DossierView> dossiers, int total, DossierQuery.Cursor next) {
    public DossierPage {
        dossiers = List.copyOf(dossiers);
    }
}
