package city.ioc.standalone.pipeline;

import city.ioc.oracle.BatchOracle;
import city.ioc.oracle.CaseResult;
import city.ioc.oracle.Cell;
import city.ioc.oracle.OracleResult;
import city.ioc.oracle.OracleSettings;
import city.ioc.profile.Procedure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts for the index from the batch computation of every case, one pass for all units; by the reference pages alone. */
final class IndexBatch {
    /** The whole city. */
    static final String CITY = "";

    private static final Set<String> STOCKS = Set.of("open", "open-with-due", "overdue", "feedback-open", "feedback-overdue");

    /** @param asOf a whole minute */
    record Question(LocalDate from, LocalDate to, Instant asOf) {}

    private record Case(Map<Cell, Long> cells, CaseResult result) {}

    private final List<Case> cases = new ArrayList<>();
    private final List<CaseResult.Indicator> published = new ArrayList<>();
    private final Map<String, Map<LocalDate, Set<String>>> above = new HashMap<>();
    private final Map<String, Set<String>> everAbove = new HashMap<>();
    private final PlainUnits units;
    private final Set<String> onlineInFull;
    private final ZoneId zone;

    /** @param lines canonical events of each case */
    IndexBatch(Map<String, List<byte[]>> lines, OracleSettings settings, PlainUnits units, List<Procedure> procedures) {
        this.units = units;
        zone = settings.zone();
        onlineInFull = procedures.stream()
                .filter(each -> each.online().isPresent() && each.online().get() == Procedure.Online.FULL)
                .map(Procedure::code)
                .collect(Collectors.toSet());
        lines.values().forEach(ofCase -> {
            OracleResult computed = BatchOracle.computeBytes(ofCase, settings);
            computed.cases().values().forEach(result -> {
                cases.add(new Case(computed.cells(), result));
                published.addAll(result.indicators());
            });
        });
    }

    /** Every figure published elsewhere. */
    List<CaseResult.Indicator> published() {
        return published;
    }

    /** By unit; those of the whole city are under {@link #CITY}. */
    Map<String, IndexCounts> counts(Question question) {
        Map<String, IndexCounts> counts = new HashMap<>();
        cases.forEach(each -> count(each, question, counts));
        return counts;
    }

    private void count(Case each, Question question, Map<String, IndexCounts> counts) {
        boolean disliked = has(each, "disliked", question);
        boolean withFee = has(each, "with-fee", question);
        boolean paidOnline = has(each, "paid-online", question);
        String code = each.result().procedure();
        String procedure = code == null ? "" : code.replaceFirst("^([0-9]\\.[0-9]{6})\\..*$", "$1");
        each.cells().keySet().stream()
                .filter(cell -> !cell.label().isAfter(question.asOf()))
                .flatMap(cell -> everAbove(cell.unit()).stream())
                .forEach(unit -> counts.computeIfAbsent(unit, name -> new IndexCounts()).hear());
        each.cells().forEach((cell, amount) -> {
            boolean stands = STOCKS.contains(cell.measure());
            boolean begun = stands || !cell.cohort().isBefore(question.from());
            if (cell.label().isAfter(question.asOf()) || !begun || cell.cohort().isAfter(question.to())) {
                return;
            }
            for (String unit : owners(cell.unit(), stands ? question.to() : cell.cohort())) {
                IndexCounts own = counts.computeIfAbsent(unit, name -> new IndexCounts());
                own.add(cell.measure(), amount, disliked, onlineInFull.contains(procedure));
                if (cell.measure().equals("received")) {
                    own.collect("procedures", procedure);
                    collectIf(each.result().channel().equals("ONLINE"), own, "online procedures", procedure);
                    collectIf(each.result().channel().equals("ONLINE"), own, "online services", code);
                    collectIf(withFee, own, "procedures with fee", procedure);
                    collectIf(paidOnline, own, "procedures paid online", procedure);
                }
            }
        });
        each.result().ends().forEach(end -> time(end, question, counts));
    }

    private static void collectIf(boolean holds, IndexCounts counts, String set, String value) {
        if (holds) {
            counts.collect(set, value);
        }
    }

    private static boolean has(Case each, String measure, Question question) {
        return each.cells().entrySet().stream()
                        .filter(cell -> cell.getKey().measure().equals(measure)
                                && !cell.getKey().label().isAfter(question.asOf()))
                        .mapToLong(Map.Entry::getValue)
                        .sum()
                > 0;
    }

    private void time(CaseResult.End end, Question question, Map<String, IndexCounts> counts) {
        LocalDate day = LocalDate.ofInstant(end.at(), zone);
        boolean asked = !end.at().isAfter(question.asOf())
                && !day.isBefore(question.from())
                && !day.isAfter(question.to())
                && end.kind() != CaseResult.EndKind.WITHDRAWN;
        if (asked) {
            for (String unit : owners(end.unit(), day)) {
                IndexCounts own = counts.computeIfAbsent(unit, name -> new IndexCounts());
                own.workedMillis += end.processingMillis();
                own.worked++;
            }
        }
    }

    private Set<String> everAbove(String code) {
        return everAbove.computeIfAbsent(code, each -> {
            Set<String> all = new HashSet<>(units.everAbove(each));
            all.add(CITY);
            return all;
        });
    }

    private Set<String> owners(String code, LocalDate day) {
        return above.computeIfAbsent(code, each -> new HashMap<>()).computeIfAbsent(day, each -> {
            Set<String> owners = units.above(code, each);
            owners.add(CITY);
            return owners;
        });
    }
}
