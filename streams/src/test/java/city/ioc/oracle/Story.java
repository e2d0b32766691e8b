package city.ioc.oracle;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the lines of one case for a reader: local times such as {@code 2024-03-04 08:00}, data with single quotes. The
 * events are called E1, E2 and so on, all from the same source.
 */
final class Story {
    static final String SUBJECT = "H13-240304-0001";
    static final String SOURCE = "/units/916/desks/03";

    private final String name;
    private final List<String> lines = new ArrayList<>();
    private boolean byDate = true;

    private Story(String name) {
        this.name = name;
    }

    static Story of(String name) {
        return new Story(name);
    }

    Story byInstant() {
        byDate = false;
        return this;
    }

    /** At the desk, unless a submission has told a channel before. */
    Story accepted(String time, String unit, String procedure) {
        boolean told = lines.stream().anyMatch(line -> line.contains("dossier.submitted"));
        return at(
                time,
                "dossier.accepted",
                "{'unit':'" + unit + "','procedure':'" + procedure + (told ? "'}" : "','channel':'DESK'}"));
    }

    Story at(String time, String type) {
        return at(time, type, "{}");
    }

    Story at(String time, String type, String data) {
        return add("E" + (lines.size() + 1), time, null, null, type, data);
    }

    Story recorded(String recorded, String time, String type, String data) {
        return add("E" + (lines.size() + 1), time, recorded, null, type, data);
    }

    Story paid(String time, String paymentId, String amount, String mode) {
        return at(
                time,
                "payment.succeeded",
                "{'paymentId':'" + paymentId + "','amount':" + amount + ",'currency':'VND','mode':'" + mode + "'}");
    }

    Story fee(String time, String feeId, String amount) {
        return at(time, "payment.requested", "{'feeId':'" + feeId + "','amount':" + amount + ",'currency':'VND'}");
    }

    Story refunded(String time, String paymentId, String amount) {
        return at(
                time,
                "payment.refunded",
                "{'paymentId':'" + paymentId + "','amount':" + amount + ",'currency':'VND','mode':'BANK'}");
    }

    Story voided(String recorded, String target) {
        return at(recorded, "correction", "{'targetSource':'" + SOURCE + "','targetId':'" + target + "','action':'VOID'}");
    }

    Story replaced(String recorded, String target, String data) {
        String correction = "{'targetSource':'" + SOURCE + "','targetId':'" + target + "','action':'REPLACE','data':" + data + "}";
        return at(recorded, "correction", correction);
    }

    Story add(String id, String time, String recorded, String sequence, String type, String data) {
        lines.add("{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"" + SOURCE + "\",\"type\":\"" + type
                + ".v1\",\"subject\":\"" + SUBJECT + "\",\"time\":\"" + wire(time) + '"'
                + (recorded == null ? "" : ",\"recordedtime\":\"" + wire(recorded) + '"')
                + (sequence == null ? "" : ",\"sequence\":\"" + sequence + '"')
                + ",\"data\":" + data.replace('\'', '"') + "}");
        return this;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** @param cells one a line: unit, measure, cohort, label in local time, value; separated by spaces */
    HandWorked expect(String cells) {
        Map<String, Long> expected = new LinkedHashMap<>();
        for (String line : cells.lines().toList()) {
            int end = line.lastIndexOf(' ');
            Long before = expected.put(line.substring(0, end), Long.valueOf(line.substring(end + 1)));
            if (before != null) {
                throw new IllegalArgumentException(name + " expects a cell twice: " + line);
            }
        }
        return new HandWorked(name, byDate, lines(), expected);
    }

    WatchedCase watched(String episodes) {
        return watched(TestCity.SETTINGS.rules(), episodes);
    }

    /** @param episodes all of them, one a line as {@link WatchedCase#text} writes them */
    WatchedCase watched(List<OracleRule> rules, String episodes) {
        return new WatchedCase(name, byDate, rules, lines(), episodes.lines().toList());
    }

    private static String wire(String local) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                LocalDateTime.parse(local.replace(' ', 'T')).atOffset(ZoneOffset.ofHours(7)));
    }
}
