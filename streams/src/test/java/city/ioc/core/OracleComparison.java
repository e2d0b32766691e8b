package city.ioc.core;

import city.ioc.oracle.CaseResult;
import city.ioc.oracle.Cell;
import city.ioc.oracle.TestCity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the pipeline says, in the terms of the oracle. */
public final class OracleComparison {
    private OracleComparison() {}

    /** Cells of the finest grain. */
    public static Map<Cell, Long> cells(List<Fact> facts) {
        Map<Cell, Long> cells = new HashMap<>();
        for (Fact fact : facts) {
            Cell cell = new Cell(
                    fact.unit(),
                    fact.measure().wireName(),
                    LocalDate.ofEpochDay(fact.cohort()),
                    Instant.ofEpochMilli(Grain.MINUTE.label(fact.at(), TestCity.ZONE)));
            cells.merge(cell, fact.amount(), Long::sum);
            cells.remove(cell, 0L);
        }
        return cells;
    }

    public static CaseResult result(CaseSummary summary) {
        CaseSummary.Dossier dossier = summary.dossier();
        CaseSummary.Ticket ticket = summary.ticket();
        return new CaseResult(
                dossier == null ? null : CaseResult.State.valueOf(dossier.state().name()),
                dossier == null ? null : dossier.unit(),
                dossier == null ? null : dossier.handler(),
                dossier == null ? null : dossier.procedure(),
                dossier == null || dossier.channel() == null ? null : dossier.channel().name(),
                dossier == null ? null : instant(dossier.submittedAt()),
                dossier == null ? null : instant(dossier.acceptedAt()),
                dossier == null ? null : instant(dossier.dueAt()),
                dossier == null ? List.of() : dossier.ends().stream().map(OracleComparison::end).toList(),
                dossier == null ? 0 : dossier.fees(),
                dossier == null ? 0 : dossier.paid(),
                summary.irregular(),
                summary.events(),
                ticket == null ? null : ticket.unit(),
                ticket == null ? null : instant(ticket.takenAt()),
                ticket == null ? null : ticket.waitingMillis(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                0);
    }

    private static CaseResult.End end(CaseSummary.End end) {
        return new CaseResult.End(
                Instant.ofEpochMilli(end.at()),
                CaseResult.EndKind.valueOf(end.how().name()),
                end.unit(),
                end.processingMillis(),
                end.onTime());
    }

    private static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
