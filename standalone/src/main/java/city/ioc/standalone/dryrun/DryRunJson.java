package city.ioc.standalone.dryrun;

import city.ioc.alerts.CaseRule;
import city.ioc.alerts.UnitRule;
import city.ioc.core.alerts.RuleTally;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** A dry run as one JSON object for programs; {@code docs/reference/alerts.md} has its fields. */
public final class DryRunJson {
    private DryRunJson() {}

    public static String of(DryRunReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("from", report.from() == null ? null : report.from().toString());
        json.put("to", report.to().toString());
        json.put("unit", report.unit());
        json.put("cases", report.cases());
        json.put("unusable", report.unusable());
        ArrayNode rules = json.putArray("rules");
        for (int i = 0; i < report.rules().size(); i++) {
            rules.add(rule(report.rules().get(i), report.tallies().get(i)));
        }
        ArrayNode notJudged = json.putArray("notJudged");
        report.notJudged().stream().map(UnitRule::id).forEach(notJudged::add);
        return json.toPrettyString();
    }

    private static ObjectNode rule(CaseRule rule, RuleTally tally) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("rule", rule.id());
        json.put("kind", rule.kind().name());
        json.put("cases", tally.cases());
        json.put("episodes", tally.episodes());
        json.put("stillOn", tally.stillOn());
        ObjectNode months = json.putObject("months");
        tally.months().forEach((month, count) -> months.put(month.toString(), count));
        json.set("busiestDay", most("day", tally.busiestDay()));
        json.set("busiestUnit", most("unit", tally.busiestUnit()));
        return json;
    }

    /** Null when there is none. */
    private static ObjectNode most(String what, Optional<? extends Map.Entry<?, Integer>> most) {
        return most.map(entry -> JsonNodeFactory.instance
                        .objectNode()
                        .put(what, entry.getKey().toString())
                        .put("episodes", entry.getValue()))
                .orElse(null);
    }
}
