package city.ioc.dashboards.api;

import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.CaseSummary.Pause;
import city.ioc.core.Timeline;
import city.ioc.core.Timeline.Effect;
import city.ioc.core.Timeline.Entry;
import city.ioc.core.Timeline.Standing;
import city.ioc.core.Timelines;
import city.ioc.dashboards.board.Refusal;
import city.ioc.events.DossierEvent.PauseCause;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.profile.FoldRules;
import city.ioc.streams.query.CaseAnswer;
import city.ioc.streams.query.CaseSource;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import static java.nio.charset.StandardCharsets.UTF_8;

/** All events of one case, and what each did. */
final class TimelineApi {
    private static final int MILLIS_SCALE = 3;
    private static final String RETRY_SECONDS = "1";

    private final CaseSource cases;
    private final Timelines timelines;
    private final Json json;

    /** @param writtenAt as of when it was written down; null for all that is known */
    private record Answer(
            String id,
            String source,
            long behind,
            Instant writtenAt,
            List<EntryAnswer> entries,
            List<PauseAnswer> pauses) {}

    private record EntryAnswer(
            Instant at,
            Instant writtenAt,
            BigDecimal writtenAfterSeconds,
            Effect effect,
            Event.Identity correctedBy,
            String state,
            String unit,
            Instant dueAt,
            BigDecimal usedSeconds,
            BigDecimal leftSeconds,
            @JsonRawValue String event,
            @JsonRawValue String counted) {
        static EntryAnswer of(Entry entry) {
            Event event = entry.event();
            boolean told = event.recordedTime() != null;
            Standing after = entry.after() == null ? new Standing(null, null, null, null, null) : entry.after();
            return new EntryAnswer(
                    Instant.ofEpochMilli(event.timeMillis()),
                    told ? Instant.ofEpochMilli(event.recordedMillis()) : null,
                    told ? inSeconds(event.recordedMillis() - event.timeMillis()) : null,
                    entry.effect(),
                    entry.correctedBy(),
                    after.state(),
                    after.unit(),
                    instant(after.dueAt()),
                    inSeconds(after.usedMillis()),
                    inSeconds(after.leftMillis()),
                    text(event),
                    entry.counted() == null ? null : text(event.withData(entry.counted())));
        }

        private static String text(Event event) {
            return new String(EventCodec.encode(event), UTF_8);
        }
    }

    private record PauseAnswer(PauseCause cause, Instant from, Instant until, boolean counted) {
        static PauseAnswer of(Pause pause) {
            return new PauseAnswer(pause.cause(), Instant.ofEpochMilli(pause.from()), instant(pause.until()), pause.counted());
        }
    }

    TimelineApi(CaseSource cases, FoldRules rules, Json json) {
        this.cases = cases;
        this.timelines = new Timelines(new CaseFold(rules));
        this.json = json;
    }

    void one(Context ctx) {
        Instant writtenAt = new Parameters(ctx, "written-at").instant("written-at");
        String id = ctx.pathParam("id").trim().toUpperCase(Locale.ROOT);
        switch (cases.ask(id)) {
            case CaseAnswer.Found found -> json.answer(ctx, answer(id, found, writtenAt));
            case CaseAnswer.Unknown unknown -> throw Refusal.notFound("no case '%s' is known".formatted(id));
            case CaseAnswer.NotAvailable notNow -> {
                ctx.header("Retry-After", RETRY_SECONDS);
                Problem.answer(ctx, json, 503, "the events of '%s' are not available now: %s".formatted(id, notNow.reason()));
            }
        }
    }

    private Answer answer(String id, CaseAnswer.Found found, Instant writtenAt) {
        CaseEvents events = writtenAt == null ? found.events() : writtenBy(writtenAt.toEpochMilli(), found.events());
        if (events.size() == 0) {
            throw Refusal.notFound("nothing of '%s' was written by %s".formatted(id, writtenAt));
        }
        Timeline timeline = timelines.of(id, events);
        return new Answer(
                id,
                found.copy().name().toLowerCase(Locale.ROOT),
                found.behind(),
                writtenAt,
                timeline.entries().stream().map(EntryAnswer::of).toList(),
                timeline.pauses().stream().map(PauseAnswer::of).toList());
    }

    private static CaseEvents writtenBy(long moment, CaseEvents events) {
        return new CaseEvents(events.events().stream().filter(event -> event.recordedMillis() <= moment).toList());
    }

    private static BigDecimal inSeconds(Long millis) {
        return millis == null ? null : BigDecimal.valueOf(millis, MILLIS_SCALE);
    }

    private static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
