package city.ioc.oracle;

import city.ioc.events.ServiceEvent;
import java.time.Duration;

/** Lives of citizens' feedback: ended at the very limit, published too early, rated back and forth, never received. */
final class GeneratedFeedback {
    private static final Duration DAYS = Duration.ofDays(4);
    private static final Duration WEEKS = Duration.ofDays(45);
    /** Without days off, 2 and 15 working days. */
    private static final int[] LIMITS_IN_DAYS = {2, 4, 21};

    private final GeneratedCase life;

    GeneratedFeedback(GeneratedCase life) {
        this.life = life;
    }

    void live() {
        if (life.chance(6)) {
            anything();
            life.after(DAYS);
        }
        if (life.chance(95)) {
            receive();
        }
        if (life.chance(4)) {
            life.after(DAYS);
            receive();
        }
        rate(25);
        if (life.chance(10)) {
            life.after(DAYS).add(new ServiceEvent.FeedbackPublished());
        }
        if (life.chance(85)) {
            pass();
            end();
        }
        if (life.chance(7)) {
            life.after(DAYS);
            end();
        }
        if (life.chance(60)) {
            pass();
            life.add(new ServiceEvent.FeedbackPublished());
        }
        if (life.chance(8)) {
            life.after(DAYS).add(new ServiceEvent.FeedbackPublished());
        }
        rate(50);
        rate(50);
        rate(25);
    }

    /** Often just to an edge: a limit to the millisecond, or the midnight at which it is late by date. */
    private void pass() {
        int days = LIMITS_IN_DAYS[life.random.nextInt(LIMITS_IN_DAYS.length)];
        switch (life.random.nextInt(5)) {
            case 0 -> life.afterExactly(Duration.ofDays(days).plusMillis(life.random.nextInt(2)));
            case 1 -> life.toMidnightAfter(Duration.ofDays(days), life.random.nextInt(2));
            case 2 -> life.after(WEEKS);
            default -> life.after(DAYS);
        }
    }

    private void receive() {
        life.add(new ServiceEvent.FeedbackReceived(
                GeneratedDossier.anyUnit(life), life.oneOf(ServiceEvent.FeedbackKind.values())));
    }

    private void end() {
        if (life.chance(70)) {
            life.add(new ServiceEvent.FeedbackAnswered());
        } else {
            life.add(new ServiceEvent.FeedbackRefused("không đúng thẩm quyền"));
        }
    }

    private void rate(int percent) {
        if (life.chance(percent)) {
            life.after(DAYS).add(new ServiceEvent.FeedbackRated(life.chance(50)));
        }
    }

    private void anything() {
        switch (life.random.nextInt(4)) {
            case 0 -> life.add(new ServiceEvent.FeedbackPublished());
            case 1 -> life.add(new ServiceEvent.FeedbackRated(life.chance(50)));
            default -> end();
        }
    }
}
