package city.ioc.oracle;

import city.ioc.calendar.TimeLimit;
import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.EventData;
import java.time.Duration;
import java.util.List;

/** Lives of dossiers: most run as they should, and any step may go wrong in one of the ways of {@code figures.md}. */
final class GeneratedDossier {
    static final List<String> UNITS =
            List.of("916", "917", "918", "919", "923", "924", "925", "926", "927", "SO-TP", "SO-XD", "SO-TNMT");
    private static final String[] PROCEDURES = {
        TestCity.COPY, TestCity.THREE_DAYS, TestCity.TEN_DAYS, TestCity.EIGHT_HOURS, TestCity.FIFTEEN_CALENDAR_DAYS,
        TestCity.ONE_MONTH, TestCity.NO_LIMIT, TestCity.LAND, TestCity.LAND, TestCity.WITH_SUFFIX, TestCity.UNKNOWN,
    };
    private static final Duration HOURS = Duration.ofHours(8);
    private static final Duration DAYS = Duration.ofDays(6);

    private final GeneratedCase life;
    private final GeneratedPayments payments;
    private final GeneratedQuality quality;
    private final GeneratedSteps steps;
    private final GeneratedService service;
    private final String unit;
    private final String procedure;
    private String owner;

    GeneratedDossier(GeneratedCase life) {
        this.life = life;
        this.payments = new GeneratedPayments(life);
        this.quality = new GeneratedQuality(life);
        this.steps = new GeneratedSteps(life);
        this.service = new GeneratedService(life);
        this.unit = anyUnit();
        this.owner = unit;
        this.procedure = life.oneOf(PROCEDURES);
    }

    void live() {
        if (life.chance(8)) {
            payments.pay();
        }
        comeIn();
        if (life.chance(4)) {
            neverAccepted();
            return;
        }
        if (life.chance(96)) {
            accept();
        }
        quality.atTheDesk();
        int many = life.random.nextInt(5);
        for (int i = 0; i < many; i++) {
            life.after(DAYS);
            step();
        }
        if (life.chance(80)) {
            life.after(DAYS);
            end();
            afterlife();
        }
        if (life.chance(7)) {
            service.operator();
        }
        if (life.chance(2)) {
            life.after(DAYS).add(new DossierEvent.Superseded(life.oneOf(life.subject, life.subject + "B")));
        }
    }

    private void comeIn() {
        if (life.chance(70)) {
            submit();
            if (life.chance(4)) {
                life.after(HOURS);
                submit();
            }
            if (life.chance(5)) {
                life.after(HOURS).add(new DossierEvent.Refused("thiếu giấy tờ"));
            }
        }
        if (life.chance(4)) {
            life.after(HOURS);
            quality.anything();
        }
        if (life.chance(2)) {
            service.operator();
        }
        if (life.chance(6)) {
            life.after(HOURS);
            step();
        }
        if (life.chance(4)) {
            life.after(HOURS);
            end();
            if (life.chance(40)) {
                life.after(HOURS).add(new DossierEvent.Reopened("nhầm"));
            }
        }
        waitForAcceptance();
    }

    /** Mostly some hours; sometimes days, or exactly the eight working hours of an online submission. */
    private void waitForAcceptance() {
        switch (life.random.nextInt(20)) {
            case 0, 1 -> life.after(DAYS);
            case 2, 3 -> life.afterExactly(Duration.ofDays(1).plusMillis(life.random.nextInt(3)));
            default -> life.after(HOURS);
        }
    }

    private void neverAccepted() {
        submit();
        if (life.chance(40)) {
            waitForAcceptance();
            life.add(new DossierEvent.Refused("không thuộc thẩm quyền"));
        }
        if (life.chance(30)) {
            life.after(DAYS).add(new DossierEvent.Withdrawn());
        }
    }

    private void submit() {
        String at = life.chance(90) ? unit : anyUnit();
        DossierEvent.Channel channel =
                life.chance(30) ? DossierEvent.Channel.ONLINE : life.oneOf(DossierEvent.Channel.values());
        life.add(new DossierEvent.Submitted(at, procedure, channel));
    }

    private void accept() {
        Event accepted = life.add(acceptance(unit));
        if (life.chance(3)) {
            life.after(HOURS).add(acceptance(anyUnit()));
        }
        if (life.chance(3)) {
            life.addVersion(accepted, acceptance(anyUnit()));
        }
        if (life.chance(2)) {
            life.addAgain(accepted);
        }
        if (life.chance(4)) {
            life.after(HOURS);
            submit();
        }
    }

    private EventData acceptance(String at) {
        return new DossierEvent.Accepted(
                at,
                procedure,
                life.chance(60) ? life.oneOf(DossierEvent.Channel.values()) : null,
                life.chance(15) ? life.someDue() : null,
                life.chance(15) ? limit() : null,
                life.chance(10) ? anyUnit() : null);
    }

    private TimeLimit limit() {
        TimeLimit.Unit limitUnit = life.oneOf(TimeLimit.Unit.values());
        boolean valueless = limitUnit == TimeLimit.Unit.SAME_DAY_15H || limitUnit == TimeLimit.Unit.NONE;
        int greatest = limitUnit == TimeLimit.Unit.MONTH ? 4 : 30;
        return new TimeLimit(valueless ? 0 : 1 + life.random.nextInt(greatest), limitUnit);
    }

    private void step() {
        switch (life.random.nextInt(12)) {
            case 0, 1 -> steps.forward();
            case 2 -> steps.complete();
            case 3, 4 -> supplement();
            case 5, 6 -> pause();
            case 7 -> nestedPauses();
            case 8 -> life.add(new DossierEvent.DueChanged(life.someDue(), "gia hạn", life.chance(50) ? "XL-1" : null));
            case 9 -> life.add(new DossierEvent.ApologyIssued("quá tải", life.maybeDue(50)));
            case 10 -> payments.pay();
            default -> transfer();
        }
    }

    private void transfer() {
        owner = life.chance(15) ? owner : anyUnit();
        life.add(new DossierEvent.Transferred(owner));
    }

    private void supplement() {
        if (life.chance(94)) {
            life.add(new DossierEvent.SupplementRequested(life.chance(50) ? "1" : null));
        }
        if (life.chance(15)) {
            life.after(HOURS).add(new DossierEvent.SupplementRequested("2"));
        }
        during();
        if (life.chance(85)) {
            life.add(new DossierEvent.Supplemented(life.maybeDue(20)));
        }
    }

    private void pause() {
        if (life.chance(94)) {
            life.add(new DossierEvent.Paused(life.oneOf(DossierEvent.PauseCause.values())));
        }
        if (life.chance(10)) {
            life.after(HOURS).add(new DossierEvent.Paused(life.oneOf(DossierEvent.PauseCause.values())));
        }
        during();
        if (life.chance(85)) {
            life.add(new DossierEvent.Resumed(life.maybeDue(20)));
        }
    }

    private void nestedPauses() {
        EventData other = new DossierEvent.Paused(life.oneOf(DossierEvent.PauseCause.values()));
        EventData supplement = new DossierEvent.SupplementRequested(null);
        boolean supplementFirst = life.chance(50);
        life.add(supplementFirst ? supplement : other);
        life.after(HOURS).add(supplementFirst ? other : supplement);
        during();
        EventData resumed = new DossierEvent.Resumed(life.maybeDue(20));
        EventData supplemented = new DossierEvent.Supplemented(life.maybeDue(20));
        boolean supplementedFirst = life.chance(50);
        life.add(supplementedFirst ? supplemented : resumed);
        life.after(DAYS).add(supplementedFirst ? resumed : supplemented);
    }

    /** What may happen while a pause is open. */
    private void during() {
        life.after(DAYS);
        if (life.chance(20)) {
            life.add(new DossierEvent.DueChanged(life.someDue(), "gia hạn", null));
            life.after(DAYS);
        }
        if (life.chance(10)) {
            transfer();
            life.after(HOURS);
        }
        if (life.chance(4)) {
            end();
            life.after(HOURS);
        }
    }

    private void end() {
        switch (life.random.nextInt(10)) {
            case 0 -> life.add(new DossierEvent.Withdrawn());
            case 1 -> life.add(new DossierEvent.Returned(null));
            default -> life.add(new DossierEvent.Resolved(
                    life.oneOf(DossierEvent.Outcome.values()),
                    life.oneOf(true, true, false, null),
                    life.oneOf(null, null, true, false)));
        }
        if (life.chance(50)) {
            life.after(HOURS).add(new DossierEvent.Returned(life.oneOf(DossierEvent.HandOver.values())));
        }
    }

    private void afterlife() {
        quality.afterTheEnd();
        if (life.chance(12)) {
            life.after(DAYS);
            step();
        }
        if (life.chance(4)) {
            life.after(DAYS);
            end();
        }
        int cycles = life.chance(12) ? 1 + life.random.nextInt(3) : 0;
        for (int i = 0; i < cycles; i++) {
            life.after(DAYS).add(new DossierEvent.Reopened("đính chính"));
            if (life.chance(10)) {
                life.add(new DossierEvent.Reopened("đính chính"));
            }
            if (life.chance(40)) {
                life.after(DAYS);
                step();
            }
            if (life.chance(75)) {
                life.after(DAYS);
                end();
            }
        }
        if (life.chance(10)) {
            life.after(DAYS);
            payments.pay();
        }
    }

    private String anyUnit() {
        return anyUnit(life);
    }

    static String anyUnit(GeneratedCase life) {
        return UNITS.get(life.random.nextInt(UNITS.size()));
    }
}
