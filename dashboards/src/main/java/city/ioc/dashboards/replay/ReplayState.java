package city.ioc.dashboards.replay;

/** Where a what-if stands. */
public enum ReplayState {
    RUNNING,
    DONE,
    FAILED
}
