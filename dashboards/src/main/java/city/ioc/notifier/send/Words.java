package city.ioc.notifier.send;

import city.ioc.notifications.Recipient.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;

/** The words of messages in one language, from {@code notifier/words_<language>.properties}. */
final class Words {
    private final Properties words = new Properties();
    private final DateTimeFormatter times;

    Words(Language language) {
        String name = "/notifier/words_" + language + ".properties";
        try (InputStreamReader file =
                new InputStreamReader(Words.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            words.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
        times = DateTimeFormatter.ofPattern(of("time"), Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such word */
    String of(String key, Object... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no word for " + key);
        }
        return values.length == 0 ? text : String.format(Locale.ROOT, text, values);
    }

    String time(ZonedDateTime time) {
        return times.format(time);
    }

    /** In the two largest units, such as days and hours. */
    String age(Duration age) {
        if (age.toDays() > 0) {
            return of("age.days", age.toDays(), age.toHoursPart());
        }
        return age.toHours() > 0
                ? of("age.hours", age.toHours(), age.toMinutesPart())
                : of("age.minutes", Math.max(0, age.toMinutes()));
    }
}
