package city.ioc.dashboards.check;

import java.util.Locale;

/** How a comparison of cells and cases stands. */
public enum CheckState {
    HOLDS,
    /** The sides differ, and lastingly so. */
    BROKEN,
    /** Not compared yet, or the sides differ and it is not known yet whether that lasts. */
    NOT_YET;

    /** As in answers, such as {@code not-yet}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
