package city.ioc.kpi;

/** Which way a KPI improves. */
public enum Direction {
    UP,
    DOWN,
    /** Neither more nor less of it is better. */
    NONE
}
