package city.ioc.producers.gateway;

import city.ioc.events.Event;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What became of the events of one request, in their order. */
final class Judgement {
    private final List<Event> good = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();

    void accept(Event event) {
        good.add(event);
    }

    void refuse(Refusal refusal) {
        refused.add(refusal);
    }

    List<Event> good() {
        return good;
    }

    List<Refusal> refused() {
        return refused;
    }

    Answer answer() {
        return new Answer(good.size(), refused.stream().map(Refusal::shown).toList());
    }

    /**
     * @param id   what the event calls itself, null when it does not
     * @param type wire name as sent, null when there is none
     */
    record Refusal(int index, String id, String type, String reason) {
        private Shown shown() {
            return new Shown(index, id == null ? null : writable(id), writable(reason));
        }

        /** Half a surrogate pair, sent or left by shortening, cannot be written as UTF-8. */
        private static String writable(String text) {
            return new String(text.getBytes(UTF_8), UTF_8);
        }
    }

    /** The body of the answer to a request whose events were judged. */
    record Answer(int accepted, List<Shown> refused) {}

    record Shown(int index, String id, String reason) {}
}
