package city.ioc.dashboards.index;

import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.events.DossierEvent;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.events.Event;
import city.ioc.events.EventData;
import city.ioc.events.PaymentEvent;
import city.ioc.events.ServiceEvent;
import city.ioc.kpi.GivenFigure;
import city.ioc.kpi.GivenFigures;
import city.ioc.profile.FoldRules;
import city.ioc.profile.Validity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The worked example of {@code docs/reference/index766.md}: its tables, and the cases that they tell of. */
final class WorkedExample {
    static final String UNIT = "31135";
    private static final Path PAGE = Path.of("..", "docs", "reference", "index766.md");
    private static final String DESK = "/units/31135/desks/1";

    private final String page;

    WorkedExample() {
        try {
            String all = Files.readString(PAGE);
            page = all.substring(all.indexOf("## A worked example"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cells of the rows of the first table with this header. */
    List<List<String>> table(String header) {
        List<String> lines = page.lines().dropWhile(line -> !line.startsWith(header)).toList();
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("the page has no table " + header);
        }
        return lines.stream()
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList())
                .toList();
    }

    boolean says(String text) {
        return page.replaceAll("\\s+", " ").contains(text);
    }

    GivenFigures given() {
        Validity always = new Validity(LocalDate.of(2025, 1, 1), null);
        return new GivenFigures(table("| id | value |").stream()
                .map(row -> new GivenFigure(row.get(0), null, new BigDecimal(row.get(1)), always, "the page"))
                .toList());
    }

    List<CaseTable.Case> cases(FoldRules rules) {
        List<CaseTable.Case> cases = new ArrayList<>();
        CaseFold fold = new CaseFold(rules);
        table("| no. | procedure |").forEach(row -> cases.add(folded(fold, "D" + row.getFirst(), dossier(row))));
        table("| no. | received |").forEach(row -> cases.add(folded(fold, row.getFirst(), feedback(row))));
        cases.add(folded(fold, "I1", List.of(new Happening(
                "03-31 08:00",
                new ServiceEvent.IndicatorPublished(
                        UNIT, "procedures.population-data-share", "2025-Q1", new BigDecimal("0.4"), "the page")))));
        return cases;
    }

    private record Happening(String at, EventData data) {}

    private static CaseTable.Case folded(CaseFold fold, String id, List<Happening> happenings) {
        CaseEvents events = CaseEvents.NONE;
        for (int i = 0; i < happenings.size(); i++) {
            Happening each = happenings.get(i);
            events = events.with(Event.of(DESK, id + "-" + i, id, time(each.at()), each.data())).orElseThrow();
        }
        return new CaseTable.Case(id, fold.fold(id, events));
    }

    private static List<Happening> dossier(List<String> row) {
        List<Happening> story = new ArrayList<>();
        String accepted = row.get(3);
        String ended = row.get(5);
        String fee = row.get(9);
        Channel channel = row.get(2).isEmpty() ? null : Channel.valueOf(row.get(2));
        OffsetDateTime due = row.get(4).isEmpty() ? null : time(row.get(4));
        story.add(new Happening(accepted, new DossierEvent.Accepted(UNIT, row.get(1), channel, due, null, null)));
        if (!row.get(7).isEmpty()) {
            story.add(new Happening(accepted, digitised(row.get(7))));
        }
        story.add(new Happening(accepted, new DossierEvent.Synchronised("DVCQG", row.get(8).equals("yes"))));
        if (!fee.isEmpty()) {
            story.add(new Happening(accepted, new PaymentEvent.Requested("1", new BigDecimal(fee), "VND")));
        }
        if (!row.get(10).isEmpty()) {
            PaymentEvent.Mode mode = PaymentEvent.Mode.valueOf(row.get(10));
            story.add(new Happening(accepted, new PaymentEvent.Succeeded("1", "1", new BigDecimal(fee), "VND", mode)));
        }
        switch (row.get(6)) {
            case "" -> {}
            case "W" -> story.add(new Happening(ended, new DossierEvent.Withdrawn()));
            default -> story.add(new Happening(ended, resolved(row.get(6))));
        }
        if (!row.get(11).isEmpty()) {
            story.add(new Happening(ended, new DossierEvent.Rated(Integer.valueOf(row.get(11)), null)));
        }
        return story;
    }

    private static DossierEvent.Digitised digitised(String data) {
        return new DossierEvent.Digitised(
                1, count(data, "d"), count(data, "r"), count(data, "c"), data.contains("p"));
    }

    private static int count(String data, String letter) {
        return data.contains(letter) ? 1 : 0;
    }

    private static DossierEvent.Resolved resolved(String result) {
        return new DossierEvent.Resolved(DossierEvent.Outcome.APPROVED, result.equals("E"), !result.equals("N"));
    }

    private static List<Happening> feedback(List<String> row) {
        List<Happening> story = new ArrayList<>();
        story.add(new Happening(row.get(1), new ServiceEvent.FeedbackReceived(UNIT, ServiceEvent.FeedbackKind.STAFF)));
        addIfThere(row.get(2), new ServiceEvent.FeedbackAnswered(), story);
        addIfThere(row.get(3), new ServiceEvent.FeedbackRefused("not ours"), story);
        addIfThere(row.get(4), new ServiceEvent.FeedbackPublished(), story);
        if (!row.get(5).isEmpty()) {
            story.add(new Happening(row.get(4), new ServiceEvent.FeedbackRated(row.get(5).equals("yes"))));
        }
        return story;
    }

    private static void addIfThere(String at, EventData data, List<Happening> story) {
        if (!at.isEmpty()) {
            story.add(new Happening(at, data));
        }
    }

    private static OffsetDateTime time(String dayAndTime) {
        return LocalDateTime.parse("2025-" + dayAndTime.replace(' ', 'T')).atOffset(ZoneOffset.ofHours(7));
    }
}
