package city.ioc.kpi;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a case contributes to; {@code docs/reference/figures.md} says when and how much.
 *
 * <p>Amounts are counts, those of {@link #AMOUNT_PAID} ten-thousandths of the currency.
 */
public enum Measure {
    RECEIVED(1, "received", Kind.FLOW),
    RECEIVED_ONLINE(2, "received-online", Kind.FLOW),
    RESOLVED(3, "resolved", Kind.FLOW),
    RESOLVED_WITH_DUE(4, "resolved-with-due", Kind.FLOW),
    RESOLVED_ON_TIME(5, "resolved-on-time", Kind.FLOW),
    WITHDRAWN(6, "withdrawn", Kind.FLOW),
    REOPENED(7, "reopened", Kind.FLOW),
    TRANSFERRED_OUT(8, "transferred-out", Kind.FLOW),
    TRANSFERRED_IN(9, "transferred-in", Kind.FLOW),
    OPEN(10, "open", Kind.STOCK),
    OPEN_WITH_DUE(11, "open-with-due", Kind.STOCK),
    OVERDUE(12, "overdue", Kind.STOCK),
    WITH_FEE(13, "with-fee", Kind.FLOW),
    PAID_IN_FULL(14, "paid-in-full", Kind.FLOW),
    WITH_PAYMENT(15, "with-payment", Kind.FLOW),
    PAID_ONLINE(16, "paid-online", Kind.FLOW),
    AMOUNT_PAID(17, "amount-paid", Kind.FLOW),
    IRREGULAR(18, "irregular", Kind.FLOW),
    ORPHANS(19, "orphans", Kind.FLOW),
    TICKETS_TAKEN(20, "tickets-taken", Kind.FLOW),
    TICKETS_WAITING(21, "tickets-waiting", Kind.STOCK),
    TICKETS_CALLED(22, "tickets-called", Kind.FLOW),
    TICKETS_SERVED(23, "tickets-served", Kind.FLOW),
    TICKETS_ABANDONED(24, "tickets-abandoned", Kind.FLOW);

    /** Which cohorts a figure for [from, to] sums. */
    public enum Kind {
        /** Those from {@code from} to {@code to}. */
        FLOW,
        /** All up to {@code to}: what stands at the end of the period. */
        STOCK
    }

    private static final Map<String, Measure> BY_WIRE_NAME = Arrays.stream(values())
            .collect(Collectors.collectingAndThen(
                    Collectors.toMap(Measure::wireName, measure -> measure, (a, b) -> a, LinkedHashMap::new),
                    Collections::unmodifiableMap));
    private static final Map<Integer, Measure> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Measure::code, measure -> measure));

    private final int code;
    private final String wireName;
    private final Kind kind;

    Measure(int code, String wireName, Kind kind) {
        this.code = code;
        this.wireName = wireName;
        this.kind = kind;
    }

    /** The number that stands for this measure in stored data; it never changes and is never used again. */
    public int code() {
        return code;
    }

    /** The name in formulas and in answers, such as {@code resolved-on-time}. */
    public String wireName() {
        return wireName;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the cases behind this measure are queue tickets, which have neither procedure nor channel. */
    public boolean ofTickets() {
        return code >= TICKETS_TAKEN.code;
    }

    /** The measure of a wire name; empty when there is none. */
    public static Optional<Measure> named(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /** @throws IllegalArgumentException when no measure has this code */
    public static Measure ofCode(int code) {
        Measure measure = BY_CODE.get(code);
        if (measure == null) {
            throw new IllegalArgumentException("No measure has the code " + code);
        }
        return measure;
    }

    static String allWireNames() {
        return String.join(", ", BY_WIRE_NAME.keySet());
    }

    @Override
    public String toString() {
        return wireName;
    }
}
