package city.ioc.dashboards.kpi;

/** What the data behind all KPIs are worth at a moment. */
public enum DataState {
    /** Not read yet: nothing can be said, and nothing is zero. */
    ABSENT,
    /** Complete as of some time ago; newer data may exist. */
    STALE,
    /** Complete as of now. */
    FRESH
}
