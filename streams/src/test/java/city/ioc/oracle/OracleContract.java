package city.ioc.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What is valid data of each event type, written down a second time: a correction's replacement is judged by it. */
final class OracleContract {
    /** Type and its properties; {@code ?} marks optional ones. The order of the lines is the life-cycle rank. */
    private static final String TYPES = """
            dossier.submitted unit:code procedure:code channel:ONLINE|DESK|POSTAL
            dossier.accepted unit:code procedure:code channel?:ONLINE|DESK|POSTAL dueAt?:time limit?:limit decidingUnit?:code
            dossier.refused reason:text
            dossier.forwarded toUnit?:code step:code stepDueAt?:time interAgency?:bool
            dossier.step-completed step:code
            dossier.transferred toUnit:code
            dossier.supplement-requested requestNo?:code
            dossier.paused cause:SUPPLEMENT|FEE|APPRAISAL|VIOLATION|INTER_AGENCY|OTHER
            dossier.supplemented dueAt?:time
            dossier.resumed dueAt?:time
            dossier.due-changed dueAt:time cause:text apologyNo?:code
            dossier.apology-issued reason:text dueAt?:time
            payment.requested feeId:code amount:money currency:code
            payment.failed paymentId:code feeId?:code amount:money currency:code mode:NATIONAL_PORTAL|LOCAL_GATEWAY|BANK|CASH
            payment.succeeded paymentId:code feeId?:code amount:money currency:code mode:NATIONAL_PORTAL|LOCAL_GATEWAY|BANK|CASH
            payment.refunded paymentId:code feeId?:code amount:money currency:code mode:NATIONAL_PORTAL|LOCAL_GATEWAY|BANK|CASH
            dossier.digitised components:to10000 digitised:to10000 reused?:to10000 connected?:to10000 populationDb?:bool
            dossier.synchronised target:code ok:bool
            dossier.resolved outcome:APPROVED|REJECTED|STOPPED electronicResult?:bool resultRequired?:bool
            dossier.returned how?:DESK|ONLINE|POSTAL
            dossier.withdrawn
            dossier.reopened reason:text
            dossier.rated score?:score liked?:bool
            dossier.superseded by:code
            ticket.taken unit:code service?:code
            ticket.called desk:code
            ticket.served desk:code
            ticket.abandoned
            feedback.received unit:code kind:REGULATION|STAFF
            feedback.answered
            feedback.published
            feedback.refused reason:text
            feedback.rated liked:bool
            outage.started unit:code component:DESK|PORTAL|NETWORK|APPLICATION
            outage.ended
            health.sampled unit:code component:DESK|PORTAL|NETWORK|APPLICATION ok:bool latencyMillis:day
            tracer.sent unit:code
            indicator.published unit:code indicator:code period:code value:figure source:text
            plan-task.updated plan:code unit:code status:PLANNED|RUNNING|DONE
            alert.acknowledged rule:code episode:episode by:code text?:text
            alert.assigned rule:code episode:episode by:code to:code text?:text
            alert.snoozed rule:code episode:episode by:code until:time text?:text
            alert.commented rule:code episode:episode by:code text:text
            correction targetSource:code targetId:code action:VOID|REPLACE data?:object
            """;

    private static final Map<String, Map<String, String>> PROPERTIES = new HashMap<>();
    private static final Map<String, Integer> RANK = new HashMap<>();

    /** Only roughly what the door refuses: e-mail, a number of ten digits and more that begins with 0 or +84. */
    private static final Pattern PERSONAL =
            Pattern.compile("\\S@\\S+\\.\\S|(?<![\\p{Alnum}/_.-])(?:0|\\+84)(?:[ .-]?\\d){9,11}\\b");

    static {
        for (String line : TYPES.strip().split("\n")) {
            String[] words = line.split(" ");
            Map<String, String> properties = new LinkedHashMap<>();
            for (String word : List.of(words).subList(1, words.length)) {
                int colon = word.indexOf(':');
                properties.put(word.substring(0, colon), word.substring(colon + 1));
            }
            RANK.put(words[0], RANK.size());
            PROPERTIES.put(words[0], properties);
        }
    }

    private OracleContract() {}

    static int rank(String type) {
        return RANK.get(type);
    }

    /** Cut to the millisecond; throws {@link DateTimeException} for anything but a date-time with an offset. */
    static long millis(String time) {
        return OffsetDateTime.parse(time, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                .truncatedTo(ChronoUnit.MILLIS)
                .toInstant()
                .toEpochMilli();
    }

    /** Whether {@code data} is complete, valid data of the type. */
    static boolean accepts(String type, JsonNode data) {
        Map<String, String> properties = PROPERTIES.get(type);
        for (Map.Entry<String, JsonNode> given : data.properties()) {
            if (!properties.containsKey(given.getKey()) && !properties.containsKey(given.getKey() + "?")) {
                return false; // unknown property
            }
        }
        for (Map.Entry<String, String> property : properties.entrySet()) {
            boolean optional = property.getKey().endsWith("?");
            JsonNode value = data.path(property.getKey().replace("?", ""));
            boolean absent = value.isMissingNode() || value.isNull();
            if (absent ? !optional : !fits(property.getValue(), value)) {
                return false;
            }
        }
        return switch (type) {
            case "dossier.digitised" -> data.path("digitised").intValue() <= data.path("components").intValue();
            case "dossier.rated" -> data.hasNonNull("score") != data.hasNonNull("liked");
            case "correction" -> data.path("action").textValue().equals("REPLACE") == data.hasNonNull("data");
            default -> true;
        };
    }

    private static boolean fits(String kind, JsonNode value) {
        return switch (kind) {
            case "code" -> value.isTextual() && isText(value.textValue(), 64, "");
            case "text" -> value.isTextual()
                    && isText(value.textValue(), 2_000, "\n\t")
                    && !PERSONAL.matcher(value.textValue()).find();
            case "bool" -> value.isBoolean();
            case "time" -> value.isTextual() && isTime(value.textValue());
            case "limit" -> isLimit(value);
            case "object" -> value.isObject();
            case "money" -> isDecimal(value, 0, 1_000_000_000_000L, 4);
            case "figure" -> isDecimal(value, -1_000_000_000_000_000L, 1_000_000_000_000_000L, 10);
            case "to10000" -> isWhole(value, 0, 10_000);
            case "score" -> isWhole(value, 1, 5);
            case "day" -> isWhole(value, 0, 86_400_000);
            case "episode" -> isWhole(value, 1, 1_000_000);
            default -> value.isTextual() && List.of(kind.split("\\|")).contains(value.textValue());
        };
    }

    private static boolean isText(String text, int longest, String allowedControls) {
        if (text.isBlank() || text.length() > longest) {
            return false;
        }
        return text.codePoints().noneMatch(c -> c == 0x7f
                || c < ' ' && allowedControls.indexOf(c) < 0
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static boolean isTime(String text) {
        try {
            int year = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME).getYear();
            return year >= 1990 && year <= 2100;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isLimit(JsonNode limit) {
        if (!limit.isObject()
                || limit.size() != 2
                || !limit.path("unit").isTextual()
                || !limit.path("value").isIntegralNumber()) {
            return false;
        }
        JsonNode value = limit.path("value");
        return switch (limit.path("unit").textValue()) {
            case "WORKING_DAY", "WORKING_HOUR", "CALENDAR_DAY" -> isWhole(value, 1, 3_650);
            case "MONTH" -> isWhole(value, 1, 240);
            case "SAME_DAY_15H", "NONE" -> isWhole(value, 0, 0);
            default -> false;
        };
    }

    private static boolean isWhole(JsonNode value, long least, long greatest) {
        return value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= least
                && value.longValue() <= greatest;
    }

    private static boolean isDecimal(JsonNode value, long least, long greatest, int decimals) {
        if (!value.isNumber()) {
            return false;
        }
        BigDecimal number = value.decimalValue();
        return number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(greatest)) <= 0
                && (number.signum() == 0 || number.stripTrailingZeros().scale() <= decimals);
    }
}
