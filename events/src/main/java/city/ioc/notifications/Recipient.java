package city.ioc.notifications;

import city.ioc.alerts.Severity;
import city.ioc.events.Opt;
import city.ioc.profile.LocalizedText;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/**
 * A role that is told of alerts.
 *
 * @param id        lower-case words with dashes
 * @param name      of the role, not of a person
 * @param channel   id of the channel
 * @param address   of mail; null on other channels
 * @param units     codes, each with all units below it; empty for all
 * @param rules     ids; empty for all
 * @param role      told of escalations to this role; null for of none
 * @param raised    whether told of new alerts
 * @param assigned  whether told that somebody has taken one on
 * @param immediate least severity that goes out at once in working time; null when none does
 * @param urgent    least severity that goes out at any hour; null when none does
 * @param digests   local times on working days at which all else goes out, ascending; empty when it does not
 */
public record Recipient(
        String id,
        LocalizedText name,
        Language language,
        String channel,
        @Opt String address,
        Set<String> units,
        Set<String> rules,
        @Opt String role,
        boolean raised,
        boolean assigned,
        @Opt Severity immediate,
        @Opt Severity urgent,
        List<LocalTime> digests) {

    /** Languages of messages. */
    public enum Language {
        vi,
        en
    }

    /** Checks that something may ever reach it. */
    public Recipient {
        units = Set.copyOf(units);
        rules = Set.copyOf(rules);
        digests = digests.stream().sorted().distinct().toList();
        if (immediate == null && urgent == null && digests.isEmpty()) {
            throw new IllegalArgumentException("nothing would ever go out: give immediate, urgent or digest");
        }
        if (!raised && role == null) {
            throw new IllegalArgumentException("nothing would ever go out: give a role, or raised: yes");
        }
    }

    /** The text in the recipient's language. */
    public String in(LocalizedText text) {
        return language == Language.vi ? text.vi() : text.en();
    }
}
