package city.ioc.audit;

/** What somebody did that is kept. */
public enum AuditAction {
    /** Events were exported to a file; the subject is the file. */
    EXPORTED,
    /** History was computed anew; the subject is the run. */
    REPLAYED,
    /** A dossier was looked at; the subject is the dossier. */
    LOOKED_AT,
    /** A corrected event was sent in place of a rejected one; the subject is the rejection. */
    REDRIVEN,
    /** A rejected event was given up; the subject is the rejection. */
    DISCARDED,
    /** Another generation became the one that is shown; the subject is the generation. */
    PROMOTED
}
