package city.ioc.streams.query;

import city.ioc.events.Opt;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where an instance answers the others.
 *
 * @param host   under which the others reach it, and on whose address it listens
 * @param port   0 for any that is free
 * @param secret that all instances share; may be null on the loopback address only
 */
public record Endpoint(String host, int port, @Opt String secret) {
    private static final int LEAST_SECRET = 16;
    private static final int HIGHEST_PORT = 65_535;

    /** @throws IllegalArgumentException with a sentence that says what to change */
    public Endpoint {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("the port of the endpoint must be between 0 and " + HIGHEST_PORT + ", not " + port);
        }
        if (secret == null ? !address(host).isLoopbackAddress() : secret.length() < LEAST_SECRET) {
            throw new IllegalArgumentException("the endpoint on " + host + " needs a secret of at least " + LEAST_SECRET
                    + " characters that all instances share: it tells the events of cases to whoever knows it");
        }
    }

    /** On the loopback address, for instances on one machine. */
    public static Endpoint local(int port) {
        return new Endpoint("127.0.0.1", port, null);
    }

    InetAddress address() {
        return address(host);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return CaseWire.hostAndPort(host, port);
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("the endpoint's host " + host + " is not known", e);
        }
    }
}
