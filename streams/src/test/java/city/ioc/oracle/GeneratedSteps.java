package city.ioc.oracle;

import city.ioc.events.DossierEvent;
import java.time.Duration;

/** Steps of a generated dossier: of the same name or side by side, overdue, never opened, never completed. */
final class GeneratedSteps {
    private static final String[] NAMES = {"thẩm định", "thẩm định", "trình ký", "luân chuyển"};
    private static final Duration DAYS = Duration.ofDays(6);

    private final GeneratedCase life;

    GeneratedSteps(GeneratedCase life) {
        this.life = life;
    }

    void forward() {
        String name = life.oneOf(NAMES);
        forwardTo(name);
        if (life.chance(35)) {
            life.after(DAYS);
            forwardTo(life.chance(50) ? name : life.oneOf(NAMES));
        }
        if (life.chance(40)) {
            life.after(DAYS).add(new DossierEvent.StepCompleted(life.chance(90) ? name : "chưa từng có"));
        }
    }

    void complete() {
        life.add(new DossierEvent.StepCompleted(life.oneOf(NAMES)));
    }

    private void forwardTo(String name) {
        life.add(new DossierEvent.Forwarded(
                life.chance(70) ? GeneratedDossier.anyUnit(life) : null,
                name,
                life.maybeDue(35),
                life.oneOf(null, null, true, false)));
    }
}
