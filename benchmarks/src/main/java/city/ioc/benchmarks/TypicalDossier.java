package city.ioc.benchmarks;

import city.ioc.oracle.TestCity;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** A dossier as most are: handed in online, paid, paused once, resolved in time. Fixed, so that times of years compare. */
final class TypicalDossier {
    static final String SUBJECT = "H13.12-240304-0017";

    static final List<String> EVENTS = List.of(
            event("dossier.submitted", "2024-03-04T07:55:00", """
                    "unit":"918","procedure":"%s","channel":"ONLINE\"""".formatted(TestCity.LAND)),
            event("dossier.accepted", "2024-03-04T08:20:00", """
                    "unit":"918","procedure":"%s","channel":"ONLINE\"""".formatted(TestCity.LAND)),
            event("payment.requested", "2024-03-04T08:21:00", """
                    "feeId":"1","amount":150000,"currency":"VND\""""),
            event("payment.succeeded", "2024-03-04T09:02:00", """
                    "paymentId":"1","feeId":"1","amount":150000,"currency":"VND","mode":"NATIONAL_PORTAL\""""),
            event("dossier.forwarded", "2024-03-05T10:00:00", """
                    "toUnit":"SO-TNMT","step":"appraisal\""""),
            event("dossier.paused", "2024-03-07T14:30:00", """
                    "cause":"SUPPLEMENT\""""),
            event("dossier.resumed", "2024-03-11T08:10:00", ""),
            event("dossier.resolved", "2024-03-14T16:40:00", """
                    "outcome":"APPROVED","electronicResult":true"""));

    private TypicalDossier() {}

    /** Instants of two years and more from the day of its receipt on. */
    static long[] instantsApart(long millis, int count) {
        long first = Instant.parse("2024-03-04T00:00:00Z").toEpochMilli();
        return LongStream.range(0, count).map(n -> first + n * millis).toArray();
    }

    private static String event(String type, String localTime, String data) {
        return """
                {"specversion":"1.0","id":"%1$s","source":"/units/918","type":"%1$s.v1","subject":"%2$s",\
                "time":"%3$s+07:00","data":{%4$s}}""".formatted(type, SUBJECT, localTime, data);
    }
}
