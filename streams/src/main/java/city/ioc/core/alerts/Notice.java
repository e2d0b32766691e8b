package city.ioc.core.alerts;

import city.ioc.core.Episode;

/**
 * One episode of a rule as it was noticed: a recorded decision, kept whatever comes later. Instants are epoch milliseconds.
 *
 * @param number    of the rule's episodes in this case, from 1
 * @param from      first instant at which the rule held, as known last
 * @param to        first instant at which it no longer held; null while it holds, and when it never did
 * @param dueAt     the due that it is about; null when it is about none
 * @param noticedAt when the clock passed its beginning, or the late event that tells of it had settled
 * @param historic  whether it was long past when it was first known: kept, never delivered
 * @param clearedAt when it was known to be over; null while it is not
 * @param reason    why it is over; null while it is not
 */
public record Notice(
        String rule,
        int number,
        String unit,
        long from,
        Long to,
        Long dueAt,
        long noticedAt,
        boolean historic,
        Long clearedAt,
        ClearReason reason) {

    static Notice of(int number, Episode episode, long now, boolean historic) {
        return new Notice(
                episode.rule(), number, episode.unit(), episode.from(), null, episode.dueAt(), now, historic, null, null);
    }

    boolean isCurrent() {
        return clearedAt == null;
    }

    Notice updated(Episode episode) {
        return new Notice(
                rule, number, episode.unit(), episode.from(), null, episode.dueAt(), noticedAt, historic, null, null);
    }

    Notice cleared(long now, Long end, ClearReason why) {
        return new Notice(rule, number, unit, from, end, dueAt, noticedAt, historic, now, why);
    }

    /** Whether an episode is, or was, the one that was noticed. */
    boolean isOf(Episode episode) {
        long end = to != null ? to : clearedAt != null ? clearedAt : Long.MAX_VALUE;
        return episode.from() == from || episode.from() < end && (episode.to() == null || from < episode.to());
    }
}
