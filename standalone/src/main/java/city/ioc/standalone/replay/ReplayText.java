package city.ioc.standalone.replay;

import city.ioc.dashboards.replay.KpiDifference;
import city.ioc.dashboards.replay.Side;
import city.ioc.events.Opt;
import city.ioc.replay.AlertDifference;
import city.ioc.replay.AlertDifferences;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** A what-if as tables for people: figures, what changed most first, and the cases whose alerts would differ. */
public final class ReplayText {
    private static final String NONE = "-";
    private static final int MOST_DECIMALS = 4;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final ReplayReport report;
    private final int rows;
    private final PrintWriter out;
    private final ZoneId zone;

    private ReplayText(ReplayReport report, int rows, PrintWriter out) {
        this.report = report;
        this.rows = rows;
        this.out = out;
        zone = report.whatIf().changed().board().zone();
    }

    /** @param rows at most, of each table */
    public static void print(ReplayReport report, int rows, PrintWriter out) {
        ReplayText text = new ReplayText(report, rows, out);
        text.head();
        text.kpis();
        if (report.compared()) {
            text.rules();
            text.cases();
        }
        out.flush();
    }

    private void line(String text) {
        out.println(text.stripTrailing());
    }

    private void head() {
        line(String.format(
                Locale.ROOT,
                "as of %s, %,d cases, %,d figures, %,d of them differ",
                moment(report.kpis().asOf().toEpochMilli()),
                report.whatIf().report().cases(),
                report.kpis().compared(),
                report.compared() ? report.kpis().differences().size() : 0));
    }

    private void kpis() {
        List<KpiDifference> all = report.kpis().differences();
        if (all.isEmpty()) {
            return;
        }
        int width = all.stream().limit(rows).mapToInt(each -> each.kpi().length()).max().orElse(0);
        String format = "%-" + Math.max(width, 3) + "s  %-12s  %-10s  %-10s  %14s  %14s  %14s  %7s";
        out.println();
        boolean both = report.compared();
        line(String.format(
                Locale.ROOT, format, "kpi", "unit", "from", "to", "changed", both ? "live" : "", both ? "difference" : "", both ? "change" : ""));
        all.stream().limit(rows).forEach(each -> line(String.format(
                Locale.ROOT,
                format,
                each.kpi(),
                each.unit() == null ? "all" : each.unit(),
                each.from(),
                each.to(),
                side(each.changed()),
                both ? side(each.with()) : "",
                both ? number(each.difference()) : "",
                both ? String.format(Locale.ROOT, "%.1f %%", each.change() * 100) : "")));
        more(all.size());
    }

    private void more(long all) {
        if (all > rows) {
            line(String.format(Locale.ROOT, "... and %,d more; --rows shows more, --csv and --json have all", all - rows));
        }
    }

    private void rules() {
        SortedMap<String, AlertDifferences.Tally> rules = report.whatIf().alerts().byRule();
        if (rules.isEmpty()) {
            return;
        }
        int width = rules.keySet().stream().mapToInt(String::length).max().orElse(0);
        String format = "%-" + Math.max(width, 4) + "s  %9s  %9s  %16s";
        out.println();
        line(String.format(Locale.ROOT, format, "rule", "changed", "live", "cases that differ"));
        rules.forEach((rule, tally) ->
                line(String.format(Locale.ROOT, format, rule, tally.changed(), tally.live(), tally.cases())));
    }

    private void cases() {
        AlertDifferences alerts = report.whatIf().alerts();
        if (alerts.count() == 0) {
            return;
        }
        out.println();
        String format = "%-24s  %-16s  %-12s  %-36s  %s";
        line(String.format(Locale.ROOT, format, "case", "rule", "unit", "changed", "live"));
        alerts.held().stream().limit(rows).forEach(each -> line(String.format(
                Locale.ROOT,
                format,
                each.caseId(),
                each.rule(),
                each.unit(),
                spans(each.changed()),
                spans(each.live()))));
        more(alerts.count());
    }

    private String spans(List<AlertDifference.Span> spans) {
        return spans.isEmpty()
                ? NONE
                : spans.stream()
                        .map(span -> moment(span.from()) + " to " + (span.to() == null ? "now" : moment(span.to())))
                        .collect(Collectors.joining(", "));
    }

    private String moment(long at) {
        return MOMENT.format(Instant.ofEpochMilli(at).atZone(zone));
    }

    private static String side(@Opt Side side) {
        return side == null ? NONE : number(side.value());
    }

    private static String number(@Opt BigDecimal value) {
        if (value == null) {
            return NONE;
        }
        BigDecimal rounded = value.setScale(Math.min(MOST_DECIMALS, Math.max(0, value.scale())), RoundingMode.HALF_UP);
        return rounded.toPlainString();
    }
}
