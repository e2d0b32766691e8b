package city.ioc.notifications;

import java.nio.file.Path;

/** Where a password or token is found. It is never in a profile itself. */
public sealed interface Secret {

    /** The text of a file, without the white space around it. */
    record OfFile(Path path) implements Secret {}

    /** The value of a variable of the environment. */
    record OfEnvironment(String variable) implements Secret {}
}
