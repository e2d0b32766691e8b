package city.ioc.producers.simulator;

/**
 * Numbers that look random and follow from a key (SplitMix64). Written out here, with {@link StrictMath}, so that a seed gives
 * the same bytes in every version of Java.
 */
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** Dice of their own for each key: whatever one part of the city throws, it changes no other. */
    static Dice of(long... key) {
        long mixed = GOLDEN;
        for (long part : key) {
            mixed = mix(mixed ^ mix(part + GOLDEN));
        }
        return new Dice(mixed);
    }

    /** A number for a text, the same in every process. */
    static long key(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** From 0 inclusive to 1 exclusive. */
    double share() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability) {
        return share() < probability;
    }

    /** From low to high, both inclusive. */
    long between(long low, long high) {
        return low + (long) (share() * (high - low + 1));
    }

    double exponential(double mean) {
        return -mean * StrictMath.log(1 - share());
    }

    /** Of the normal distribution, at most three standard deviations away from 0. */
    double normal() {
        double length = StrictMath.sqrt(-2 * StrictMath.log(1 - share()));
        return Math.clamp(length * StrictMath.cos(2 * StrictMath.PI * share()), -3, 3);
    }
}
