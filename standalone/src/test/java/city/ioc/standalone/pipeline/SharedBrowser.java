package city.ioc.standalone.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.openqa.selenium.WebDriverException;

/** One browser for all tests, which each of them finds as if it had just been opened. */
final class SharedBrowser implements BeforeEachCallback {
    private static final Namespace BROWSERS = Namespace.create(SharedBrowser.class);

    private Browser browser;

    Browser get() {
        return browser;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        Store store = context.getStore(StoreScope.EXECUTION_REQUEST, BROWSERS);
        browser = open(store);
        try {
            browser.renew();
        } catch (WebDriverException e) {
            // An earlier test has left it dead.
            store.remove(Browser.class);
            browser.close();
            browser = open(store);
        }
    }

    private static Browser open(Store store) {
        return store.computeIfAbsent(
                Browser.class,
                key -> {
                    try {
                        return Browser.open();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Browser.class);
    }
}
