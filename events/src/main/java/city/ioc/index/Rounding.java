package city.ioc.index;

/**
 * How many decimals are kept, half up.
 *
 * @param ratio of a ratio as a fraction: 4 are two decimals of a percentage
 * @param points of the points of a criterion; totals are sums of them
 */
public record Rounding(int ratio, int points) {
    private static final int MOST = 10;

    /** @throws IllegalArgumentException when one is not from 0 to 10 */
    public Rounding {
        if (ratio < 0 || ratio > MOST || points < 0 || points > MOST) {
            throw new IllegalArgumentException("decimals are from 0 to " + MOST);
        }
    }
}
