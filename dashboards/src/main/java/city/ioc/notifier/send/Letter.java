package city.ioc.notifier.send;

import city.ioc.events.Opt;
import city.ioc.notifications.Recipient.Language;
import java.util.List;
import java.util.Map;

/**
 * A message for people to read: what the mail templates are filled with.
 *
 * @param title    one line
 * @param sections one for each unit
 * @param words    of the language, for the templates
 */
record Letter(
        Language language, String title, String greeting, List<Section> sections, String footer, Map<String, String> words) {

    record Section(String unit, List<Group> groups) {}

    /** Alerts that are alike in what they ask for. */
    record Group(String heading, List<Line> lines) {}

    /**
     * One alert.
     *
     * @param due  null when it is about none
     * @param link null when there is no page
     */
    record Line(
            String change, String rule, String severity, String subject, @Opt String due, String age, @Opt String link) {}
}
