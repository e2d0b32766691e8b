package city.ioc.producers.simulator;

import city.ioc.calendar.CalendarVersions;
import city.ioc.calendar.TimeLimit;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.events.DossierEvent;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.events.DossierEvent.PauseCause;
import city.ioc.events.EventData;
import city.ioc.profile.Procedure;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** One dossier while its life is told: what it is, where it stands, and what those who tell it have in common. */
final class Dossier {
    static final long NEVER = Long.MAX_VALUE;
    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private final City city;
    private final Dice dice;
    private final CaseLog log;
    private final Procedure procedure;
    private final Channel channel;
    private Agency agency;
    private CalendarVersions hours;
    private long now;
    private long due = NEVER;
    private boolean ended;

    Dossier(City city, Dice dice, CaseLog log, Agency agency, Procedure procedure, Channel channel, long submitted) {
        this.city = city;
        this.dice = dice;
        this.log = log;
        this.agency = agency;
        this.hours = city.calendars().of(agency.code());
        this.procedure = procedure;
        this.channel = channel;
        this.now = submitted;
    }

    Dice dice() {
        return dice;
    }

    CaseLog log() {
        return log;
    }

    SimulationRules rules() {
        return city.rules();
    }

    /** Of who accepts it, whoever owns it later. */
    WorkingCalendar calendar() {
        return hours.complete();
    }

    /** Who owns it. */
    Agency agency() {
        return agency;
    }

    Procedure procedure() {
        return procedure;
    }

    Channel channel() {
        return channel;
    }

    boolean isOnline() {
        return channel == Channel.ONLINE;
    }

    /** Whether the result is due within hours. */
    boolean isQuick() {
        TimeLimit.Unit unit = procedure.limit().unit();
        return unit == TimeLimit.Unit.SAME_DAY_15H || unit == TimeLimit.Unit.WORKING_HOUR;
    }

    /** Where its story has come to. */
    long now() {
        return now;
    }

    void waitUntil(long at) {
        now = Math.max(now, at);
    }

    /** Goes on by so much work of the owner; a dissolved owner hands the dossier over first. */
    void work(double workMillis) {
        waitUntil(city.worked(agency, now, (long) workMillis));
        LocalDate day = day();
        if (agency.unit().validity().contains(day)) {
            return;
        }
        Agencies.Roster roster = city.agencies().on(day);
        if (roster.isEmpty()) {
            ended = true;
            return;
        }
        boolean sameCode = roster.has(agency.code());
        agency = sameCode ? roster.get(agency.code()) : roster.any(dice);
        if (!sameCode) {
            desk(new DossierEvent.Transferred(agency.code()));
        }
    }

    /** Gives it to another unit of the same kind. */
    void transfer() {
        Agency other = city.agencies().on(day()).another(dice, agency);
        if (!other.code().equals(agency.code())) {
            desk(new DossierEvent.Transferred(other.code()));
            agency = other;
        }
    }

    LocalDate day() {
        return calendar().localDay(now);
    }

    Agencies.Roster agenciesNow() {
        return city.agencies().on(day());
    }

    /** The owner accepts it now and knows of the days off that have been announced. */
    void accept() {
        hours = city.calendars().of(agency.code());
        hours.knownAt(now).due(CaseLog.wholeSecond(now), procedure.limit()).ifPresent(this::due);
    }

    /** The due, {@link #NEVER} when there is none. */
    long due() {
        return due;
    }

    void due(long at) {
        due = at;
    }

    OffsetDateTime printedDue() {
        return due == NEVER ? null : local(due);
    }

    OffsetDateTime local(long at) {
        return CaseLog.local(at, calendar().zone());
    }

    /** The clock stood since an instant, if the pause counts. */
    void pushDue(PauseCause cause, long since) {
        if (due != NEVER && city.profile().rules().pauseCounts(procedure.code(), cause)) {
            WorkingCalendar known = hours.knownAt(now);
            due = known.add(due, known.between(since, now));
        }
    }

    long portalAnswers(long at) {
        return city.outages().portalAnswers(agency.code(), at);
    }

    /** Something that the owner does now. */
    void desk(EventData data) {
        log.desk(agency, now, data);
    }

    boolean ended() {
        return ended;
    }

    /** Nothing more happens, whatever state it is in. */
    void end() {
        ended = true;
    }
}
