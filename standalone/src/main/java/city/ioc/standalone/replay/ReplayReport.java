package city.ioc.standalone.replay;

import city.ioc.dashboards.replay.KpiComparison;
import city.ioc.dashboards.replay.WhatIf;

/**
 * A what-if at its end.
 *
 * @param kpis what differs from live; all figures when it is not compared
 */
public record ReplayReport(WhatIf whatIf, KpiComparison.Result kpis) {
    boolean compared() {
        return whatIf.live() != null;
    }
}
