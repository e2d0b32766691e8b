package city.ioc.notifier.plan;

import city.ioc.notifications.Recipient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Decides what goes out next to a recipient to whom nothing is on its way. */
public final class Dispatch {
    private static final int MOST_IN_A_DIGEST = 500;

    private final Schedule schedule;
    private final Inhibitions inhibitions;

    public Dispatch(Schedule schedule, Inhibitions inhibitions) {
        this.schedule = schedule;
        this.inhibitions = inhibitions;
    }

    /** New states of messages, of which at most one is SENDING: a single one, or the digest of all that has waited. */
    public List<Delivery> next(Recipient recipient, Ledger ledger, long now) {
        List<Delivery> changes = new ArrayList<>();
        List<Delivery> ready = new ArrayList<>();
        ledger.held(recipient.id()).stream()
                .filter(each -> each.notBefore() <= now)
                .sorted(Comparator.comparingLong(Delivery::notBefore))
                .forEach(each -> judge(each, recipient, now, changes, ready));
        if (!ready.isEmpty()) {
            changes.addAll(ready.getFirst().waits() ? digest(ready, now) : List.of(ready.getFirst().sending(now)));
        }
        return changes;
    }

    private void judge(Delivery each, Recipient recipient, long now, List<Delivery> changes, List<Delivery> ready) {
        if (inhibitions.hold(each.item())) {
            if (!each.inhibited()) {
                changes.add(each.inhibited(now));
            }
            return;
        }
        boolean missed = schedule.isMissed(recipient, each.severity(), each.notBefore(), now);
        long notBefore = missed
                ? schedule.first(recipient, each.severity(), now).orElse(now)
                : each.inhibited() ? now : each.notBefore();
        Delivery released = missed || each.inhibited() ? each.until(notBefore, now) : each;
        if (notBefore > now) {
            changes.add(released);
        } else {
            ready.add(released);
        }
    }

    private static List<Delivery> digest(List<Delivery> ready, long now) {
        List<Delivery> parts =
                ready.stream().filter(Delivery::waits).limit(MOST_IN_A_DIGEST).toList();
        Delivery first = parts.getFirst();
        String id = MessageId.digest(
                first.recipient(), first.notBefore(), parts.stream().map(Delivery::id).sorted().toList());
        List<Item> items = parts.stream().map(Delivery::item).toList();
        List<Delivery> changes = new ArrayList<>();
        parts.forEach(part -> changes.add(part.merged(id, now)));
        changes.add(new Delivery(
                id, first.recipient(), Delivery.State.SENDING, true, items, now, first.notBefore(), false, null, now));
        return changes;
    }
}
