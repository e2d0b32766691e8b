package city.ioc.alerts;

import city.ioc.calendar.TimeLimit;
import city.ioc.events.Opt;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Validity;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A rule about single cases.
 *
 * @param limit  as the kind says; null where it takes none
 * @param share  as the kind says; null where it takes none
 * @param levels what comes when it goes on for long, in the order of coming
 */
public record CaseRule(
        String id,
        LocalizedText name,
        Kind kind,
        @Opt TimeLimit limit,
        @Opt BigDecimal share,
        Severity severity,
        List<Level> levels,
        Validity validity)
        implements AlertRule {

    /** When the rule holds. */
    public enum Kind {
        /** The due is nearer than {@code limit} of working time, or than {@code share} of the whole time. */
        DUE_SOON(Takes.LIMIT_OR_SHARE, false),
        OVERDUE(Takes.NOTHING, true),
        ACCEPTANCE_OVERDUE(Takes.NOTHING, true),
        STEP_OVERDUE(Takes.NOTHING, true),
        /** Nothing has happened for {@code limit} while nobody was waited for. */
        STUCK(Takes.LIMIT, false),
        /** Overdue, and nobody has apologised. */
        APOLOGY_MISSING(Takes.NOTHING, false),
        /** Waiting since the last {@code share} of the time before the due. */
        LATE_PAUSE(Takes.SHARE, false),
        /** The result has been ready for {@code limit}. */
        NOT_COLLECTED(Takes.LIMIT, false),
        FEEDBACK_OVERDUE(Takes.NOTHING, true),
        /** Something has not worked for {@code limit}. */
        OUTAGE(Takes.LIMIT, true);

        private final Takes takes;
        private final boolean breach;

        Kind(Takes takes, boolean breach) {
            this.takes = takes;
            this.breach = breach;
        }

        /** Whether an episode that was over before anybody was told is kept in the history all the same. */
        public boolean isBreach() {
            return breach;
        }
    }

    private enum Takes {
        NOTHING,
        LIMIT,
        SHARE,
        LIMIT_OR_SHARE
    }

    /**
     * Who has to know when it goes on.
     *
     * @param after      since it began to hold
     * @param escalateTo the role that is told, such as {@code unit-head}
     */
    public record Level(TimeLimit after, Severity severity, String escalateTo) {}

    /** In which the time that is left to a due can be told. */
    private static final Set<TimeLimit.Unit> BEFORE_A_DUE =
            EnumSet.of(TimeLimit.Unit.WORKING_HOUR, TimeLimit.Unit.WORKING_DAY, TimeLimit.Unit.CALENDAR_DAY);

    /** Checks that the kind gets what it takes. */
    public CaseRule {
        levels = List.copyOf(levels);
        boolean fits =
                switch (kind.takes) {
                    case NOTHING -> limit == null && share == null;
                    case LIMIT -> limit != null && share == null;
                    case SHARE -> limit == null && share != null;
                    case LIMIT_OR_SHARE -> limit == null ^ share == null;
                };
        if (!fits) {
            throw new IllegalArgumentException("%s takes %s"
                    .formatted(kind, kind.takes.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')));
        }
        if (kind == Kind.DUE_SOON && limit != null && !BEFORE_A_DUE.contains(limit.unit())) {
            throw new IllegalArgumentException("DUE_SOON takes a limit in WORKING_HOUR, WORKING_DAY or CALENDAR_DAY");
        }
        if (limit != null && limit.unit() == TimeLimit.Unit.NONE) {
            throw new IllegalArgumentException("a rule whose limit is NONE never holds");
        }
        if (share != null && (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) >= 0)) {
            throw new IllegalArgumentException("a share must be above 0 and below 1, not " + share);
        }
    }
}
