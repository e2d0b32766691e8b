package city.ioc.standalone.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One running city for all tests of a class. */
final class CityOfTests implements BeforeAllCallback, AfterAllCallback {
    private final String profile;
    private final boolean forBrowser;
    private Path data;
    private RunningCity city;

    private CityOfTests(String profile, boolean forBrowser) {
        this.profile = profile;
        this.forBrowser = forBrowser;
    }

    static CityOfTests of(String profile) {
        return new CityOfTests(profile, false);
    }

    /** A city that is not started where no browser could look at it. */
    static CityOfTests forBrowser(String profile) {
        return new CityOfTests(profile, true);
    }

    RunningCity get() {
        return city;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (!forBrowser || Browser.isInstalled()) {
            data = Files.createTempDirectory("ioc-test");
            city = RunningCity.start(data, Project.profile(profile));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (city != null) {
            city.close();
        }
        if (data != null) {
            Utils.delete(data.toFile());
        }
    }
}
