package city.ioc.notifier.plan;

import city.ioc.core.alerts.Alert;
import city.ioc.core.alerts.AlertChange;
import city.ioc.core.alerts.AlertChange.Kind;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.dashboards.scope.UnitTree;
import city.ioc.notifications.Recipient;
import city.ioc.notifier.plan.Delivery.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** Decides what is told to whom when an alert has changed. */
public final class Planner {
    private static final String CLEARED_FIRST = "cleared before it was sent";

    private final List<Recipient> recipients;
    private final Schedule schedule;
    private final Inhibitions inhibitions;
    private final LongFunction<LocalDate> localDay;
    private final Map<String, List<UnitScope>> scopes = new HashMap<>();

    /** @param localDay of an instant in epoch milliseconds */
    public Planner(
            List<Recipient> recipients,
            UnitTree units,
            Schedule schedule,
            Inhibitions inhibitions,
            LongFunction<LocalDate> localDay) {
        this.recipients = List.copyOf(recipients);
        this.schedule = schedule;
        this.inhibitions = inhibitions;
        this.localDay = localDay;
        recipients.forEach(recipient -> scopes.put(
                recipient.id(),
                recipient.units().stream()
                        .flatMap(code -> units.scope(code).stream())
                        .toList()));
    }

    /** New messages, and new states of known ones, in order. */
    public List<Delivery> changed(Alert alert, Ledger ledger, long now) {
        List<Delivery> plan = new ArrayList<>();
        for (Recipient recipient : recipients) {
            List<Delivery> open = ledger.open(alert.id(), recipient.id());
            plan.addAll(updates(alert, open, now));
            plan.addAll(ends(alert, recipient, open, ledger, now));
            if (!alert.historic() && isFor(recipient, alert, now)) {
                plan.addAll(news(alert, recipient, open, ledger, now));
            }
        }
        return plan;
    }

    /** Ends what waits for somebody who is no longer a recipient. */
    public List<Delivery> retire(Ledger ledger, long now) {
        return ledger.unsettled().stream()
                .filter(each -> recipients.stream().noneMatch(recipient -> recipient.id().equals(each.recipient())))
                .map(each -> each.suppressed("no longer a recipient", now))
                .toList();
    }

    /** What has not been sent is not worth it when it is over, and tells the latest status when it is not. */
    private static List<Delivery> updates(Alert alert, List<Delivery> open, long now) {
        List<Delivery> updates = new ArrayList<>();
        for (Delivery each : open) {
            if (each.state() != State.HELD) {
                continue;
            }
            if (isOver(each.item(), alert)) {
                updates.add(each.suppressed(CLEARED_FIRST, now));
            } else if (each.item().episode() == alert.episode() && each.item().status() != alert.status()) {
                updates.add(each.with(each.item().with(alert.status()), now));
            }
        }
        return updates;
    }

    private List<Delivery> ends(Alert alert, Recipient recipient, List<Delivery> open, Ledger ledger, long now) {
        Map<Integer, List<Item>> told = open.stream()
                .filter(each -> each.state() != State.HELD)
                .map(Delivery::item)
                .filter(item -> isOver(item, alert))
                .collect(Collectors.groupingBy(Item::episode, TreeMap::new, Collectors.toList()));
        List<Delivery> ends = new ArrayList<>();
        told.forEach((episode, items) -> {
            String id = MessageId.of(alert.id(), episode, Kind.CLEARED, 1, recipient.id());
            Item end = Item.cleared(items, endOf(alert, episode, now));
            if (!ledger.knows(id)) {
                long at = schedule.first(recipient, end.severity(), now).orElse(now);
                ends.add(Delivery.held(id, recipient.id(), end, now, at, false));
            }
        });
        return ends;
    }

    private static long endOf(Alert alert, int episode, long now) {
        return alert.changes().stream()
                .filter(change -> change.episode() == episode && change.kind() == Kind.CLEARED)
                .mapToLong(AlertChange::at)
                .findFirst()
                .orElse(now);
    }

    private static boolean isOver(Item item, Alert alert) {
        return item.episode() < alert.episode()
                || item.episode() == alert.episode() && alert.status() == Alert.Status.CLEARED;
    }

    /** What happened in the latest episode and has not been told yet. */
    private List<Delivery> news(Alert alert, Recipient recipient, List<Delivery> open, Ledger ledger, long now) {
        OptionalLong at = schedule.first(recipient, alert.severity(), now);
        long since = ledger.since(recipient.id()).orElse(Long.MAX_VALUE);
        if (at.isEmpty()) {
            return List.of();
        }
        List<Delivery> news = new ArrayList<>();
        Map<Kind, Integer> ordinals = new EnumMap<>(Kind.class);
        for (AlertChange change : alert.changes()) {
            if (change.episode() != alert.episode()) {
                continue;
            }
            int ordinal = ordinals.merge(change.kind(), 1, Integer::sum);
            String id = MessageId.of(alert.id(), alert.episode(), change.kind(), ordinal, recipient.id());
            if (change.at() >= since && wants(recipient, change) && !ledger.knows(id)) {
                Item item = Item.of(alert, change);
                news.add(Delivery.held(id, recipient.id(), item, now, at.getAsLong(), inhibitions.hold(item)));
            }
        }
        if (alert.status() == Alert.Status.CLEARED) {
            return news.stream().map(each -> each.suppressed(CLEARED_FIRST, now)).toList();
        }
        return latestTellsAll(news, open, now);
    }

    /** Of what waits, the latest message about an episode stands for those before it. */
    private static List<Delivery> latestTellsAll(List<Delivery> news, List<Delivery> open, long now) {
        if (news.isEmpty()) {
            return news;
        }
        Delivery last = news.getLast();
        List<Delivery> all = new ArrayList<>();
        open.stream()
                .filter(each -> each.state() == State.HELD && each.item().episode() == last.item().episode())
                .forEach(each -> all.add(each.merged(last.id(), now)));
        news.forEach(each -> all.add(each.equals(last) ? each : each.merged(last.id(), now)));
        return all;
    }

    private static boolean wants(Recipient recipient, AlertChange change) {
        return switch (change.kind()) {
            case RAISED -> recipient.raised();
            case ESCALATED -> recipient.role() != null && recipient.role().equals(change.to());
            case ASSIGNED -> recipient.assigned();
            default -> false;
        };
    }

    private boolean isFor(Recipient recipient, Alert alert, long now) {
        int day = Math.toIntExact(localDay.apply(now).toEpochDay());
        return (recipient.rules().isEmpty() || recipient.rules().contains(alert.rule()))
                && (recipient.units().isEmpty()
                        || scopes.get(recipient.id()).stream().anyMatch(scope -> scope.stands(alert.unit(), day)));
    }
}
