package city.ioc.dashboards;

import city.ioc.calendar.CalendarSpec;
import city.ioc.core.CaseSummary;
import city.ioc.core.CaseSummary.Dossier;
import city.ioc.core.CaseSummary.Due;
import city.ioc.core.CaseSummary.End;
import city.ioc.core.CaseSummary.Spell;
import city.ioc.core.CaseSummary.State;
import city.ioc.core.Fact;
import city.ioc.core.Grain;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.cube.Cube;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.index.IndexDefinition;
import city.ioc.kpi.Direction;
import city.ioc.kpi.FormulaParser;
import city.ioc.kpi.GivenFigures;
import city.ioc.kpi.KpiCatalogue;
import city.ioc.kpi.KpiDefinition;
import city.ioc.kpi.KpiUnit;
import city.ioc.kpi.Measure;
import city.ioc.profile.CityMap;
import city.ioc.profile.CityProfile;
import city.ioc.profile.DueComparison;
import city.ioc.profile.FoldRules;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.PausePolicy;
import city.ioc.profile.Procedures;
import city.ioc.profile.ServiceLimits;
import city.ioc.profile.Unit;
import city.ioc.profile.Units;
import city.ioc.streams.CellKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A small city, and cases and cells made by hand. */
public final class Testing {
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    public static final LocalDate TODAY = LocalDate.of(2026, 2, 26);

    private Testing() {}

    /** Local time of the city as epoch milliseconds. */
    public static long at(String localTime) {
        return LocalDateTime.parse(localTime).atZone(ZONE).toInstant().toEpochMilli();
    }

    public static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    public static int dayOf(long at) {
        return (int) Instant.ofEpochMilli(at).atZone(ZONE).toLocalDate().toEpochDay();
    }

    public static Fact fact(String unit, Measure measure, long at, long amount) {
        return new Fact(unit, measure, dayOf(at), at, amount);
    }

    /** The cells that the facts of these cases add up to. */
    public static List<Cube.Cell> cells(List<CaseTable.Case> cases) {
        TreeMap<String, Long> sums = new TreeMap<>();
        TreeMap<String, CellKey> keys = new TreeMap<>();
        for (CaseTable.Case each : cases) {
            for (Fact fact : each.summary().facts()) {
                long label = Grain.MINUTE.label(fact.at(), ZONE);
                CellKey key = new CellKey(fact.unit(), fact.measure(), fact.cohort(), Grain.MINUTE, label);
                sums.merge(key.toString(), fact.amount(), Long::sum);
                keys.put(key.toString(), key);
            }
        }
        List<Cube.Cell> cells = new ArrayList<>();
        sums.forEach((name, sum) -> cells.add(new Cube.Cell(keys.get(name), sum)));
        return cells;
    }

    /** A dossier that is received, and resolved when {@code resolvedAt} is not null. */
    public static CaseTable.Case dossier(
            String id, String unit, Channel channel, String procedure, long acceptedAt, long dueAt, Long resolvedAt) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(unit, Measure.RECEIVED, acceptedAt, 1));
        if (channel == Channel.ONLINE) {
            facts.add(fact(unit, Measure.RECEIVED_ONLINE, acceptedAt, 1));
        }
        facts.add(fact(unit, Measure.OPEN, acceptedAt, 1));
        facts.add(fact(unit, Measure.OPEN_WITH_DUE, acceptedAt, 1));
        boolean late = resolvedAt == null || resolvedAt >= dueAt;
        if (late) {
            facts.add(fact(unit, Measure.OVERDUE, dueAt, 1));
        }
        List<End> ends = new ArrayList<>();
        if (resolvedAt != null) {
            facts.add(fact(unit, Measure.RESOLVED, resolvedAt, 1));
            facts.add(fact(unit, Measure.RESOLVED_WITH_DUE, resolvedAt, 1));
            facts.add(fact(unit, Measure.OPEN, resolvedAt, -1));
            facts.add(fact(unit, Measure.OPEN_WITH_DUE, resolvedAt, -1));
            facts.add(fact(unit, late ? Measure.OVERDUE : Measure.RESOLVED_ON_TIME, resolvedAt, late ? -1 : 1));
            ends.add(new End(resolvedAt, State.RESOLVED, unit, resolvedAt - acceptedAt, !late));
        }
        State state = resolvedAt == null ? State.PROCESSING : State.RESOLVED;
        Dossier dossier = new Dossier(
                state,
                unit,
                null,
                procedure,
                channel,
                null,
                acceptedAt,
                dueAt,
                dueAt,
                ends,
                0,
                0,
                List.of(),
                List.of(),
                List.of(new Spell(unit, acceptedAt, resolvedAt)),
                List.of(new Due(acceptedAt, dueAt, dueAt)));
        return new CaseTable.Case(id, summary(dossier, null, 3, 0, facts));
    }

    /** Of a case that is nothing but a dossier or a ticket. */
    public static CaseSummary summary(
            Dossier dossier, CaseSummary.Ticket ticket, int events, int irregular, List<Fact> facts) {
        return new CaseSummary(dossier, ticket, null, null, null, List.of(), 0, events, irregular, facts, List.of());
    }

    /** A ticket that is called after {@code waitingMillis}. */
    public static CaseTable.Case ticket(String id, String unit, long takenAt, Long waitingMillis) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(unit, Measure.TICKETS_TAKEN, takenAt, 1));
        facts.add(fact(unit, Measure.TICKETS_WAITING, takenAt, 1));
        if (waitingMillis != null) {
            facts.add(fact(unit, Measure.TICKETS_CALLED, takenAt + waitingMillis, 1));
            facts.add(fact(unit, Measure.TICKETS_WAITING, takenAt + waitingMillis, -1));
        }
        return new CaseTable.Case(
                id, summary(null, new CaseSummary.Ticket(unit, takenAt, waitingMillis), 2, 0, facts));
    }

    private static Unit unit(String code, String name, Unit.Kind kind, String parent, String from, String to) {
        return new Unit(
                code,
                new LocalizedText(name, name),
                kind,
                parent,
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to));
    }

    /** A city with a department, and a district that is dissolved on 2025-07-01, when one of its wards is founded anew. */
    public static Units units() {
        return Units.of(List.of(
                unit("92", "Cần Thơ", Unit.Kind.CITY, null, "2004-01-02", null),
                unit("STP", "Sở Tư pháp", Unit.Kind.DEPARTMENT, "92", "2004-01-02", null),
                unit("916", "Quận Ninh Kiều", Unit.Kind.DISTRICT, "92", "2004-01-02", "2025-06-30"),
                unit("31117", "Phường Cái Khế (cũ)", Unit.Kind.COMMUNE, "916", "2004-01-02", "2025-06-30"),
                unit("31120", "Phường An Hòa", Unit.Kind.COMMUNE, "916", "2004-01-02", "2025-06-30"),
                unit("31117", "Phường Cái Khế", Unit.Kind.COMMUNE, "92", "2025-07-01", null)));
    }

    public static KpiDefinition kpi(String id, KpiUnit unit, String numerator, String denominator, String target) {
        return new KpiDefinition(
                id,
                1,
                new LocalizedText("vi " + id, "en " + id),
                unit,
                FormulaParser.parse(numerator),
                denominator == null ? null : FormulaParser.parse(denominator),
                id.contains("overdue") ? Direction.DOWN : Direction.UP,
                target == null ? null : new BigDecimal(target),
                LocalDate.of(2000, 1, 1),
                null,
                "a test");
    }

    public static KpiCatalogue kpis() {
        return new KpiCatalogue(List.of(
                kpi("dossiers.received", KpiUnit.COUNT, "sum(received)", null, null),
                kpi("dossiers.overdue", KpiUnit.COUNT, "sum(overdue)", null, null),
                kpi(
                        "dossiers.resolved-on-time",
                        KpiUnit.SHARE,
                        "sum(resolved-on-time)",
                        "sum(resolved-with-due)",
                        "0.98"),
                kpi("dossiers.processing-time.p50", KpiUnit.DURATION, "percentile(processing-time, 50)", null, null),
                kpi("tickets.waiting-time.mean", KpiUnit.DURATION, "mean(waiting-time)", null, null),
                kpi("payments.amount", KpiUnit.MONEY, "sum(amount-paid)", null, null)));
    }

    public static CityProfile profile(Units units, KpiCatalogue kpis) {
        return profile(units, kpis, Optional.empty());
    }

    public static CityProfile profile(Units units, KpiCatalogue kpis, Optional<IndexDefinition> index) {
        FoldRules rules = new FoldRules(
                DueComparison.BY_DATE,
                "VND",
                CalendarSpec.alwaysOpen(ZONE),
                new TreeMap<>(),
                new TreeMap<>(),
                new PausePolicy(Set.of()),
                ServiceLimits.NATIONAL,
                "DVCQG",
                TestAlerts.rules());
        return new CityProfile(
                "small",
                new LocalizedText("Thành phố nhỏ", "Small city"),
                Instant.parse("2010-01-01T00:00:00Z"),
                rules,
                units,
                new Procedures(List.of()),
                kpis,
                CityMap.NONE,
                GivenFigures.NONE,
                index);
    }
}
