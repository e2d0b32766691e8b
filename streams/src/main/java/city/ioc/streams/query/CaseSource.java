package city.ioc.streams.query;

/** Where the events of a case are asked for. */
@FunctionalInterface
public interface CaseSource {
    /** Of a process without a pipeline. */
    CaseSource NONE = caseId -> new CaseAnswer.NotAvailable("the events of cases are not kept here");

    /** Returns within a few seconds, whatever happens. */
    CaseAnswer ask(String caseId);
}
