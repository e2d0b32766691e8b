package city.ioc.dashboards.replay;

import city.ioc.events.Opt;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Differences as a CSV file (RFC 4180), like those that the display saves: UTF-8 with byte order mark, by which spreadsheets know it, and
 * CRLF. A text that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers.
 */
public final class ComparisonCsv {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String RUNS_IN_A_SPREADSHEET = "=+-@\t\r";
    private static final String HEAD = "kpi,unit,from,to,changed,with,difference,change,changedNumerator,changedDenominator,"
            + "withNumerator,withDenominator,changedState,withState";

    private ComparisonCsv() {}

    public static String of(List<KpiDifference> differences) {
        StringBuilder csv = new StringBuilder(BYTE_ORDER_MARK).append(HEAD).append("\r\n");
        differences.forEach(each -> csv.append(line(each)).append("\r\n"));
        return csv.toString();
    }

    private static String line(KpiDifference each) {
        Side changed = each.changed();
        Side with = each.with();
        return cells(
                text(each.kpi()),
                text(each.unit()),
                each.from().toString(),
                each.to().toString(),
                number(changed == null ? null : changed.value()),
                number(with == null ? null : with.value()),
                number(each.difference()),
                String.format(Locale.ROOT, "%.6f", each.change()),
                number(changed == null ? null : changed.numerator()),
                number(changed == null ? null : changed.denominator()),
                number(with == null ? null : with.numerator()),
                number(with == null ? null : with.denominator()),
                changed == null ? "" : changed.state().wireName(),
                with == null ? "" : with.state().wireName());
    }

    private static String cells(String... cells) {
        return Arrays.stream(cells).collect(Collectors.joining(","));
    }

    private static String number(@Opt BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }

    private static String text(@Opt String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        String harmless = RUNS_IN_A_SPREADSHEET.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
        return harmless.chars().anyMatch(c -> "\",\r\n".indexOf(c) >= 0) ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }
}
