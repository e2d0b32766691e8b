package city.ioc.standalone;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import picocli.CommandLine.Option;

/** Which address a command listens on, and whether others may reach it. */
final class HostOptions {
    @Option(
            names = "--host",
            paramLabel = "ADDR",
            defaultValue = Defaults.HOST,
            description = "Address to listen on (IOC_HOST, ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--open-door",
            description = "Allow a --host that other machines reach, though nobody has to log in yet.")
    private boolean openDoor;

    /** @throws IllegalArgumentException with a sentence that says what to change */
    InetAddress address() {
        InetAddress address = resolved();
        if (!address.isLoopbackAddress() && !openDoor) {
            throw new IllegalArgumentException("--host " + host + " is reached by other machines, and there is no login yet: everybody"
                    + " there could read and act. Add --open-door if you want that");
        }
        return address;
    }

    /**
     * With a port of its own.
     *
     * @throws IllegalArgumentException with a sentence that says what to change
     */
    InetSocketAddress address(int port) {
        InetAddress address = address();
        if (port < 0 || port > UpSettings.HIGHEST_PORT) {
            throw new IllegalArgumentException("--port must be between 0 and " + UpSettings.HIGHEST_PORT + ", not " + port);
        }
        return new InetSocketAddress(address, port);
    }

    private InetAddress resolved() {
        try {
            return InetAddress.getAllByName(host)[0];
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("--host " + host + " is not an address of this machine", e);
        }
    }
}
