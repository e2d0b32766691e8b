package city.ioc.standalone;

import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.IVersionProvider;

/** What {@code ioc --version} prints. */
final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = VersionText.class.getPackage().getImplementationVersion();
        return new String[] {
            "ioc " + (version == null ? "from classes" : version) + " (Kafka " + AppInfoParser.getVersion() + ", Java "
                    + Runtime.version() + ")"
        };
    }
}
