package city.ioc.dashboards.board;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            2026-02-26, today,     2026-02-26, 2026-02-26, PREVIOUS,  2026-02-25, 2026-02-25, 2026-02-25
            2026-03-01, yesterday, 2026-02-28, 2026-02-28, PREVIOUS,  2026-02-27, 2026-02-27, 2026-02-28
            2026-02-26, 7d,        2026-02-20, 2026-02-26, PREVIOUS,  2026-02-13, 2026-02-19, 2026-02-19
            2026-03-01, 30d,       2026-01-31, 2026-03-01, PREVIOUS,  2026-01-01, 2026-01-30, 2026-01-30
            2026-02-26, month,     2026-02-01, 2026-02-26, PREVIOUS,  2026-01-01, 2026-01-26, 2026-01-26
            2026-03-31, month,     2026-03-01, 2026-03-31, PREVIOUS,  2026-02-01, 2026-02-28, 2026-02-28
            2026-02-28, month,     2026-02-01, 2026-02-28, PREVIOUS,  2026-01-01, 2026-01-28, 2026-01-28
            2026-05-15, quarter,   2026-04-01, 2026-05-15, PREVIOUS,  2026-01-01, 2026-02-15, 2026-02-15
            2026-03-31, year,      2026-01-01, 2026-03-31, PREVIOUS,  2025-01-01, 2025-03-31, 2025-03-31
            2024-02-29, year,      2024-01-01, 2024-02-29, PREVIOUS,  2023-01-01, 2023-02-28, 2023-02-28
            2026-02-26, -,         2026-02-24, 2026-02-26, PREVIOUS,  2026-02-21, 2026-02-23, 2026-02-23
            2026-03-10, -,         2026-02-01, 2026-02-28, PREVIOUS,  2026-01-01, 2026-01-31, 2026-02-10
            2026-05-31, -,         2026-01-01, 2026-03-31, PREVIOUS,  2025-10-01, 2025-12-31, 2026-02-28
            2024-02-29, today,     2024-02-29, 2024-02-29, LAST_YEAR, 2023-02-28, 2023-02-28, 2023-02-28
            2024-03-01, 7d,        2024-02-24, 2024-03-01, LAST_YEAR, 2023-02-24, 2023-03-01, 2023-03-01
            2026-02-26, month,     2026-02-01, 2026-02-26, LAST_YEAR, 2025-02-01, 2025-02-26, 2025-02-26
            2025-03-10, -,         2025-02-01, 2025-02-28, LAST_YEAR, 2024-02-01, 2024-02-29, 2024-03-10
            2026-02-26, -,         2026-02-24, 2026-02-26, LAST_YEAR, 2025-02-24, 2025-02-26, 2025-02-26
            """)
    void theEarlierDaysHaveAsMuchTimeBehindThem(
            LocalDate moment,
            String horizon,
            LocalDate from,
            LocalDate to,
            Comparison comparison,
            LocalDate earlierFrom,
            LocalDate earlierTo,
            LocalDate earlierMoment) {
        Horizon known = horizon == null ? null : Horizon.named(horizon).orElseThrow();
        if (known != null) {
            assertThat(known.firstDay(moment)).isEqualTo(from);
            assertThat(known.lastDay(moment)).isEqualTo(to);
        }

        assertThat(comparison.earlier(new Comparison.Days(from, to, moment), known))
                .isEqualTo(new Comparison.Days(earlierFrom, earlierTo, earlierMoment));
    }
}
