package city.ioc.producers.gateway;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A body that is well-formed JSON in UTF-8, cut into its elements by position. Looks at tokens only: lengths, numbers and
 * duplicate names are the business of whoever reads an element, so that one bad element does not spoil the others.
 */
final class JsonBody {
    /** Deeper bodies are not read at all; an event may nest far less, and is then refused by itself. */
    static final int MAX_NESTING = 100;

    private static final JsonFactory TOKENS = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final byte[] bytes;
    private final List<Element> elements;

    private JsonBody(byte[] bytes, List<Element> elements) {
        this.bytes = bytes;
        this.elements = elements;
    }

    /** A body that is one value. */
    static JsonBody ofOne(byte[] body) throws Problem {
        byte[] json = utf8(body);
        try (JsonParser parser = TOKENS.createParser(json)) {
            parser.nextToken();
            Element element = element(parser);
            requireEnd(parser);
            return new JsonBody(json, List.of(element));
        } catch (JacksonException e) {
            throw explain(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A body that is an array of at most {@code maxElements} values. */
    static JsonBody ofMany(byte[] body, int maxElements) throws Problem {
        byte[] json = utf8(body);
        List<Element> elements = new ArrayList<>();
        try (JsonParser parser = TOKENS.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw Problem.notJson("a batch must be a JSON array of events");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (elements.size() == maxElements) {
                    throw Problem.tooLarge("a batch may have at most " + maxElements + " events; send smaller batches");
                }
                elements.add(element(parser));
            }
            requireEnd(parser);
        } catch (JacksonException e) {
            throw explain(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new JsonBody(json, elements);
    }

    List<Element> elements() {
        return elements;
    }

    /** The bytes of one element. */
    byte[] slice(Element element) {
        return Arrays.copyOfRange(bytes, element.from(), element.to());
    }

    /** The top-level texts of an object called {@code id} and {@code type}, as far as they are there and not overlong. */
    Label label(Element element) {
        String id = null;
        String type = null;
        if (!element.isObject()) {
            return new Label(null, null);
        }
        try (JsonParser parser = TOKENS.createParser(bytes, element.from(), element.to() - element.from())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
                if (text && name.equals("id") && parser.getTextLength() <= Label.MAX_LENGTH) {
                    id = parser.getText();
                } else if (text && name.equals("type") && parser.getTextLength() <= Label.MAX_LENGTH) {
                    type = parser.getText();
                }
                parser.skipChildren();
            }
        } catch (JacksonException e) {
            return new Label(id, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Label(id, type);
    }

    private static Element element(JsonParser parser) throws IOException, Problem {
        if (parser.currentToken() == null) {
            throw Problem.notJson("the body is empty");
        }
        int from = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
        boolean object = parser.currentToken() == JsonToken.START_OBJECT;
        parser.skipChildren();
        parser.finishToken();
        return new Element(from, Math.toIntExact(parser.currentLocation().getByteOffset()), object);
    }

    private static void requireEnd(JsonParser parser) throws IOException, Problem {
        if (parser.nextToken() != null) {
            throw Problem.notJson("something follows the JSON value at " + where(parser.currentTokenLocation()));
        }
    }

    private static Problem explain(JacksonException e) {
        return Problem.notJson(
                e instanceof StreamConstraintsException
                        ? "the body nests deeper than " + MAX_NESTING + " levels or cannot be read safely"
                        : "the body is not well-formed JSON at " + where(e.getLocation()));
    }

    private static String where(JsonLocation at) {
        return at == null ? "an unknown place" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    /** The body without a byte order mark. Text in another encoding would be read, and cut, at wrong positions. */
    private static byte[] utf8(byte[] body) throws Problem {
        byte[] json = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF
                ? Arrays.copyOfRange(body, 3, body.length)
                : body;
        for (int i = 0; i < Math.min(4, json.length); i++) {
            if (json[i] == 0) {
                throw Problem.notJson("the body must be JSON in UTF-8");
            }
        }
        CharsetDecoder decoder = UTF_8.newDecoder();
        CharBuffer scratch = CharBuffer.allocate(8_192);
        ByteBuffer in = ByteBuffer.wrap(json);
        CoderResult result;
        do {
            result = decoder.decode(in, scratch, true);
            scratch.clear();
        } while (result.isOverflow());
        if (result.isError()) {
            throw Problem.notJson("the body is not UTF-8 at byte " + (body.length - in.remaining()));
        }
        return json;
    }

    /** Where one element stands in the body. */
    record Element(int from, int to, boolean isObject) {
        int length() {
            return to - from;
        }
    }

    /** What a refused element calls itself; null where it does not. */
    record Label(String id, String type) {
        static final int MAX_LENGTH = 200;
    }
}
