package city.ioc.notifier.plan;

import city.ioc.alerts.Severity;
import city.ioc.events.Opt;
import java.util.List;

/**
 * One message to one recipient, and how far it came. Instants are epoch milliseconds.
 *
 * @param id        the same whenever the same is told to the same recipient
 * @param recipient id
 * @param digest    whether it gathers what waited
 * @param items     what it says; exactly one when it is no digest
 * @param notBefore when it may go out; later than {@code plannedAt} when it waits, and is then gathered in a digest
 * @param inhibited whether an alert of the whole unit holds it back
 * @param reason    of SUPPRESSED and FAILED: why; of MERGED: id of the message that tells it; null otherwise
 * @param at        of the last change of state
 */
public record Delivery(
        String id,
        String recipient,
        State state,
        boolean digest,
        List<Item> items,
        long plannedAt,
        long notBefore,
        boolean inhibited,
        @Opt String reason,
        long at) {

    /** How far a message came. */
    public enum State {
        /** Waits for its time, its turn or the end of an inhibition. */
        HELD,
        /** Recorded before it goes out: after a kill it may have arrived or not, so it goes out again. */
        SENDING,
        /** The receiver has accepted it. */
        SENT,
        /** Another message tells it. */
        MERGED,
        /** No longer worth telling. */
        SUPPRESSED,
        /** The receiver will never accept it. */
        FAILED;

        public boolean isSettled() {
            return this != HELD && this != SENDING;
        }
    }

    public Delivery {
        items = List.copyOf(items);
    }

    static Delivery held(String id, String recipient, Item item, long now, long notBefore, boolean inhibited) {
        return new Delivery(
                id, recipient, State.HELD, false, List.of(item), now, notBefore, inhibited, null, now);
    }

    /** What it says when it is no digest. */
    public Item item() {
        return items.getFirst();
    }

    /** The highest of its items. */
    public Severity severity() {
        return items.stream().map(Item::severity).max(Severity::compareTo).orElseThrow();
    }

    /** Whether it did not go out at once, so that it is gathered in a digest. */
    public boolean waits() {
        return notBefore > plannedAt || inhibited;
    }

    /** Whether nothing has happened to it since it was planned. */
    public boolean isNew() {
        return at == plannedAt;
    }

    public Delivery sending(long now) {
        return settled(State.SENDING, null, now);
    }

    public Delivery sent(long now) {
        return settled(State.SENT, null, now);
    }

    public Delivery failed(String why, long now) {
        return settled(State.FAILED, why, now);
    }

    Delivery suppressed(String why, long now) {
        return settled(State.SUPPRESSED, why, now);
    }

    Delivery merged(String into, long now) {
        return settled(State.MERGED, into, now);
    }

    private Delivery settled(State next, @Opt String why, long now) {
        return new Delivery(id, recipient, next, digest, items, plannedAt, notBefore, false, why, now);
    }

    Delivery with(Item item, long now) {
        return new Delivery(id, recipient, state, digest, List.of(item), plannedAt, notBefore, inhibited, reason, now);
    }

    Delivery inhibited(long now) {
        return new Delivery(id, recipient, state, digest, items, plannedAt, notBefore, true, reason, now);
    }

    Delivery until(long instant, long now) {
        return new Delivery(id, recipient, state, digest, items, plannedAt, instant, false, reason, now);
    }
}
