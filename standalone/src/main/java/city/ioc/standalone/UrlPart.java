package city.ioc.standalone;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes a text as one part of the path of a URL. */
final class UrlPart {
    private UrlPart() {}

    static String of(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
