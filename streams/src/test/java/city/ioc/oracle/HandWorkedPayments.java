package city.ioc.oracle;

import java.util.List;

import static city.ioc.oracle.TestCity.NO_LIMIT;

/** Fees and payments; 1 dong is 10000 in the cells. */
final class HandWorkedPayments {
    private static final String RECEIVED = """
            916 received 2024-03-04 2024-03-04T08:00 1
            916 open 2024-03-04 2024-03-04T08:00 1
            """;

    private HandWorkedPayments() {}

    static List<HandWorked> cases() {
        return List.of(
                Story.of("payments before the acceptance stand from the acceptance, the amount at its own time")
                        .fee("2024-03-03 07:00", "F1", "50000")
                        .paid("2024-03-03 07:30", "P1", "50000", "NATIONAL_PORTAL")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .expect(RECEIVED + """
                                916 with-fee 2024-03-04 2024-03-04T08:00 1
                                916 paid-in-full 2024-03-04 2024-03-04T08:00 1
                                916 with-payment 2024-03-04 2024-03-04T08:00 1
                                916 paid-online 2024-03-04 2024-03-04T08:00 1
                                916 amount-paid 2024-03-03 2024-03-03T07:30 500000000"""),
                Story.of("a partial refund undoes the full payment, a full one the online payment too")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .fee("2024-03-04 09:00", "F1", "100")
                        .paid("2024-03-04 10:00", "P1", "100", "LOCAL_GATEWAY")
                        .refunded("2024-04-02 10:00", "P1", "30")
                        .refunded("2024-04-03 10:00", "P1", "70")
                        .expect(RECEIVED + """
                                916 with-fee 2024-03-04 2024-03-04T09:00 1
                                916 paid-in-full 2024-03-04 2024-03-04T10:00 1
                                916 with-payment 2024-03-04 2024-03-04T10:00 1
                                916 paid-online 2024-03-04 2024-03-04T10:00 1
                                916 amount-paid 2024-03-04 2024-03-04T10:00 1000000
                                916 paid-in-full 2024-03-04 2024-04-02T10:00 -1
                                916 amount-paid 2024-04-02 2024-04-02T10:00 -300000
                                916 paid-online 2024-03-04 2024-04-03T10:00 -1
                                916 amount-paid 2024-04-03 2024-04-03T10:00 -700000"""),
                Story.of("a repeated payment counts with its latest amount and mode")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .fee("2024-03-04 09:00", "F1", "100")
                        .paid("2024-03-04 10:00", "P1", "60", "NATIONAL_PORTAL")
                        .paid("2024-03-05 11:00", "P1", "100.5", "CASH")
                        .expect(RECEIVED + """
                                916 with-fee 2024-03-04 2024-03-04T09:00 1
                                916 with-payment 2024-03-04 2024-03-04T10:00 1
                                916 paid-online 2024-03-04 2024-03-04T10:00 1
                                916 amount-paid 2024-03-04 2024-03-04T10:00 600000
                                916 paid-in-full 2024-03-04 2024-03-05T11:00 1
                                916 paid-online 2024-03-04 2024-03-05T11:00 -1
                                916 amount-paid 2024-03-05 2024-03-05T11:00 405000"""),
                Story.of("a fee is its latest amount, and without a fee there is nothing to pay")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .paid("2024-03-04 08:30", "P1", "70", "BANK")
                        .fee("2024-03-04 09:00", "F1", "60")
                        .fee("2024-03-04 10:00", "F2", "40")
                        .fee("2024-03-04 11:00", "F2", "10")
                        .fee("2024-03-04 12:00", "F1", "0")
                        .fee("2024-03-04 13:00", "F2", "0")
                        .expect(RECEIVED + """
                                916 amount-paid 2024-03-04 2024-03-04T08:30 700000
                                916 with-fee 2024-03-04 2024-03-04T09:00 1
                                916 with-payment 2024-03-04 2024-03-04T09:00 1
                                916 paid-in-full 2024-03-04 2024-03-04T09:00 1
                                916 paid-in-full 2024-03-04 2024-03-04T10:00 -1
                                916 paid-in-full 2024-03-04 2024-03-04T11:00 1
                                916 with-fee 2024-03-04 2024-03-04T13:00 -1
                                916 with-payment 2024-03-04 2024-03-04T13:00 -1
                                916 paid-in-full 2024-03-04 2024-03-04T13:00 -1"""),
                Story.of("another currency is irregular and a failed payment is nothing")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .at("2024-03-04 09:00", "payment.requested", "{'feeId':'F1','amount':4,'currency':'USD'}")
                        .at(
                                "2024-03-04 10:00",
                                "payment.failed",
                                "{'paymentId':'P1','amount':100,'currency':'VND','mode':'BANK'}")
                        .expect(RECEIVED + "916 irregular 2024-03-04 2024-03-04T09:00 1"),
                Story.of("fees and payments move with a transfer and stay in the cohort of the acceptance")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .fee("2024-03-04 09:00", "F1", "100")
                        .paid("2024-03-04 10:00", "P1", "40", "CASH")
                        .at("2024-03-05 08:00", "dossier.transferred", "{'toUnit':'917'}")
                        .paid("2024-03-06 10:00", "P2", "60", "CASH")
                        .expect(RECEIVED + """
                                916 with-fee 2024-03-04 2024-03-04T09:00 1
                                916 with-payment 2024-03-04 2024-03-04T10:00 1
                                916 amount-paid 2024-03-04 2024-03-04T10:00 400000
                                916 transferred-out 2024-03-05 2024-03-05T08:00 1
                                917 transferred-in 2024-03-05 2024-03-05T08:00 1
                                916 open 2024-03-05 2024-03-05T08:00 -1
                                917 open 2024-03-05 2024-03-05T08:00 1
                                916 with-fee 2024-03-04 2024-03-05T08:00 -1
                                917 with-fee 2024-03-04 2024-03-05T08:00 1
                                916 with-payment 2024-03-04 2024-03-05T08:00 -1
                                917 with-payment 2024-03-04 2024-03-05T08:00 1
                                917 paid-in-full 2024-03-04 2024-03-06T10:00 1
                                917 amount-paid 2024-03-06 2024-03-06T10:00 600000"""));
    }
}
