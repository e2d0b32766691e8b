package city.ioc.replay;

import java.time.Instant;

/** Events as lines, of any city. */
final class EventLines {
    private EventLines() {}

    static String accepted(String dossier, int number) {
        return event(dossier, "accepted-" + number, "dossier.accepted", "{\"unit\":\"A\",\"procedure\":\"p\"}");
    }

    static String step(String dossier, int number) {
        return event(dossier, "step-" + number, "dossier.step-completed", "{\"step\":\"s" + number + "\"}");
    }

    static String sample(String desk, int number) {
        return event(desk, "sample-" + number, "health.sampled",
                "{\"unit\":\"A\",\"component\":\"DESK\",\"ok\":true,\"latencyMillis\":3}");
    }

    private static String event(String subject, String id, String type, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/test/%s\",\"type\":\"%s.v1\",\"subject\":\"%s\",\"time\":\"%s\",\"data\":%s}"
                .formatted(id, subject, type, subject, Instant.parse("2024-03-01T09:00:00Z"), data);
    }
}
