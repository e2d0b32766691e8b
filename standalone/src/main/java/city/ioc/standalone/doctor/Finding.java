package city.ioc.standalone.doctor;

import city.ioc.events.Opt;
import java.util.Locale;

/**
 * What was found at one look.
 *
 * @param text what is, in words
 * @param remedy what to do; null when nothing is to be done
 */
public record Finding(State state, Check check, String text, @Opt String remedy) {
    /** How bad it is. */
    public enum State {
        OK,
        /** Worth a look before it becomes bad. */
        WARN,
        FAIL;

        /** As people read it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(Check check, String text) {
        return new Finding(State.OK, check, text, null);
    }

    static Finding warn(Check check, String text, String remedy) {
        return new Finding(State.WARN, check, text, remedy);
    }

    static Finding fail(Check check, String text, String remedy) {
        return new Finding(State.FAIL, check, text, remedy);
    }

    /** One line for a person. */
    public String line() {
        String what = "%-5s %-16s %s".formatted(state.word(), check.title(), text);
        return remedy == null ? what : what + "; " + remedy + " (" + check.runbook() + ")";
    }
}
