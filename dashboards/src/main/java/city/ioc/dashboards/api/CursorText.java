package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The place where a page of a list ended, as one opaque word.
 *
 * @param ranks what the list is ordered by
 * @param id    what decides among equal ones
 */
record CursorText(List<Long> ranks, String id) {

    String text() {
        String plain = ranks.stream().map(rank -> rank + ":").collect(Collectors.joining()) + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Refusal when it is none with so many ranks */
    static CursorText parse(String text, int ranks) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split(":", ranks + 1);
            if (parts.length == ranks + 1) {
                return new CursorText(
                        Arrays.stream(parts).limit(ranks).map(Long::valueOf).toList(), parts[ranks]);
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw Refusal.of("'cursor' must be the 'next' of the page before, not '%s'".formatted(text));
    }
}
