package city.ioc.core;

import city.ioc.events.DossierEvent.Digitised;
import city.ioc.events.DossierEvent.Resolved;
import city.ioc.events.DossierEvent.Synchronised;
import city.ioc.kpi.Measure;

/** How digital one dossier is: its components, its result, its copy at the national portal. */
final class Quality {
    private final boolean online;
    private final String nationalPortal;
    private Digitised digitised;
    private boolean synchronised;
    private Resolved result;

    /** @param online whether the dossier came in online */
    Quality(boolean online, String nationalPortal) {
        this.online = online;
        this.nationalPortal = nationalPortal;
    }

    void digitised(Digitised latest) {
        digitised = latest;
    }

    void synchronised(Synchronised latest) {
        if (latest.target().equalsIgnoreCase(nationalPortal)) {
            synchronised = latest.ok();
        }
    }

    /** @param latest null when the dossier has no result: it is open, or ended otherwise */
    void result(Resolved latest) {
        result = latest;
    }

    private boolean resultRequired() {
        return result != null && !Boolean.FALSE.equals(result.resultRequired());
    }

    private boolean resultElectronic() {
        return result != null && Boolean.TRUE.equals(result.electronicResult());
    }

    private boolean resultInFull() {
        return result != null && (resultElectronic() || !resultRequired());
    }

    void settle(Standings standings, long at) {
        standings.set(Measure.RESULT_REQUIRED, resultRequired(), at);
        standings.set(Measure.RESULT_ELECTRONIC, resultRequired() && resultElectronic(), at);
        standings.set(Measure.ONLINE_IN_FULL, online && resultInFull(), at);
        boolean components = digitised != null && digitised.digitised() > 0;
        standings.set(Measure.DIGITISED, components, at);
        standings.set(Measure.DIGITISED_IN_FULL, components && resultInFull(), at);
        standings.set(Measure.REUSED, digitised != null && isPositive(digitised.reused()), at);
        standings.set(Measure.CONNECTED, digitised != null && isPositive(digitised.connected()), at);
        standings.set(
                Measure.POPULATION_DATA, digitised != null && Boolean.TRUE.equals(digitised.populationDb()), at);
        standings.set(Measure.SYNCHRONISED, synchronised, at);
    }

    private static boolean isPositive(Integer count) {
        return count != null && count > 0;
    }
}
