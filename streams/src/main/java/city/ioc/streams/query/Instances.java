package city.ioc.streams.query;

import city.ioc.events.Opt;

/**
 * How the instances of one pipeline stand in for each other.
 *
 * @param endpoint where this one answers the others; null when it answers nobody, and asks nobody
 * @param standbys copies of every case besides the one that is written to
 */
public record Instances(@Opt Endpoint endpoint, int standbys) {
    /** One instance alone. */
    public static final Instances ALONE = new Instances(null, 0);

    public Instances {
        if (standbys < 0) {
            throw new IllegalArgumentException("there cannot be " + standbys + " standby copies");
        }
    }
}
