package city.ioc.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The profiles that come with the project, and copies of one to spoil. */
final class Profiles {
    static final Path FOLDER = Path.of("..", "profiles");

    private Profiles() {}

    static CityProfile load(String name) {
        return ProfileLoader.load(FOLDER.resolve(name));
    }

    /** A small city that loads as it is: one city, one district, two communes, two procedures, two KPIs. */
    static Path small(Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("small"));
        Files.writeString(folder.resolve("city.yaml"), """
                id: small
                name: {vi: Nhỏ, en: Small}
                zone: Asia/Ho_Chi_Minh
                currency: VND
                compare: BY_DATE
                earliest: 2010-01-01T00:00:00+07:00
                countedPauses: [SUPPLEMENT]
                """);
        Files.writeString(folder.resolve("calendar.yaml"), """
                week:
                  monday: [07:00-11:00, 13:00-17:00]
                  tuesday: [07:00-11:00, 13:00-17:00]
                sameDayCutoff: 15:00
                limitsEndOnWorkingDays: true
                daysOff:
                  - {date: 2024-01-01, name: New Year}
                makeUpDays:
                  - {date: 2024-01-06, for: 2024-01-01}
                """);
        Files.writeString(folder.resolve("units.csv"), """
                code,name_vi,name_en,kind,parent,valid_from,valid_to
                92,Thành phố,City,CITY,,2004-01-02,
                916,Quận,District,DISTRICT,92,2004-01-02,2025-06-30
                31135,Phường Tân An,Tân An,COMMUNE,916,2004-01-02,2025-06-30
                31135,Phường Ninh Kiều,Ninh Kiều,COMMUNE,92,2025-07-01,
                """);
        Files.writeString(folder.resolve("procedures.csv"), """
                code,name_vi,name_en,field,level,limit_value,limit_unit,fee,counted_pauses,online
                2.001458,Một,One,Đất đai,DEPARTMENT+COMMUNE,10,WORKING_DAY,yes,SUPPLEMENT+FEE,FULL
                2.000635,Hai,Two,Hộ tịch,COMMUNE,,SAME_DAY_15H,no,,
                """);
        Files.writeString(folder.resolve("kpis.yaml"), """
                kpis:
                  - id: dossiers.received
                    version: 1
                    name: {vi: Tiếp nhận, en: Received}
                    unit: COUNT
                    numerator: sum(received)
                    better: NONE
                    validFrom: 2020-01-01
                    source: test
                  - id: dossiers.online-share
                    version: 1
                    name: {vi: Trực tuyến, en: Online}
                    unit: SHARE
                    numerator: sum(received, channel=ONLINE)
                    denominator: kpi(dossiers.received)
                    whenZero: no-data
                    better: UP
                    target: 0.5
                    validFrom: 2020-01-01
                    source: test
                """);
        return folder;
    }

    /** Replaces a text that must be there. */
    static Path change(Path folder, String file, String text, String by) throws IOException {
        Path path = folder.resolve(file);
        String content = Files.readString(path);
        if (!content.contains(text)) {
            throw new IllegalArgumentException(file + " does not contain " + text);
        }
        Files.writeString(path, content.replace(text, by));
        return folder;
    }
}
