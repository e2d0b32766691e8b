package city.ioc.dashboards.cases;

import city.ioc.core.CaseSummary.Pause;
import city.ioc.core.CaseSummary.Step;
import city.ioc.events.DossierEvent.PauseCause;
import java.time.Instant;
import java.util.List;

/** A dossier with what it waited for, each in the order of beginning. */
public record DossierDetail(DossierView dossier, List<PauseView> pauses, List<StepView> steps) {
    public DossierDetail {
        pauses = List.copyOf(pauses);
        steps = List.copyOf(steps);
    }

    /**
     * @param until   null while it lasts
     * @param counted whether the clock stood because of it
     */
    public record PauseView(PauseCause cause, Instant from, Instant until, boolean counted) {}

    /**
     * @param unit  that was asked; null when not told
     * @param dueAt null when there is none
     * @param until null while it is open
     */
    public record StepView(String name, String unit, boolean interAgency, Instant from, Instant dueAt, Instant until) {}

    static DossierDetail of(DossierView dossier, List<Pause> pauses, List<Step> steps) {
        return new DossierDetail(
                dossier,
                pauses.stream()
                        .map(pause -> new PauseView(
                                pause.cause(), instant(pause.from()), instant(pause.until()), pause.counted()))
                        .toList(),
                steps.stream()
                        .map(step -> new StepView(
                                step.name(),
                                step.unit(),
                                step.interAgency(),
                                instant(step.from()),
                                instant(step.dueAt()),
                                instant(step.until())))
                        .toList());
    }

    private static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
