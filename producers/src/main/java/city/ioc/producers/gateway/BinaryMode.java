package city.ioc.producers.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.HttpStatus;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The binary mode of CloudEvents over HTTP: attributes in {@code ce-} headers, percent-encoded; the body is the data. */
final class BinaryMode {
    private static final String PREFIX = "ce-";
    private static final JsonFactory JSON = new JsonFactory();

    private BinaryMode() {}

    static boolean isUsedBy(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(PREFIX));
    }

    /** The same event in structured form. */
    static byte[] toStructured(HttpServletRequest request, byte[] data) throws Problem {
        JsonBody checked = data.length == 0 ? null : JsonBody.ofOne(data);
        ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + 400);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            for (Map.Entry<String, String> attribute : attributes(request).entrySet()) {
                json.writeStringField(attribute.getKey(), attribute.getValue());
            }
            if (checked != null) {
                json.writeFieldName("data");
                json.writeRawValue(new String(checked.slice(checked.elements().getFirst()), UTF_8));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Map<String, String> attributes(HttpServletRequest request) throws Problem {
        Map<String, String> attributes = new TreeMap<>();
        for (String header : Collections.list(request.getHeaderNames())) {
            String name = header.toLowerCase(Locale.ROOT);
            if (!name.startsWith(PREFIX)) {
                continue;
            }
            String attribute = name.substring(PREFIX.length());
            if (attribute.equals("data") || attribute.equals("datacontenttype")) {
                throw bad(name, "is not an attribute header; the data are the body, its type is Content-Type");
            }
            if (attributes.containsKey(attribute) || Collections.list(request.getHeaders(header)).size() > 1) {
                throw bad(name, "given twice");
            }
            attributes.put(attribute, decode(name, request.getHeader(header)));
        }
        return attributes;
    }

    /** Undoes quoting, then one round of percent-encoding, as the HTTP binding of CloudEvents 1.0.2 §3.1.3.2 says. */
    static String decode(String header, String value) throws Problem {
        String raw = unquote(value.strip());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c < ' ' || c > '~') {
                throw bad(header, "characters beyond printable ASCII must be percent-encoded");
            }
            if (c != '%') {
                bytes.write(c);
                continue;
            }
            int high = hex(raw, i + 1);
            int low = hex(raw, i + 2);
            if (high < 0 || low < 0) {
                throw bad(header, "'%' must be followed by two hexadecimal digits");
            }
            bytes.write(high << 4 | low);
            i += 2;
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException e) {
            throw bad(header, "is not UTF-8 when decoded");
        }
    }

    private static int hex(String text, int at) {
        return at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    }

    private static String unquote(String value) {
        if (value.length() < 2 || value.charAt(0) != '"' || value.charAt(value.length() - 1) != '"') {
            return value;
        }
        return value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1");
    }

    private static Problem bad(String header, String what) {
        return Problem.of(HttpStatus.BAD_REQUEST, header + ": " + what);
    }
}
