package city.ioc.notifier.send;

import city.ioc.alerts.AlertRule;
import city.ioc.events.Opt;
import city.ioc.notifications.Recipient;
import city.ioc.notifier.plan.Item;
import city.ioc.profile.CityProfile;
import city.ioc.profile.Unit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** What things are called in a city, and where its page shows them. */
public final class Names {
    private final CityProfile profile;
    private final String page;

    /** @param page with places for what comes in; null when there is none */
    public Names(CityProfile profile, @Opt String page) {
        this.profile = profile;
        this.page = page;
    }

    /** Codes that the profile does not know stand for themselves. */
    String unit(Item item, Recipient recipient) {
        return profile.units()
                .at(item.unit(), local(item.at()).toLocalDate())
                .map(Unit::name)
                .map(recipient::in)
                .orElse(item.unit());
    }

    String rule(Item item, Recipient recipient) {
        return profile.rules()
                .alerts()
                .rule(item.rule())
                .map(AlertRule::name)
                .map(recipient::in)
                .orElse(item.rule());
    }

    /** The instant on the city's clock. */
    ZonedDateTime local(long at) {
        return Instant.ofEpochMilli(at).atZone(zone());
    }

    private ZoneId zone() {
        return profile.rules().calendar().zone();
    }

    /** Null when there is no page. */
    @Opt
    String link(Item item) {
        return page == null
                ? null
                : page.replace("{alert}", encoded(item.alert()))
                        .replace("{subject}", encoded(item.subject()))
                        .replace("{unit}", encoded(item.unit()))
                        .replace("{rule}", encoded(item.rule()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
