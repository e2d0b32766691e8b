package city.ioc.standalone;

import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which brokers a part of the pipeline works with. */
final class BootstrapOptions {
    private static final Pattern BROKERS = Pattern.compile("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*");

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = Defaults.BOOTSTRAP,
            description = "Brokers, separated by commas; some of them will do (IOC_BOOTSTRAP, ${DEFAULT-VALUE}).")
    private String bootstrap;

    /** @throws IllegalArgumentException with a sentence that says what to change */
    String brokers() {
        String brokers = bootstrap.replace(" ", "");
        if (!BROKERS.matcher(brokers).matches()) {
            throw new IllegalArgumentException("--bootstrap names brokers as HOST:PORT, separated by commas, not '" + bootstrap + "'");
        }
        return brokers;
    }
}
