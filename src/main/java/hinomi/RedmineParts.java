package hinomi;

import hinomi.config.Secret;
import hinomi.config.TrackerConfig;
import hinomi.http.Http;
import hinomi.ticket.Offers;
import hinomi.tracker.redmine.Notify;
import hinomi.tracker.redmine.RedmineOffers;
import hinomi.tracker.redmine.RedmineSettings;
import hinomi.tracker.redmine.RedmineTracker;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Turns the configuration of a Redmine into a tracker. */
final class RedmineParts {
  private RedmineParts() {}

  static RedmineTracker tracker(TrackerConfig.Redmine config, Http http, InstantSource clock) {
    return new RedmineTracker(settings(config), http, clock);
  }

  /** What a Redmine has, before it is configured. */
  static Offers offers(URI url, Secret key, Outside.Connections network, InstantSource clock) {
    return new RedmineOffers(
        url,
        key.reveal(),
        network.http(),
        clock,
        () -> {
          try {
            network.end().close();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  static RedmineSettings settings(TrackerConfig.Redmine config) {
    return new RedmineSettings(
        config.url(),
        config.apiKey().reveal(),
        config.basicAuth().map(b -> new RedmineSettings.BasicAuth(b.user(), b.password().reveal())),
        config.project(),
        switch (config.format()) {
          case TEXTILE -> RedmineSettings.Format.TEXTILE;
          case MARKDOWN -> RedmineSettings.Format.MARKDOWN;
        },
        config.tracker(),
        config.priorities(),
        config.statuses().initial(),
        config.statuses().notOurs(),
        config.statuses().done(),
        fields(config.fields()),
        switch (config.watchers()) {
          case TrackerConfig.Notify.Members members -> new Notify.Members();
          case TrackerConfig.Notify.Nobody nobody -> new Notify.Nobody();
          case TrackerConfig.Notify.These these -> new Notify.Chosen(these.names());
        },
        switch (config.existing()) {
          case ADOPT -> RedmineSettings.Existing.ADOPT;
          case RELATE -> RedmineSettings.Existing.RELATE;
          case IGNORE -> RedmineSettings.Existing.IGNORE;
        });
  }

  private static Map<String, String> fields(TrackerConfig.Fields config) {
    Map<String, String> fields = new HashMap<>();
    config.key().ifPresent(field -> fields.put("key", field));
    config
        .named()
        .forEach((name, field) -> fields.put(name.name().toLowerCase(Locale.ROOT), field));
    config.constants().forEach((field, values) -> fields.put(field, String.join(",", values)));
    return fields;
  }
}
