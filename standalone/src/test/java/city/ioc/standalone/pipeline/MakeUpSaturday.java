package city.ioc.standalone.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Saturday that turns out to be worked. Dossiers accepted on the Friday before it, at 9:00, have as many working days as there are weekdays
 * after that Friday up to the first weekday that is not past, so they are due then; with the Saturday worked each day counts one earlier, and
 * they are due on the day that is worked before it, which is past.
 */
final class MakeUpSaturday {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Of these dossiers only. */
    static final String UNIT = "STP";

    static final int DOSSIERS = 3;

    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final String CALENDAR =
            """
            week:
              monday: [07:00-11:00, 13:00-17:00]
              tuesday: [07:00-11:00, 13:00-17:00]
              wednesday: [07:00-11:00, 13:00-17:00]
              thursday: [07:00-11:00, 13:00-17:00]
              friday: [07:00-11:00, 13:00-17:00]
            sameDayCutoff: 15:00
            limitsEndOnWorkingDays: true
            daysOff:
              - {date: %s, name: exchanged}
            """;

    private final LocalDate today;
    private final LocalDate saturday;

    MakeUpSaturday(Instant now) {
        today = LocalDate.ofInstant(now, ZONE);
        saturday = today.with(TemporalAdjusters.previous(DayOfWeek.SATURDAY));
    }

    /** The Monday two months on: off in exchange, by both calendars, and nothing in the test lasts so long. */
    private LocalDate exchanged() {
        return saturday.plusDays(2 + 63);
    }

    String calendarWithout() {
        return CALENDAR.formatted(exchanged());
    }

    String calendarWith() {
        return calendarWithout() + "makeUpDays:\n  - {date: %s, for: %s}\n".formatted(saturday, exchanged());
    }

    /** The profile of Cần Thơ with the calendar without the Saturday. */
    Path profile(Path folder) throws IOException {
        Path profile = Files.createDirectories(folder.resolve("profiles").resolve("cantho"));
        for (String shared : List.of("kpis.yaml", "alerts.yaml", "index.yaml")) {
            Files.copy(Project.profile(shared), profile.resolveSibling(shared));
        }
        for (String own : List.of("city.yaml", "units.csv", "successors.csv", "procedures.csv", "tiles.csv")) {
            Files.copy(Project.profile("cantho").resolve(own), profile.resolve(own));
        }
        Files.writeString(profile.resolve("calendar.yaml"), calendarWithout());
        return profile;
    }

    List<String> dossiers() {
        int days = weekdaysAfterFriday();
        List<String> events = new ArrayList<>();
        for (int i = 0; i < DOSSIERS; i++) {
            events.add(accepted("H13.12-S" + i, UNIT, saturday.minusDays(1).atTime(NINE).atZone(ZONE).toInstant(), days));
        }
        return events;
    }

    static String accepted(String dossier, String unit, Instant at, int workingDays) {
        return SentEvent.of(
                "dossier.accepted",
                dossier,
                at,
                Map.of(
                        "unit", unit,
                        "procedure", SentEvent.PROCEDURE,
                        "channel", "DESK",
                        "limit", Map.of("value", workingDays, "unit", "WORKING_DAY")));
    }

    private int weekdaysAfterFriday() {
        int days = 0;
        for (LocalDate day = saturday; !day.isAfter(dueWithout()); day = day.plusDays(1)) {
            days += isWeekday(day) ? 1 : 0;
        }
        return days;
    }

    /** The first weekday that is not past. */
    LocalDate dueWithout() {
        LocalDate day = today;
        while (!isWeekday(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** The last day before it that is worked, the Saturday being one. */
    LocalDate dueWith() {
        LocalDate day = dueWithout().minusDays(1);
        while (!isWeekday(day) && !day.equals(saturday)) {
            day = day.minusDays(1);
        }
        return day;
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** When a dossier is due by the calendars. */
    static Instant nineOn(LocalDate day) {
        return day.atTime(NINE).atZone(ZONE).toInstant();
    }

    static int overdue(JsonNode kpis) {
        for (JsonNode kpi : kpis) {
            if (kpi.path("id").asText().equals("dossiers.overdue")) {
                return kpi.path("numerator").asInt(-1);
            }
        }
        return -1;
    }
}
