package city.ioc.standalone;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a part whether it is well, inside a container that may have nothing else to ask with: exit code 0 when the answer is 200. */
public final class HealthProbe {
    private static final int PATIENCE_MILLIS = 3_000;

    private HealthProbe() {}

    /** @param args the URL */
    public static void main(String[] args) {
        System.exit(isWell(URI.create(args[0])) ? 0 : 1);
    }

    private static boolean isWell(URI url) {
        try {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
