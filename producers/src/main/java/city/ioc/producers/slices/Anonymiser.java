package city.ioc.producers.slices;

import city.ioc.events.Event;
import java.security.SecureRandom;
import java.util.List;

/**
 * Takes the names out of events and leaves what figures are made of: units, procedures, types, times, amounts. What had one name has one
 * name again, so cases, fees, payments, steps and corrections still belong together. Not safe for use by several threads.
 */
public final class Anonymiser {
    /** A shorter key could be guessed. */
    public static final int MIN_KEY = 16;

    private static final int RANDOM_KEY = 32;

    private final Pseudonyms pseudonyms;

    /** @param key the same one gives the same names; at least {@link #MIN_KEY} bytes, to be kept secret */
    public Anonymiser(byte[] key) {
        if (key.length < MIN_KEY) {
            throw new IllegalArgumentException("a key must have at least " + MIN_KEY + " bytes, not " + key.length);
        }
        pseudonyms = new Pseudonyms(key);
    }

    /** With a key that nobody knows, and that no other has. */
    public static Anonymiser random() {
        byte[] key = new byte[RANDOM_KEY];
        new SecureRandom().nextBytes(key);
        return new Anonymiser(key);
    }

    /** @param events all events of one case, one of each identity, in the order of the case */
    public List<Event> caseOf(List<Event> events) {
        return new AnonymousCase(pseudonyms, events).events();
    }

    /** An event that belongs to no case. */
    public Event sample(Event event) {
        return caseOf(List.of(event)).getFirst();
    }
}
