package city.ioc.index;

/** What becomes of the points of a criterion that has no data. It never gets any. */
public enum NoData {
    /** They are lost: the total stays out of all points. */
    LOST,
    /** They are left out: the total is scaled up from the points that could be had. */
    LEFT_OUT
}
