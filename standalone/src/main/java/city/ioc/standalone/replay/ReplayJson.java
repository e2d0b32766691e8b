package city.ioc.standalone.replay;

import city.ioc.dashboards.replay.KpiDifference;
import city.ioc.dashboards.replay.Side;
import city.ioc.events.Opt;
import city.ioc.replay.AlertDifference;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A what-if as one JSON object for programs, with the fields of the API's comparison; {@code docs/reference/api.md} has them. */
public final class ReplayJson {
    private final ZoneId zone;

    private ReplayJson(ZoneId zone) {
        this.zone = zone;
    }

    public static String of(ReplayReport report) {
        return new ReplayJson(report.whatIf().changed().board().zone()).all(report).toPrettyString();
    }

    private ObjectNode all(ReplayReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("with", report.compared() ? "live" : null);
        json.put("asOf", text(report.kpis().asOf()));
        json.put("cases", report.whatIf().report().cases());
        json.put("unusable", report.whatIf().report().unusable());
        json.put("unfolded", report.whatIf().report().unfolded());
        json.put("compared", report.kpis().compared());
        json.put("total", report.kpis().differences().size());
        ArrayNode kpis = json.putArray("kpis");
        report.kpis().differences().forEach(each -> kpis.add(kpi(each)));
        if (report.compared()) {
            ObjectNode alerts = json.putObject("alerts");
            alerts.put("total", report.whatIf().alerts().count());
            ArrayNode rules = alerts.putArray("rules");
            report.whatIf().alerts().byRule().forEach((rule, tally) -> rules.addObject()
                    .put("rule", rule)
                    .put("changed", tally.changed())
                    .put("with", tally.live())
                    .put("cases", tally.cases()));
            ArrayNode cases = alerts.putArray("cases");
            report.whatIf().alerts().held().forEach(each -> cases.add(alert(each)));
        }
        return json;
    }

    private static ObjectNode kpi(KpiDifference each) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kpi", each.kpi());
        json.put("unit", each.unit());
        json.put("from", each.from().toString());
        json.put("to", each.to().toString());
        json.set("changed", side(each.changed()));
        json.set("with", side(each.with()));
        json.put("difference", each.difference());
        json.put("change", each.change());
        return json;
    }

    @Opt
    private static ObjectNode side(@Opt Side side) {
        return side == null
                ? null
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("numerator", side.numerator())
                        .put("denominator", side.denominator())
                        .put("value", side.value())
                        .put("state", side.state().wireName());
    }

    private ObjectNode alert(AlertDifference each) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("caseId", each.caseId());
        json.put("rule", each.rule());
        json.put("unit", each.unit());
        json.set("changed", spans(each.changed()));
        json.set("with", spans(each.live()));
        return json;
    }

    private ArrayNode spans(List<AlertDifference.Span> spans) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        spans.forEach(span -> json.addObject()
                .put("from", text(Instant.ofEpochMilli(span.from())))
                .put("to", span.to() == null ? null : text(Instant.ofEpochMilli(span.to()))));
        return json;
    }

    private String text(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }
}
