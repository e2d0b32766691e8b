package city.ioc.producers.gateway;

import city.ioc.producers.RecordingSink;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Senders that send anything: never a fault of the server, never a good event lost, never a refusal without a reason. */
class GatewayHostileTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long SEED = 20_240_226;

    private final Random random = new Random(SEED);
    private final RecordingSink sink = new RecordingSink();

    @Test
    void badElementsNeverSpoilTheGoodOnesOfTheirBatch() throws Exception {
        try (Gateway gateway = new Gateway(GatewaySettings.on("127.0.0.1", 0), sink)) {
            for (int round = 0; round < 150; round++) {
                sink.clear();
                List<String> good = new ArrayList<>();
                List<String> elements = new ArrayList<>();
                for (int i = 0; i < 30; i++) {
                    boolean isGood = random.nextInt(3) == 0;
                    elements.add(isGood ? Gateway.event("g" + i) : badElement());
                    if (isGood) {
                        good.add("g" + i);
                    }
                }
                HttpResponse<String> response = gateway.post(Gateway.BATCH, "[" + String.join(",", elements) + "]");

                assertThat(response.statusCode()).as(response.body()).isEqualTo(good.size() == 30 ? 202 : 422);
                assertThat(sink.ids()).containsExactlyElementsOf(good);
                JsonNode answer = JSON.readTree(response.body());
                assertThat(answer.get("accepted").intValue()).isEqualTo(good.size());
                assertThat(answer.get("refused")).hasSize(30 - good.size()).allSatisfy(refusal -> {
                    assertThat(refusal.get("reason").textValue()).isNotBlank().isNotEqualTo(EventReader.UNREADABLE);
                    assertThat(elements.get(refusal.get("index").intValue())).doesNotContain("\"id\":\"g");
                });
            }
        }
    }

    @Test
    void brokenBodiesAreTheFaultOfTheirSenderAndStoreNothing() {
        try (Gateway gateway = new Gateway(GatewaySettings.on("127.0.0.1", 0), sink)) {
            byte[] whole = ("[" + Gateway.event("x") + "," + Gateway.event("Hồ", "\"unit\":\"916\",\"procedure\":\"ồ\"") + "]")
                    .getBytes(UTF_8);
            for (int round = 0; round < 2_000; round++) {
                sink.clear();
                HttpResponse<String> response =
                        gateway.post(random.nextBoolean() ? Gateway.BATCH : Gateway.ONE, mangle(whole));

                assertThat(response.statusCode()).as(response.body()).isIn(202, 400, 422);
                if (response.statusCode() == 400) {
                    assertThat(sink.events()).isEmpty();
                    assertThat(response.body()).contains("\"detail\":\"").doesNotContain("\"detail\":\"\"");
                }
            }
            for (byte[] body : encodings()) {
                assertThat(gateway.post(Gateway.ONE, body).statusCode()).isEqualTo(400);
            }
            assertThat(gateway.post(Gateway.ONE, "\uFEFF" + Gateway.event("bom")).statusCode()).isEqualTo(202);
        }
    }

    private static List<byte[]> encodings() {
        String event = Gateway.event("x");
        return List.of(
                event.getBytes(StandardCharsets.UTF_16),
                event.getBytes(StandardCharsets.UTF_16LE),
                event.getBytes(StandardCharsets.UTF_16BE),
                Gateway.event("é").getBytes(ISO_8859_1),
                Gateway.event("\u0000").getBytes(UTF_8),
                Gateway.event("x").replace("\"id\"", "\"\\ud83d\"").getBytes(UTF_8),
                Gateway.event("\u00C0\u00AF").getBytes(ISO_8859_1));
    }

    /** Well-formed JSON that is not an event. */
    private String badElement() {
        String event = Gateway.event("bad");
        return switch (random.nextInt(20)) {
            case 0 -> "null";
            case 1 -> "\"text\"";
            case 2 -> "-1.5e+3";
            case 3 -> "[" + event + "]";
            case 4 -> "{}";
            case 5 -> "9".repeat(1 + random.nextInt(5_000));
            case 6 -> Gateway.event("bad", "\"unit\":\"916\",\"procedure\":" + "[".repeat(60) + "]".repeat(60));
            case 7 -> "{\"a\":".repeat(60) + "1" + "}".repeat(60);
            case 8 -> Gateway.event("bad", "\"unit\":1e" + random.nextInt(Integer.MAX_VALUE));
            case 9 -> Gateway.event("bad", "\"unit\":\"916\",\"unit\":\"916\",\"procedure\":\"x\"");
            case 10 -> event.replace("\"id\":\"bad\"", "\"id\":\"bad\",\"id\":\"bad\"");
            case 11 -> event.replace("\"id\":\"bad\"", "\"id\":\"\\ud800\"");
            case 12 -> event.replace("\"id\":\"bad\"", "\"id\":\"" + "x".repeat(random.nextInt(70_000) + 201) + "\"");
            case 13 -> event.replace("\"data\":{", "\"" + "n".repeat(random.nextInt(60_000) + 1) + "\":\"\\udc00\",\"data\":{");
            case 14 -> event.replace("dossier.accepted.v1", "payment.requested.v1")
                    .replaceFirst("\"data\":.*", "\"data\":{\"feeId\":\"F\",\"currency\":\"VND\",\"amount\":"
                            + List.of("1e999999999", "-0.1e-999999999", "1" + "0".repeat(63), "1e13", "\"35\"", "true")
                                    .get(random.nextInt(6)) + "}}");
            case 15 -> event.replace("2024-02-26T", List.of("2099-02-26T", "0001-02-26T", "2024-02-31T", "+999999999-02-26T")
                    .get(random.nextInt(4)));
            case 16 -> event.replace("\"916\"", "\"" + "\\u0000\\b\\uffff😀".repeat(20) + "\"");
            case 17 -> event.replace("\"data\"", "\"citizen 0123456789\\ud83d\\ude00\"");
            case 18 -> event.replaceFirst("\"data\":.*", "\"data\":" + List.of("null", "[]", "7", "\"x\"").get(random.nextInt(4)) + "}");
            default -> event.replace("\"type\"", "\"data_base64\":\"AAAA\",\"type\"");
        };
    }

    private byte[] mangle(byte[] whole) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int kind = random.nextInt(5);
        int at = random.nextInt(whole.length);
        out.write(whole, 0, at);
        switch (kind) {
            case 0 -> { /* cut off */ }
            case 1 -> {
                out.write(random.nextInt(256));
                out.write(whole, at, whole.length - at);
            }
            case 2 -> {
                out.write(random.nextInt(256));
                out.write(whole, at + 1, whole.length - at - 1);
            }
            case 3 -> out.write(whole, Math.min(whole.length, at + 3), Math.max(0, whole.length - at - 3));
            default -> {
                byte[] noise = new byte[random.nextInt(40)];
                random.nextBytes(noise);
                out.writeBytes(noise);
                out.write(whole, at, whole.length - at);
            }
        }
        return out.toByteArray();
    }
}
