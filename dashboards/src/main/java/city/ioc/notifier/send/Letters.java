package city.ioc.notifier.send;

import city.ioc.core.alerts.AlertChange;
import city.ioc.notifications.Recipient;
import city.ioc.notifications.Recipient.Language;
import city.ioc.notifier.plan.Delivery;
import city.ioc.notifier.plan.Item;
import city.ioc.notifier.send.Letter.Group;
import city.ioc.notifier.send.Letter.Line;
import city.ioc.notifier.send.Letter.Section;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes messages for people, in their language. */
final class Letters {
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    private final Names names;
    private final Map<Language, Words> words = new EnumMap<>(Language.class);
    private final Template text = template("mail.txt", false);
    private final Template html = template("mail.html", true);

    Letters(Names names) {
        this.names = names;
        for (Language language : Language.values()) {
            words.put(language, new Words(language));
        }
    }

    /** @param now epoch milliseconds; ages are counted up to it */
    Letter of(Recipient recipient, Delivery delivery, long now) {
        Words said = words.get(recipient.language());
        Map<String, List<Item>> byUnit = delivery.items().stream()
                .collect(Collectors.groupingBy(item -> names.unit(item, recipient), LinkedHashMap::new, Collectors.toList()));
        List<Section> sections = new ArrayList<>();
        byUnit.forEach((unit, items) -> sections.add(new Section(unit, groups(items, recipient, said, now))));
        return new Letter(
                recipient.language(),
                title(recipient, delivery),
                said.of("greeting", recipient.in(recipient.name())),
                sections,
                said.of("footer"),
                Map.of("due", said.of("due"), "age", said.of("age")));
    }

    /** One line that says it all. */
    String title(Recipient recipient, Delivery delivery) {
        Words said = words.get(recipient.language());
        Item item = delivery.item();
        String title = delivery.items().size() == 1
                ? said.of(
                        "single",
                        change(item, said),
                        names.rule(item, recipient),
                        item.subject(),
                        names.unit(item, recipient),
                        said.of(item.severity().name()))
                : said.of(
                        "digest",
                        delivery.items().size(),
                        delivery.items().stream().map(Item::unit).distinct().count(),
                        said.time(names.local(delivery.notBefore())));
        return CONTROLS.matcher(title).replaceAll(" ");
    }

    String text(Letter letter) {
        return text.execute(letter);
    }

    String html(Letter letter) {
        return html.execute(letter);
    }

    private List<Group> groups(List<Item> items, Recipient recipient, Words said, long now) {
        Map<String, Predicate<Item>> headings = new LinkedHashMap<>();
        headings.put("open", item -> !item.isOver() && !item.isSeen());
        headings.put("seen", item -> !item.isOver() && item.isSeen());
        headings.put("over", Item::isOver);
        List<Group> groups = new ArrayList<>();
        headings.forEach((heading, belongs) -> {
            List<Line> lines = items.stream()
                    .filter(belongs)
                    .map(item -> line(item, recipient, said, now))
                    .toList();
            if (!lines.isEmpty()) {
                groups.add(new Group(said.of(heading), lines));
            }
        });
        return groups;
    }

    private Line line(Item item, Recipient recipient, Words said, long now) {
        long until = item.isOver() ? item.at() : now;
        return new Line(
                change(item, said),
                names.rule(item, recipient),
                said.of(item.severity().name()),
                CONTROLS.matcher(item.subject()).replaceAll(" "),
                item.dueAt() == null ? null : said.time(names.local(item.dueAt())),
                said.age(Duration.ofMillis(until - item.from())),
                names.link(item));
    }

    private static String change(Item item, Words said) {
        return item.change() == AlertChange.Kind.ESCALATED
                ? said.of("ESCALATED", item.role())
                : said.of(item.change().name());
    }

    private static Template template(String name, boolean html) {
        try (InputStreamReader file = new InputStreamReader(
                Letters.class.getResourceAsStream("/notifier/" + name), StandardCharsets.UTF_8)) {
            return Mustache.compiler().escapeHTML(html).compile(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }
}
