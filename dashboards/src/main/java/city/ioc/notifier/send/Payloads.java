package city.ioc.notifier.send;

import city.ioc.alerts.Severity;
import city.ioc.notifications.Recipient;
import city.ioc.notifier.plan.Delivery;
import city.ioc.notifier.plan.Item;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What webhooks receive, as {@code docs/reference/notifications.md} describes it. */
final class Payloads {
    /** An Alertmanager takes an alert without an end for over after five minutes; ours are over when we say so. */
    private static final long FOR_NOW = Duration.ofDays(3_650).toMillis();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Names names;
    private final Letters letters;

    Payloads(Names names, Letters letters) {
        this.names = names;
        this.letters = letters;
    }

    String generic(Recipient recipient, Delivery delivery) {
        ObjectNode message = NODES.objectNode();
        message.put("id", delivery.id());
        message.put("kind", delivery.digest() ? "DIGEST" : "ALERT");
        message.put("recipient", recipient.id());
        message.put("language", recipient.language().name());
        message.put("summary", letters.title(recipient, delivery));
        ArrayNode alerts = message.putArray("alerts");
        delivery.items().forEach(item -> alerts.add(generic(recipient, item)));
        return message.toString();
    }

    private ObjectNode generic(Recipient recipient, Item item) {
        ObjectNode alert = NODES.objectNode();
        alert.put("alert", item.alert());
        alert.put("episode", item.episode());
        alert.put("change", item.change().name());
        put(alert, "role", item.role());
        alert.put("at", time(item.at()));
        alert.put("scope", item.scope().name());
        alert.put("subject", item.subject());
        put(alert, "procedure", item.procedure());
        alert.put("rule", item.rule());
        alert.put("ruleName", names.rule(item, recipient));
        alert.put("unit", item.unit());
        alert.put("unitName", names.unit(item, recipient));
        alert.put("severity", item.severity().name());
        alert.put("status", item.status().name());
        alert.put("from", time(item.from()));
        put(alert, "dueAt", item.dueAt() == null ? null : time(item.dueAt()));
        put(alert, "link", names.link(item));
        return alert;
    }

    /** Escalation changes the label of severity, and so makes another alert there: the end is that of all that were told. */
    String alertmanager(Recipient recipient, Delivery delivery) {
        ArrayNode alerts = NODES.arrayNode();
        for (Item item : delivery.items()) {
            List<Severity> severities = item.isOver() ? item.told() : List.of(item.severity());
            severities.forEach(severity -> alerts.add(alertmanager(recipient, item, severity)));
        }
        return alerts.toString();
    }

    private ObjectNode alertmanager(Recipient recipient, Item item, Severity severity) {
        ObjectNode alert = NODES.objectNode();
        alert.putObject("labels")
                .put("alertname", item.rule())
                .put("unit", item.unit())
                .put("severity", severity.name().toLowerCase(Locale.ROOT))
                .put("subject", item.subject());
        ObjectNode annotations = alert.putObject("annotations");
        annotations.put("summary", names.rule(item, recipient) + ": " + item.subject());
        annotations.put("unit", names.unit(item, recipient));
        put(annotations, "role", item.role());
        put(annotations, "due", item.dueAt() == null ? null : time(item.dueAt()));
        alert.put("startsAt", time(item.from()));
        alert.put("endsAt", time(item.isOver() ? Math.max(item.from(), item.at()) : item.at() + FOR_NOW));
        put(alert, "generatorURL", names.link(item));
        return alert;
    }

    private static void put(ObjectNode node, String field, String value) {
        if (value != null) {
            node.put(field, value);
        }
    }

    private String time(long at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(names.local(at));
    }
}
