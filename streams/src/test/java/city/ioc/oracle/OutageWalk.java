package city.ioc.oracle;

import java.time.Instant;
import java.util.List;

/** Walks once through the events of an outage (section 5). */
final class OutageWalk {
    long irregular;

    private final OracleEvent first;
    private final String unit;
    private final Tally tally;
    private Long end;

    private OutageWalk(OracleEvent first, Tally tally) {
        this.first = first;
        this.unit = first.text("unit");
        this.tally = tally;
    }

    /** Null without {@code started}, of which {@code own} then makes an orphan. */
    static OutageWalk walk(List<OracleEvent> own, Tally tally) {
        OracleEvent first = ServiceWalks.firstOrOrphan(own, "outage.started", tally);
        if (first == null) {
            return null;
        }
        OutageWalk walk = new OutageWalk(first, tally);
        tally.add(walk.unit, "outages-started", first.time(), 1);
        tally.add(walk.unit, "outages-open", first.time(), 1);
        for (OracleEvent event : own) {
            if (event.is("outage.ended") && walk.end == null) {
                walk.end(Math.max(event.time(), first.time()));
            } else if (!event.equals(first)) {
                walk.irregular++;
                tally.add(walk.unit, "irregular", event.time(), 1);
            }
        }
        return walk;
    }

    CaseResult.Outage result() {
        return new CaseResult.Outage(
                unit,
                first.text("component"),
                Instant.ofEpochMilli(first.time()),
                end == null ? null : Instant.ofEpochMilli(end));
    }

    long started() {
        return first.time();
    }

    /** The rest of it, from a moment on. */
    EpisodeBook.Stretch lasting(long from) {
        return new EpisodeBook.Stretch(from, end == null ? EpisodeBook.FOR_EVER : end, unit, null);
    }

    private void end(long now) {
        end = now;
        tally.add(unit, "outages-open", now, -1);
        tally.add(unit, "outages-ended", now, 1);
        tally.add(unit, "outage-duration", now, now - first.time());
    }
}
