package city.ioc.standalone.dryrun;

import city.ioc.core.alerts.RuleTally;
import java.io.PrintWriter;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A dry run as tables for people: one line a rule, and one line a month. */
public final class DryRunText {
    private static final String NONE = "-";
    private static final int MONTH_WIDTH = 7;

    private DryRunText() {}

    public static void print(DryRunReport report, PrintWriter out) {
        out.println(String.format(
                Locale.ROOT,
                "%s%s, %s, %,d cases",
                report.from() == null ? "to " : report.from() + " to ",
                report.to(),
                report.unit() == null ? "the whole city" : "unit " + report.unit() + " with all below it",
                report.cases()));
        out.println();
        rules(report.tallies()).forEach(out::println);
        List<RuleTally> some =
                report.tallies().stream().filter(tally -> tally.episodes() > 0).toList();
        if (!some.isEmpty()) {
            out.println();
            out.println("Episodes begun, by month");
            months(some).forEach(out::println);
        }
        out.flush();
    }

    private static List<String> rules(List<RuleTally> tallies) {
        int width = tallies.stream().mapToInt(tally -> tally.rule().length()).max().orElse(0);
        String line = "%-" + Math.max(width, "rule".length()) + "s  %7s  %8s  %8s  %-18s  %s";
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, line, "rule", "cases", "episodes", "still on", "busiest day", "busiest unit"));
        for (RuleTally tally : tallies) {
            lines.add(String.format(
                            Locale.ROOT,
                            line,
                            tally.rule(),
                            tally.cases(),
                            tally.episodes(),
                            tally.stillOn(),
                            counted(tally.busiestDay()),
                            counted(tally.busiestUnit()))
                    .stripTrailing());
        }
        return lines;
    }

    private static String counted(Optional<? extends Map.Entry<?, Integer>> most) {
        return most.map(entry -> entry.getKey() + " (" + entry.getValue() + ")").orElse(NONE);
    }

    private static List<String> months(List<RuleTally> tallies) {
        Set<YearMonth> months = new TreeSet<>();
        tallies.forEach(tally -> months.addAll(tally.months().keySet()));
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%-" + MONTH_WIDTH + "s", "month"));
        tallies.forEach(tally -> head.append("  ").append(right(tally.rule(), tally)));
        lines.add(head.toString());
        for (YearMonth month : months) {
            StringBuilder line = new StringBuilder(month.toString());
            tallies.forEach(tally -> {
                Integer count = tally.months().get(month);
                line.append("  ").append(right(count == null ? NONE : count.toString(), tally));
            });
            lines.add(line.toString());
        }
        return lines;
    }

    private static String right(String text, RuleTally column) {
        return " ".repeat(Math.max(0, Math.max(column.rule().length(), MONTH_WIDTH) - text.length())) + text;
    }
}
