package city.ioc.oracle;

import city.ioc.events.OperatorAction;
import city.ioc.events.ServiceEvent;
import java.math.BigDecimal;
import java.time.Duration;

/** Lives of outages, plan tasks and published indicators, and what operators do about any case. */
final class GeneratedService {
    private static final Duration HOURS = Duration.ofHours(20);
    private static final Duration WEEKS = Duration.ofDays(30);

    private final GeneratedCase life;

    GeneratedService(GeneratedCase life) {
        this.life = life;
    }

    void outage() {
        if (life.chance(7)) {
            life.add(new ServiceEvent.OutageEnded());
            life.after(HOURS);
        }
        if (life.chance(93)) {
            startOutage();
        }
        if (life.chance(6)) {
            life.after(HOURS);
            startOutage();
        }
        if (life.chance(85)) {
            life.after(HOURS).add(new ServiceEvent.OutageEnded());
        }
        if (life.chance(8)) {
            life.after(HOURS).add(new ServiceEvent.OutageEnded());
        }
    }

    private void startOutage() {
        life.add(new ServiceEvent.OutageStarted(
                GeneratedDossier.anyUnit(life), life.oneOf(ServiceEvent.Component.values())));
    }

    void planTask() {
        String unit = GeneratedDossier.anyUnit(life);
        int updates = 1 + life.random.nextInt(5);
        for (int i = 0; i < updates; i++) {
            unit = life.chance(70) ? unit : GeneratedDossier.anyUnit(life);
            String plan = life.chance(95) ? "KH-2024" : "KH-2025";
            life.add(new ServiceEvent.PlanTaskUpdated(plan, unit, life.oneOf(ServiceEvent.PlanStatus.values())));
            life.after(WEEKS);
        }
    }

    void indicator() {
        String unit = GeneratedDossier.anyUnit(life);
        int publications = 1 + life.random.nextInt(4);
        for (int i = 0; i < publications; i++) {
            life.add(new ServiceEvent.IndicatorPublished(
                    unit,
                    life.oneOf("766.3", "PAR-INDEX"),
                    life.oneOf("2023", "2023-Q4", "2023-12"),
                    value(),
                    life.oneOf("Cổng dịch vụ công", "báo cáo quý")));
            life.after(WEEKS);
        }
    }

    private BigDecimal value() {
        long unscaled = 10L * life.random.nextInt(-50, 1_000) + 1 + life.random.nextInt(9);
        return life.chance(10) ? BigDecimal.ZERO : BigDecimal.valueOf(unscaled, life.random.nextInt(4));
    }

    void operator() {
        int actions = 1 + life.random.nextInt(3);
        for (int i = 0; i < actions; i++) {
            act();
            life.after(HOURS);
        }
    }

    private void act() {
        int episode = 1 + life.random.nextInt(3);
        switch (life.random.nextInt(4)) {
            case 0 -> life.add(new OperatorAction.AlertAcknowledged("overdue", episode, "op-1", null));
            case 1 -> life.add(new OperatorAction.AlertAssigned("overdue", episode, "op-1", "op-2", "xem giúp"));
            case 2 -> life.add(new OperatorAction.AlertSnoozed(
                    "stuck", episode, "op-2", life.local(life.now()).plusDays(1), null));
            default -> life.add(new OperatorAction.AlertCommented("stuck", episode, "op-1", "đã gọi cho đơn vị"));
        }
    }
}
