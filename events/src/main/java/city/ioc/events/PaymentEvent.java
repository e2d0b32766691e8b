package city.ioc.events;

import java.math.BigDecimal;

/** Fees of a dossier and what is paid for them. The subject is the dossier. */
public sealed interface PaymentEvent extends EventData {

    /** Where money moved; {@link #online()} modes count for the online-payment share. */
    enum Mode {
        NATIONAL_PORTAL,
        LOCAL_GATEWAY,
        BANK,
        CASH;

        public boolean online() {
            return this == NATIONAL_PORTAL || this == LOCAL_GATEWAY;
        }
    }

    /** A fee line; the latest amount of a {@code feeId} is the fee. */
    record Requested(
            String feeId,
            @Range(min = 0, max = Range.MAX_AMOUNT, decimals = Range.AMOUNT_DECIMALS) BigDecimal amount,
            String currency)
            implements PaymentEvent {}

    record Succeeded(
            String paymentId,
            @Opt String feeId,
            @Range(min = 0, max = Range.MAX_AMOUNT, decimals = Range.AMOUNT_DECIMALS) BigDecimal amount,
            String currency,
            Mode mode)
            implements PaymentEvent {}

    record Failed(
            String paymentId,
            @Opt String feeId,
            @Range(min = 0, max = Range.MAX_AMOUNT, decimals = Range.AMOUNT_DECIMALS) BigDecimal amount,
            String currency,
            Mode mode)
            implements PaymentEvent {}

    record Refunded(
            String paymentId,
            @Opt String feeId,
            @Range(min = 0, max = Range.MAX_AMOUNT, decimals = Range.AMOUNT_DECIMALS) BigDecimal amount,
            String currency,
            Mode mode)
            implements PaymentEvent {}
}
