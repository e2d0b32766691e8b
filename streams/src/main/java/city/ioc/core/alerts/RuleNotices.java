package city.ioc.core.alerts;

import city.ioc.core.Episode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The notices of one rule in one case. Used for one moment. */
final class RuleNotices {
    private final List<Notice> notices;
    private final List<Episode> episodes;
    private final boolean keepsPast;

    /** @param keepsPast whether episodes that were over before they were noticed are kept */
    RuleNotices(List<Notice> notices, List<Episode> episodes, boolean keepsPast) {
        this.notices = new ArrayList<>(notices);
        this.episodes = episodes;
        this.keepsPast = keepsPast;
    }

    List<Notice> at(long now, long lastEventAt) {
        if (!notices.isEmpty() && notices.getLast().isCurrent()) {
            notices.set(notices.size() - 1, followed(notices.getLast(), now));
        }
        boolean settled = now >= settledAt(lastEventAt);
        for (Episode episode : episodes) {
            boolean past = episode.isOverAt(now);
            boolean begun = episode.from() <= now;
            boolean ripe = settled || !past && episode.from() > lastEventAt;
            if (begun && ripe && (!past || keepsPast) && !isNoticed(episode, past)) {
                notices.add(noticed(episode, past, now, lastEventAt));
            }
        }
        return notices;
    }

    /** When time alone may change something next; to be asked after {@link #at}. */
    long wakeAt(long now, long lastEventAt) {
        long wake = Long.MAX_VALUE;
        for (Episode episode : episodes) {
            boolean past = episode.isOverAt(now);
            if (episode.from() > now) {
                wake = Math.min(wake, episode.from());
            } else if (!past && episode.to() != null) {
                wake = Math.min(wake, episode.to());
            }
            if (episode.from() <= now && (!past || keepsPast) && !isNoticed(episode, past)) {
                wake = Math.min(wake, settledAt(lastEventAt));
            }
        }
        return wake;
    }

    /** Whole minutes, so that the many events of an import do not each move the moment. */
    private static long settledAt(long lastEventAt) {
        return Math.ceilDiv(lastEventAt + Notices.SETTLE_MILLIS, Notices.SETTLE_MILLIS) * Notices.SETTLE_MILLIS;
    }

    /** What the episodes as known now say of a notice that is not over. */
    private Notice followed(Notice current, long now) {
        Optional<Episode> still = episodes.stream().filter(episode -> episode.holdsAt(now)).reduce((a, b) -> b);
        if (still.isPresent()) {
            return current.updated(still.get());
        }
        Optional<Long> end = episodes.stream()
                .filter(episode -> episode.isOverAt(now) && episode.to() > current.noticedAt())
                .map(Episode::to)
                .reduce((a, b) -> b);
        return end.isPresent()
                ? current.cleared(now, end.get(), ClearReason.ENDED)
                : current.cleared(now, endBeforeNotice(current), ClearReason.LATE_DATA);
    }

    private Long endBeforeNotice(Notice current) {
        return episodes.stream()
                .filter(episode -> episode.to() != null && current.isOf(episode))
                .map(Episode::to)
                .reduce((a, b) -> b)
                .orElse(null);
    }

    /** What holds now is noticed if any notice is not over; what is past if a notice was about that time. */
    private boolean isNoticed(Episode episode, boolean past) {
        return past
                ? notices.stream().anyMatch(notice -> notice.isOf(episode))
                : !notices.isEmpty() && notices.getLast().isCurrent();
    }

    private Notice noticed(Episode episode, boolean past, long now, long lastEventAt) {
        boolean historic = past || lastEventAt - episode.from() > Notices.HISTORIC_MILLIS;
        Notice notice = Notice.of(notices.size() + 1, episode, now, historic);
        return past ? notice.cleared(now, episode.to(), ClearReason.ENDED) : notice;
    }
}
