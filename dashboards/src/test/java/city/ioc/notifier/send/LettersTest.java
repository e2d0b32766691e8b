package city.ioc.notifier.send;

import city.ioc.notifications.Recipient.Language;
import city.ioc.notifier.plan.Delivery;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LettersTest {
    private final Letters letters = new Letters(Example.NAMES);

    private Letter letter(Language language, Delivery delivery) {
        return letters.of(Example.recipient(language), delivery, Example.NOW);
    }

    @Test
    void aSingleOneSaysWhatWhereAndHowLong() {
        Letter letter = letter(Language.en, Example.single());
        assertThat(letter.title())
                .isEqualTo("[IOC] Escalated to unit-head: Overdue, H13.12-240226-0031, Department of Justice (high)");
        assertThat(letters.text(letter)).isEqualTo("""
                To: Role head

                Department of Justice

                  To be looked at
                  - Escalated to unit-head: Overdue (high)
                    H13.12-240226-0031, due 2024-02-22 17:00, since 4 d 14 h
                    https://ioc.example/?unit=STP&case=H13.12-240226-0031

                Sent by the city's operations centre. Nobody reads answers to this message.
                """);
    }

    @Test
    void speaksVietnamese() {
        Letter letter = letter(Language.vi, Example.single());
        assertThat(letter.title())
                .isEqualTo("[IOC] Chuyển lên unit-head: Hồ sơ quá hạn, H13.12-240226-0031, Sở Tư pháp (cao)");
        assertThat(letters.text(letter))
                .contains("Kính gửi: Vai trò head", "hạn trả 22/02/2024 17:00", "đã kéo dài 4 ngày 14 giờ");
    }

    @Test
    void aDigestHasASectionForEachUnitAndWhatWasSeenStandsApart() {
        Letter letter = letter(Language.en, Example.digest());
        assertThat(letter.title()).isEqualTo("[IOC] 4 alerts of 2 units, 2024-02-27 07:00");
        assertThat(letters.text(letter)).containsSubsequence(
                "Department of Justice",
                "To be looked at", "Overdue (warning)", "H13.12-240226-0001",
                "Already acknowledged or put off", "Stuck (notice)", "H13.12-240226-0002",
                "Tân An",
                "To be looked at", "Due soon (notice)", "Satisfaction under target (warning)");
    }

    @Test
    void whatDesksWroteIsTextInHtmlToo() {
        String html = letters.html(letter(Language.en, Example.digest()));
        assertThat(html)
                .contains("<html lang=\"en\">", "H13.14-240226-&lt;b&gt;3&lt;/b&gt;", "<h2>Department of Justice</h2>")
                .contains("<a href=\"https://ioc.example/?unit&#x3D;STP&amp;case&#x3D;H13.12-240226-0001\">")
                .doesNotContain("<b>3");
    }

    @Test
    void bothLanguagesHaveTheSameWords() throws Exception {
        for (String word : new String[] {"single", "digest", "open", "seen", "over", "due", "age", "footer", "CLEARED", "CRITICAL"}) {
            for (Language language : Language.values()) {
                assertThat(new Words(language).of(word)).as(language + " " + word).isNotBlank();
            }
        }
    }
}
