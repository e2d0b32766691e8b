package city.ioc.standalone.doctor;

import java.util.Locale;

/** What is looked at. Each has a section of the runbook. */
public enum Check {
    BROKERS,
    TOPICS,
    UNDER_REPLICATED,
    LAG,
    GENERATION,
    CLOCK,
    DISK,
    SELF_CHECK,
    NOT_READY,
    REJECTED,
    VERSIONS_DIFFER;

    /** As people read it. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where it says what to do. */
    public String runbook() {
        return "docs/how-to/runbook.md#" + title();
    }
}
