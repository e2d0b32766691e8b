package city.ioc.standalone.doctor;

import city.ioc.events.Opt;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What answers mean: pure, so that each case can be tried by hand. */
final class Judgement {
    private static final long MUCH_LAG = 10_000;
    private static final double LITTLE_ROOM = 0.20;
    private static final double NO_ROOM = 0.10;
    private static final Duration SMALL_SKEW = Duration.ofSeconds(2);
    private static final Duration LARGE_SKEW = Duration.ofSeconds(30);
    private static final int FEW = 3;
    private static final double GIB = 1 << 30;

    private Judgement() {}

    /**
     * @param brokers that answer
     * @param replicas that every partition should have
     * @param features finalized levels by name
     */
    static Finding brokers(int brokers, int replicas, Map<String, Short> features) {
        String is = "%d of at least %d are up, metadata.version %s, streams.version %s"
                .formatted(brokers, replicas, features.get("metadata.version"), features.get("streams.version"));
        if (brokers < replicas) {
            return Finding.fail(Check.BROKERS, is, "start the others: partitions have fewer copies than they should");
        }
        return features.getOrDefault("streams.version", (short) 0) < 1
                ? Finding.fail(Check.BROKERS, is, "upgrade the feature: kafka-features.sh upgrade --feature streams.version=1")
                : Finding.ok(Check.BROKERS, is);
    }

    /** One partition as the brokers describe it. */
    record Replicas(String partition, int replicas, int inSync, boolean led) {}

    /** @param least copies that must have a record before it counts as stored */
    static Finding replicas(List<Replicas> partitions, int least) {
        List<String> unled = names(partitions.stream().filter(each -> !each.led()).toList());
        List<String> stuck = names(partitions.stream().filter(each -> each.inSync() < Math.min(least, each.replicas())).toList());
        List<String> under = names(partitions.stream().filter(each -> each.inSync() < each.replicas()).toList());
        if (!unled.isEmpty()) {
            return Finding.fail(Check.UNDER_REPLICATED, some(unled) + " have no leader: nothing is read or stored there", "start the brokers that have them");
        }
        if (!stuck.isEmpty()) {
            return Finding.fail(
                    Check.UNDER_REPLICATED, some(stuck) + " have fewer than " + least + " copies in step: nothing is stored there", "start the missing brokers");
        }
        return under.isEmpty()
                ? Finding.ok(Check.UNDER_REPLICATED, "all copies of %d partitions are in step".formatted(partitions.size()))
                : Finding.warn(
                        Check.UNDER_REPLICATED,
                        some(under) + " lack a copy that is in step",
                        "wait a minute; if it lasts, see whether a broker is down or slow");
    }

    private static List<String> names(List<Replicas> partitions) {
        return partitions.stream().map(Replicas::partition).toList();
    }

    private static String some(List<String> names) {
        String first = names.stream().limit(FEW).collect(Collectors.joining(", "));
        return "%d partitions (%s%s)".formatted(names.size(), first, names.size() > FEW ? ", …" : "");
    }

    /**
     * @param who reads
     * @param members how many at the moment; negative when that does not matter
     * @param records stored and not read
     */
    static Finding lag(String who, int members, long records) {
        String is = "%s: %s%d records behind".formatted(who, members < 0 ? "" : members + " members, ", records);
        if (members == 0) {
            return Finding.fail(Check.LAG, is, "start it: nobody reads");
        }
        return records > MUCH_LAG
                ? Finding.warn(Check.LAG, is, "look again in a minute; if it grows, add an instance or look for what holds it up")
                : Finding.ok(Check.LAG, is);
    }

    /** @param skew of a part against this machine, half of the time of the question taken off */
    static Finding clock(String part, Duration skew) {
        String is = "%s differs by %.1f s from this machine".formatted(part, skew.abs().toMillis() / 1000.0);
        if (skew.abs().compareTo(LARGE_SKEW) > 0) {
            return Finding.fail(Check.CLOCK, is, "let both follow a time server (chrony)");
        }
        return skew.abs().compareTo(SMALL_SKEW) > 0
                ? Finding.warn(Check.CLOCK, is, "let both follow a time server (chrony)")
                : Finding.ok(Check.CLOCK, is);
    }

    static Finding disk(String where, long usable, long total) {
        double share = total <= 0 ? 0 : (double) usable / total;
        String is = String.format(Locale.ROOT, "%s: %.1f of %.1f GiB are free (%.0f %%)", where, usable / GIB, total / GIB, share * 100);
        if (share < NO_ROOM) {
            return Finding.fail(Check.DISK, is, "make room now: a broker stops when its disk is full");
        }
        return share < LITTLE_ROOM ? Finding.warn(Check.DISK, is, "plan for a larger disk") : Finding.ok(Check.DISK, is);
    }

    /** @param state as a display tells it */
    static Finding selfCheck(String part, String state) {
        return switch (state) {
            case "holds" -> Finding.ok(Check.SELF_CHECK, part + ": cells and cases agree");
            case "broken" -> Finding.fail(Check.SELF_CHECK, part + ": cells and cases disagree", "see /api/v1/status for which, and compare with a candidate");
            default -> Finding.warn(Check.SELF_CHECK, part + ": cells and cases are not compared yet", "look again in a minute");
        };
    }

    /** @param reason why a part is not ready; null when it is */
    static Finding ready(String part, @Opt String reason) {
        return reason == null
                ? Finding.ok(Check.NOT_READY, part + " is ready")
                : Finding.fail(Check.NOT_READY, part + ": " + reason, "see the log of the part that this names");
    }

    static Finding rejected(String part, long open) {
        return open == 0
                ? Finding.ok(Check.REJECTED, part + ": no event waits for a decision")
                : Finding.warn(Check.REJECTED, "%s: %d events were not usable and wait for a decision".formatted(part, open), "correct or discard them on the page");
    }

    /**
     * @param promoted by the pointer
     * @param shown by display
     */
    static Finding generation(String promoted, Map<String, String> shown) {
        List<String> others = shown.entrySet().stream()
                .filter(each -> !each.getValue().equals(promoted))
                .map(each -> each.getKey() + " shows " + each.getValue())
                .sorted()
                .toList();
        return others.isEmpty()
                ? Finding.ok(Check.GENERATION, promoted + " is promoted")
                : Finding.fail(
                        Check.GENERATION,
                        promoted + " is promoted, and " + String.join(", ", others),
                        "start those displays once with the profile of " + promoted);
    }

    /** @param versions by part; of parts that do not tell theirs there is none */
    static Finding versions(Map<String, String> versions) {
        TreeSet<String> different = new TreeSet<>(versions.values());
        return different.size() <= 1
                ? Finding.ok(Check.VERSIONS_DIFFER, different.isEmpty() ? "no part tells its version" : "all parts are " + different.first())
                : Finding.warn(Check.VERSIONS_DIFFER, "parts have different versions: " + different, "bring all to one version");
    }
}
