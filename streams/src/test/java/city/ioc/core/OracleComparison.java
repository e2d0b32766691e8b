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
                dossier == null ? List.of() : dossier.pauses().stream().map(OracleComparison::pause).toList(),
                dossier == null ? List.of() : dossier.steps().stream().map(OracleComparison::step).toList(),
                feedback(summary.feedback()),
                outage(summary.outage()),
                planTask(summary.planTask()),
                summary.indicators().stream().map(OracleComparison::indicator).toList(),
                summary.actions(),
                summary.episodes().stream().map(OracleComparison::episode).toList());
    }

    private static CaseResult.Episode episode(Episode episode) {
        return new CaseResult.Episode(
                episode.rule(),
                episode.unit(),
                Instant.ofEpochMilli(episode.from()),
                instant(episode.to()),
                instant(episode.dueAt()));
    }

    private static CaseResult.Pause pause(CaseSummary.Pause pause) {
        return new CaseResult.Pause(
                pause.cause().name(), instant(pause.from()), instant(pause.until()), pause.counted());
    }

    private static CaseResult.Step step(CaseSummary.Step step) {
        return new CaseResult.Step(
                step.name(),
                step.unit(),
                step.interAgency(),
                instant(step.from()),
                instant(step.dueAt()),
                instant(step.until()));
    }

    private static CaseResult.Feedback feedback(CaseSummary.Feedback feedback) {
        return feedback == null
                ? null
                : new CaseResult.Feedback(
                        feedback.unit(),
                        feedback.kind().name(),
                        instant(feedback.receivedAt()),
                        feedback.state().name(),
                        instant(feedback.endedAt()));
    }

    private static CaseResult.Outage outage(CaseSummary.Outage outage) {
        return outage == null
                ? null
                : new CaseResult.Outage(
                        outage.unit(), outage.component().name(), instant(outage.startedAt()), instant(outage.endedAt()));
    }

    private static CaseResult.PlanTask planTask(CaseSummary.PlanTask task) {
        return task == null
                ? null
                : new CaseResult.PlanTask(task.plan(), task.unit(), task.status().name());
    }

    private static CaseResult.Indicator indicator(CaseSummary.Indicator figure) {
        return new CaseResult.Indicator(
                instant(figure.at()),
                figure.unit(),
                figure.indicator(),
                figure.period(),
                figure.value().stripTrailingZeros(),
                figure.source());
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
