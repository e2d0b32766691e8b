package city.ioc.oracle;

import city.ioc.events.DossierEvent;
import java.time.Duration;

/** What is said of a generated dossier at any time: digitised, synchronised to several targets, rated over and over. */
final class GeneratedQuality {
    private static final Duration DAYS = Duration.ofDays(5);
    private static final String[] TARGETS = {"DVCQG", "dvcqg", "DvcQG", "NPSP", "DVCQG-2", "BTP"};

    private final GeneratedCase life;

    GeneratedQuality(GeneratedCase life) {
        this.life = life;
    }

    void anything() {
        switch (life.random.nextInt(3)) {
            case 0 -> digitise();
            case 1 -> synchronise();
            default -> rate();
        }
    }

    void atTheDesk() {
        if (life.chance(25)) {
            digitise();
            synchronise();
        }
        if (life.chance(6)) {
            life.after(DAYS);
            digitise();
        }
        if (life.chance(12)) {
            life.after(DAYS);
            synchronise();
        }
        if (life.chance(4)) {
            rate();
        }
    }

    void afterTheEnd() {
        for (int percent = 20; life.chance(percent); percent = 45) {
            life.after(DAYS);
            rate();
        }
        if (life.chance(10)) {
            life.after(DAYS);
            anything();
        }
    }

    private void digitise() {
        life.add(new DossierEvent.Digitised(
                5, life.random.nextInt(6), upTo(3), upTo(2), life.oneOf(null, true, false, true)));
    }

    private Integer upTo(int most) {
        return life.chance(30) ? null : life.random.nextInt(most + 1);
    }

    private void synchronise() {
        life.add(new DossierEvent.Synchronised(life.oneOf(TARGETS), life.chance(80)));
    }

    private void rate() {
        boolean scored = life.chance(60);
        life.add(new DossierEvent.Rated(scored ? 1 + life.random.nextInt(5) : null, scored ? null : life.chance(60)));
    }
}
