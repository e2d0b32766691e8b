package city.ioc.events;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class EventCodecTest {
    private static final String ACCEPTED = """
            {"specversion":"1.0","id":"8d1f","source":"/units/916/desks/03","type":"dossier.accepted.v1",\
            "subject":"H13.12-240226-0031","time":"2024-02-26T08:15:00+07:00","recordedtime":"2024-02-26T08:15:20+07:00",\
            "data":{"unit":"916","procedure":"1.004227","channel":"ONLINE","dueAt":"2024-03-11T08:15:00+07:00"}}""";

    @Test
    void canonicalBytesComeBackUnchanged() throws InvalidEventException {
        assertThat(canonical(ACCEPTED)).isEqualTo(ACCEPTED);
    }

    @Test
    void everySpellingOfAnEventHasOneCanonicalForm() throws InvalidEventException {
        String scrambled = """
                { "data": {"amount": 35.00, "currency":"VND", "feeId":"F1"},
                  "time":"2024-02-26T08:15:00.123456+07:00", "subject":" h13-1 ", "type":"payment.requested.v1",
                  "source":"/portal", "id":"1", "specversion":"1.0", "datacontenttype":"application/json" }""";

        assertThat(canonical(scrambled))
                .isEqualTo("""
                        {"specversion":"1.0","id":"1","source":"/portal","type":"payment.requested.v1","subject":"H13-1",\
                        "time":"2024-02-26T08:15:00.123+07:00","data":{"feeId":"F1","amount":35,"currency":"VND"}}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"specversion\":\"1.0\" | \"specversion\":\"0.3\" | specversion: must be 1.0, was \"0.3\"",
                "\"id\":\"8d1f\" | \"id\":7 | \"id\": must be a text",
                "\"id\":\"8d1f\", | `` | id: missing",
                "\"id\":\"8d1f\", | \"id\":\"8d1f\",\"id\":\"x\", | \"id\": given twice",
                "\"id\":\"8d1f\", | \"id\":\"8d1f\",\"citizen\":\"x\", | \"citizen\": unknown attribute",
                "dossier.accepted.v1 | dossier.eaten.v1 | type: unknown event type \"dossier.eaten.v1\"",
                "2024-02-26T08:15:00+07:00\",\"rec | 2024-02-26T08:15:00\",\"rec | time: must be a date-time with an offset such as 2024-02-26T08:15:00+07:00, was \"2024-02-26T08:15:00\"",
                "\"unit\":\"916\", | `` | data.unit: missing",
                "\"unit\":\"916\" | \"unit\":null | data.unit: missing",
                "\"unit\":\"916\" | \"unit\":916 | data.unit: must be a text, was \"916\"",
                "\"unit\":\"916\" | \"unit\":\" \" | data.unit: must not be empty",
                "\"unit\":\"916\" | \"unit\":\"916\",\"applicant\":\"A\" | data.applicant: unknown property; known are channel, decidingUnit, dueAt, limit, procedure, unit",
                "\"ONLINE\" | \"FAX\" | data.channel: must be one of ONLINE, DESK, POSTAL, was \"FAX\"",
                "\"ONLINE\" | 1 | data.channel: must be one of ONLINE, DESK, POSTAL, was \"1\"",
                "\"2024-03-11T08:15:00+07:00\" | \"soon\" | data.dueAt: must be a date-time with an offset such as 2024-02-26T08:15:00+07:00, was \"soon\"",
                "\"2024-03-11T08:15:00+07:00\" | 17 | data.dueAt: must be a date-time with an offset, as text",
                "\"2024-03-11T08:15:00+07:00\" | \"9999-03-11T08:15:00+07:00\" | data.dueAt: must be in the years 1990 to 2100, was \"9999-03-11T08:15:00+07:00\"",
                "\"data\":{ | \"data\":[{ | data: must be an object",
                "}} | } | not well-formed JSON at line 1, column 302",
                "}} | }}{} | not one JSON object: something follows it",
            })
    void eachBreachOfTheContractHasItsReason(String find, String replacement, String reason) {
        String broken = ACCEPTED.replace(find, replacement);
        assertThat(broken).isNotEqualTo(ACCEPTED);
        assertThat(reasonOf(broken)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "gọi 0912 345 678 nhé, true",
        "+84 912.345.678, true",
        "mail a.b@cantho.gov.vn, true",
        "CCCD 092084001234, true",
        "hồ sơ H13-240226-0031 thiếu giấy tờ, false",
        "x092084001234y, false",
        "số 1234567890123456, false",
        "2 bản sao, false",
    })
    void freeTextIsSearchedForPersonalData(String text, boolean refused) {
        String event = event("dossier.refused.v1", "{\"reason\":\"" + text + "\"}");
        if (refused) {
            assertThat(reasonOf(event)).startsWith("data.reason: looks like personal data");
        } else {
            assertThat(reasonOf(event)).isNull();
        }
    }

    @Test
    void amountsAreExactAndBounded() {
        assertThat(reasonOf(requested("0.0001"))).isNull();
        assertThat(reasonOf(requested("0.00001"))).isEqualTo("data.amount: at most 4 decimals");
        assertThat(reasonOf(requested("-1"))).isEqualTo("data.amount: must be between 0 and 1000000000000");
        assertThat(reasonOf(requested("1e999999999"))).isEqualTo("data.amount: must be between 0 and 1000000000000");
        assertThat(reasonOf(requested("\"35\""))).isEqualTo("data.amount: must be a number");
    }

    @Test
    void aRatingNeedsExactlyOneOfScoreAndLiked() {
        assertThat(reasonOf(event("dossier.rated.v1", "{\"score\":5}"))).isNull();
        assertThat(reasonOf(event("dossier.rated.v1", "{\"score\":5,\"liked\":true}")))
                .isEqualTo("data: needs exactly one of score, liked");
        assertThat(reasonOf(event("dossier.rated.v1", "{\"score\":6}"))).isEqualTo("data.score: must be between 1 and 5");
    }

    @Test
    void aReplacementMustBeTheDataOfSomeType() {
        String target = "\"targetSource\":\"/s\",\"targetId\":\"1\",\"action\":\"REPLACE\"";
        assertThat(reasonOf(event("correction.v1", "{" + target + ",\"data\":{\"toUnit\":\"917\"}}"))).isNull();
        assertThat(reasonOf(event("correction.v1", "{" + target + ",\"data\":{\"colour\":\"red\"}}")))
                .isEqualTo("data.data: is not the complete data of any event type");
        assertThat(reasonOf(event("correction.v1", "{" + target + "}")))
                .isEqualTo("data: data must be given for REPLACE and only for REPLACE");
    }

    @Test
    void aReplacementOfACorrectionIsSearchedToItsDepth() {
        String outer = "\"targetSource\":\"/s\",\"targetId\":\"1\",\"action\":\"REPLACE\"";
        String inner = "{" + outer + ",\"data\":{\"reason\":\"%s\"}}";
        assertThat(reasonOf(event("correction.v1", "{" + outer + ",\"data\":" + inner.formatted("sai mã") + "}")))
                .isNull();
        assertThat(reasonOf(event("correction.v1", "{" + outer + ",\"data\":" + inner.formatted("gọi 0912345678") + "}")))
                .startsWith("data.data.data.reason: looks like personal data");
        assertThat(reasonOf(event("correction.v1", "{" + outer + ",\"data\":" + inner.formatted("\\ud800") + "}")))
                .isEqualTo("data.data.data.reason: must be valid Unicode");
    }

    private static String requested(String amount) {
        return event("payment.requested.v1", "{\"feeId\":\"F\",\"amount\":" + amount + ",\"currency\":\"VND\"}");
    }

    private static String event(String type, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"" + type
                + "\",\"subject\":\"C\",\"time\":\"2024-02-26T08:15:00Z\",\"data\":" + data + "}";
    }

    private static String canonical(String json) throws InvalidEventException {
        return new String(EventCodec.encode(EventCodec.decode(json.getBytes(UTF_8))), UTF_8);
    }

    private static String reasonOf(String json) {
        InvalidEventException error =
                catchThrowableOfType(InvalidEventException.class, () -> EventCodec.decode(json.getBytes(UTF_8)));
        return error == null ? null : error.getMessage();
    }
}
