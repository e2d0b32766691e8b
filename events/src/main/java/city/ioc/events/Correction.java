package city.ioc.events;

/**
 * Takes an earlier event of the same case back, or replaces what it said. It may arrive before its target, and may itself be
 * the target of a later correction.
 *
 * @param data complete data of the target's type; present if and only if the action is REPLACE
 */
public record Correction(String targetSource, String targetId, Action action, @Opt RawJson data) implements EventData {

    /** What happens to the target. */
    public enum Action {
        VOID,
        REPLACE
    }

    public Correction {
        if ((action == Action.REPLACE) != (data != null)) {
            throw new IllegalArgumentException("data must be given for REPLACE and only for REPLACE");
        }
    }

    public Event.Identity target() {
        return new Event.Identity(targetSource, targetId);
    }
}
