package city.ioc.profile;

import city.ioc.alerts.Severity;
import city.ioc.events.Opt;
import city.ioc.notifications.Channel;
import city.ioc.notifications.Notifications;
import city.ioc.notifications.Recipient;
import city.ioc.notifications.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code notifications.yaml}, which says who is told of alerts; {@code docs/reference/notifications.md} explains the fields. */
public final class NotificationsFile {
    public static final String NAME = "notifications.yaml";

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final String ID_WANTED = "lower-case letters, digits and dashes, at most 40";
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\",;:()\\[\\]\\\\]{1,64}@[A-Za-z0-9.-]{1,255}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]{1,255}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(alert|subject|unit|rule)}");
    private static final String ALL = "all";
    private static final int HIGHEST_PORT = 65_535;

    private enum Kind {
        GENERIC,
        ALERTMANAGER,
        SMTP
    }

    private final Path folder;
    private final CityProfile profile;
    private final List<Channel> channels = new ArrayList<>();
    private final List<Recipient> recipients = new ArrayList<>();
    private final Set<String> channelIds = new HashSet<>();
    private final Set<String> recipientIds = new HashSet<>();

    private NotificationsFile(Path folder, CityProfile profile) {
        this.folder = folder;
        this.profile = profile;
    }

    /**
     * Reads the file of a profile's folder.
     *
     * @param profile of the same folder: whose units and rules may be named
     * @return empty when there is no such file: then nobody is told
     * @throws ProfileException listing every problem with file, line and reason
     */
    public static Optional<Notifications> read(Path folder, CityProfile profile) {
        TextFile file = TextFile.in(folder, NAME);
        if (!file.exists()) {
            return Optional.empty();
        }
        Problems problems = new Problems();
        Optional<Notifications> read =
                YamlBlock.read(file, problems).map(new NotificationsFile(folder, profile)::notifications);
        if (problems.count() > 0) {
            throw new ProfileException("The profile " + folder, problems.inOrder());
        }
        return read;
    }

    private Notifications notifications(YamlBlock block) {
        String page = block.optional("page", NotificationsFile::page);
        block.blocks("channels").forEach(this::addChannel);
        block.blocks("recipients").forEach(this::addRecipient);
        block.refuseOthers();
        return new Notifications(page, channels, recipients);
    }

    private void addChannel(YamlBlock entry) {
        int before = entry.problems().count();
        String id = id(entry, channelIds);
        Kind kind = entry.value("kind", Read.oneOf(Kind.class));
        Channel channel =
                switch (kind) {
                    case null -> null;
                    case GENERIC -> webhook(entry, id, Channel.Form.GENERIC);
                    case ALERTMANAGER -> webhook(entry, id, Channel.Form.ALERTMANAGER);
                    case SMTP -> smtp(entry, id);
                };
        if (channel != null) {
            entry.refuseOthers();
        }
        if (entry.problems().count() == before) {
            channels.add(channel);
        }
    }

    private Channel webhook(YamlBlock entry, String id, Channel.Form form) {
        return new Channel.Webhook(id, form, entry.value("url", NotificationsFile::url), secret(entry, "token"));
    }

    private Channel smtp(YamlBlock entry, String id) {
        String host = entry.value("host", Read.matching(HOST, "the name or address of a mail server"));
        Integer port = entry.value("port", NotificationsFile::port);
        Channel.Security security = entry.value("security", Read.oneOf(Channel.Security.class));
        String from = entry.value("from", Read.matching(ADDRESS, "an address such as ioc@city.example"));
        String user = entry.optional("user", Read::text);
        Secret password = secret(entry, "password");
        if (user == null != (password == null)) {
            entry.problem("user", "user and password come together");
        }
        if (user != null && security == Channel.Security.NONE) {
            entry.problem("security", "a password needs STARTTLS or TLS");
        }
        return new Channel.Smtp(id, host, Objects.requireNonNullElse(port, 0), security, from, user, password);
    }

    /** A secret by its file, from the profile's folder, or by its variable. */
    @Opt
    private Secret secret(YamlBlock entry, String name) {
        if (entry.has(name)) {
            entry.problem(name, "must not be written here: give %sFile or %sEnv".formatted(name, name));
        }
        String file = entry.optional(name + "File", Read::text);
        String variable = entry.optional(name + "Env", Read.matching(VARIABLE, "the name of a variable"));
        if (file != null && variable != null) {
            entry.problem(name + "Env", "either %sFile or %sEnv".formatted(name, name));
        }
        if (file != null) {
            return new Secret.OfFile(folder.resolve(file));
        }
        return variable == null ? null : new Secret.OfEnvironment(variable);
    }

    private void addRecipient(YamlBlock entry) {
        int before = entry.problems().count();
        String id = id(entry, recipientIds);
        LocalizedText name = entry.localized("name");
        Recipient.Language language = entry.value("language", Read.oneOf(Recipient.Language.class));
        String channel = entry.value("channel", Read::text);
        String address = entry.optional("address", Read.matching(ADDRESS, "an address such as head@city.example"));
        checkChannel(entry, channel, address);
        Set<String> units = some(entry, "units", "a unit", this::isUnit);
        Set<String> rules = some(entry, "rules", "a rule", rule -> profile.rules().alerts().rule(rule).isPresent());
        String role = entry.optional("role", Read.matching(ID, ID_WANTED));
        boolean raised = Objects.requireNonNullElse(entry.optional("raised", Read::yesNo), true);
        boolean assigned = Objects.requireNonNullElse(entry.optional("assigned", Read::yesNo), false);
        Severity immediate = entry.optional("immediate", Read.oneOf(Severity.class));
        Severity urgent = entry.optional("urgent", Read.oneOf(Severity.class));
        List<LocalTime> digests = entry.values("digest", Read::timeOfDay);
        entry.refuseOthers();
        if (entry.problems().count() > before) {
            return;
        }
        try {
            recipients.add(new Recipient(id, name, language, channel, address, units, rules, role, raised, assigned,
                    immediate, urgent, digests));
        } catch (IllegalArgumentException e) {
            entry.problems().add(entry.file(), entry.line(), e.getMessage());
        }
    }

    private void checkChannel(YamlBlock entry, @Opt String id, @Opt String address) {
        if (id == null) {
            return;
        }
        Optional<Channel> channel =
                channels.stream().filter(each -> each.id().equals(id)).findFirst();
        if (channel.isEmpty()) {
            if (!channelIds.contains(id)) {
                entry.problem("channel", id + " is not a channel");
            }
        } else if (channel.get() instanceof Channel.Smtp != (address != null)) {
            entry.problem("address", address == null ? "is missing: the channel sends mail" : "the channel sends no mail");
        }
    }

    private boolean isUnit(String code) {
        return profile.units().isOpen()
                || profile.units().all().stream().anyMatch(unit -> unit.code().equals(code));
    }

    /** The named ones; empty for all, which must be said. */
    private static Set<String> some(YamlBlock entry, String field, String kind, Predicate<String> known) {
        if (!entry.has(field)) {
            entry.problem(field, "is missing; [all] is every one");
            return Set.of();
        }
        List<String> named = entry.values(field, text -> {
            if (!text.equals(ALL) && !known.test(text)) {
                throw new IllegalArgumentException(text + " is not " + kind);
            }
            return text;
        });
        if (named.isEmpty() || named.contains(ALL) && named.size() > 1) {
            entry.problem(field, "must name some, or be [all]");
        }
        return named.stream().filter(text -> !text.equals(ALL)).collect(Collectors.toSet());
    }

    @Opt
    private static String id(YamlBlock entry, Set<String> taken) {
        String id = entry.value("id", Read.matching(ID, ID_WANTED));
        if (id != null && !taken.add(id)) {
            entry.problem("id", id + " is taken");
        }
        return id;
    }

    private static String page(String text) {
        url(PLACEHOLDER.matcher(text).replaceAll("x"));
        return text;
    }

    private static URI url(String text) {
        try {
            URI url = URI.create(text);
            if (url.getHost() != null
                    && url.getUserInfo() == null
                    && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // told below in our words
        }
        throw new IllegalArgumentException("must be an address such as https://city.example/alerts, without a password");
    }

    private static int port(String text) {
        int port = Read.wholeNumber(text);
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("must be from 1 to " + HIGHEST_PORT);
        }
        return port;
    }
}
