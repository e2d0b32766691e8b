package city.ioc.notifier.plan;

import city.ioc.core.alerts.AlertChange;
import city.ioc.notifier.plan.Delivery.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * All messages as they stand: ids for ever, more only of those that wait, of those told of alerts that still are, and of the latest.
 * Records of different messages may come in any order. Not safe for use by several threads.
 */
public final class Ledger {
    private static final int LATEST = 200;

    private final Set<String> known = new HashSet<>();
    private final Set<String> failed = new HashSet<>();
    private final Map<String, Map<String, Delivery>> waiting = new HashMap<>();
    private final Map<String, Map<String, Delivery>> sending = new HashMap<>();
    private final Map<String, Map<String, Delivery>> open = new HashMap<>();
    private final Map<String, Long> since = new HashMap<>();
    private final Map<State, Long> settled = new EnumMap<>(State.class);
    private final TreeSet<Delivery> latest =
            new TreeSet<>(Comparator.comparingLong(Delivery::at).thenComparing(Delivery::id));

    /** Takes note of a message as it now stands. */
    public void apply(Delivery delivery) {
        known.add(delivery.id());
        put(waiting, delivery, State.HELD);
        put(sending, delivery, State.SENDING);
        if (delivery.state().isSettled()) {
            settled.merge(delivery.state(), 1L, Long::sum);
            latest.add(delivery);
            if (latest.size() > LATEST) {
                latest.pollFirst();
            }
        }
        trackOpen(delivery);
    }

    private static void put(Map<String, Map<String, Delivery>> byRecipient, Delivery delivery, State state) {
        Map<String, Delivery> those = byRecipient.computeIfAbsent(delivery.recipient(), recipient -> new LinkedHashMap<>());
        if (delivery.state() == state) {
            those.put(delivery.id(), delivery);
        } else {
            those.remove(delivery.id());
        }
    }

    public void apply(Enrolment enrolment) {
        since.put(enrolment.recipient(), enrolment.since());
    }

    private void trackOpen(Delivery delivery) {
        if (delivery.state() == State.FAILED) {
            failed.add(delivery.id());
            delivery.items().forEach(item -> close(item, each -> delivery.id().equals(each.reason())));
        }
        if (delivery.digest()) {
            return;
        }
        Item item = delivery.item();
        if (item.isOver()) {
            close(item, each -> each.recipient().equals(delivery.recipient()) && each.item().episode() == item.episode());
        } else if (isTold(delivery) && !knows(endOf(delivery))) {
            open.computeIfAbsent(item.alert(), alert -> new LinkedHashMap<>()).put(delivery.id(), delivery);
        } else {
            close(item, each -> each.id().equals(delivery.id()));
        }
    }

    /** Whether the recipient knows of it, or will. */
    private boolean isTold(Delivery delivery) {
        return switch (delivery.state()) {
            case SUPPRESSED, FAILED -> false;
            case MERGED -> !failed.contains(delivery.reason());
            default -> true;
        };
    }

    private void close(Item item, Predicate<Delivery> which) {
        Map<String, Delivery> ofAlert = open.get(item.alert());
        if (ofAlert != null) {
            ofAlert.values().removeIf(which);
            if (ofAlert.isEmpty()) {
                open.remove(item.alert());
            }
        }
    }

    private static String endOf(Delivery delivery) {
        Item item = delivery.item();
        return MessageId.of(item.alert(), item.episode(), AlertChange.Kind.CLEARED, 1, delivery.recipient());
    }

    /** Whether a message was ever planned. */
    public boolean knows(String id) {
        return known.contains(id);
    }

    /** Epoch milliseconds; empty when it is no recipient yet. */
    public Optional<Long> since(String recipient) {
        return Optional.ofNullable(since.get(recipient));
    }

    /** What a recipient has been told of an alert, or is yet to be, and has not been told to be over. */
    List<Delivery> open(String alert, String recipient) {
        return open.getOrDefault(alert, Map.of()).values().stream()
                .filter(each -> each.recipient().equals(recipient))
                .toList();
    }

    /** What waits for a recipient, in order of planning. */
    List<Delivery> held(String recipient) {
        return List.copyOf(waiting.getOrDefault(recipient, Map.of()).values());
    }

    /** What is on its way to a recipient. */
    public Optional<Delivery> sending(String recipient) {
        return sending.getOrDefault(recipient, Map.of()).values().stream().findFirst();
    }

    /** All that is not settled. */
    public List<Delivery> unsettled() {
        List<Delivery> all = new ArrayList<>();
        sending.values().forEach(those -> all.addAll(those.values()));
        waiting.values().forEach(held -> all.addAll(held.values()));
        return all;
    }

    /** The latest that were settled, the last one first. */
    public List<Delivery> latest() {
        return List.copyOf(latest.descendingSet());
    }

    /** How many messages are in each state. */
    public Map<State, Long> counts() {
        Map<State, Long> counts = new EnumMap<>(State.class);
        for (State state : State.values()) {
            counts.put(state, settled.getOrDefault(state, 0L));
        }
        counts.put(State.SENDING, size(sending));
        counts.put(State.HELD, size(waiting));
        return counts;
    }

    private static long size(Map<String, Map<String, Delivery>> byRecipient) {
        return byRecipient.values().stream().mapToLong(Map::size).sum();
    }
}
