package hinomi.web;

import java.time.Duration;
import java.util.Set;

/** What a visitor chooses for the own browser: language and colours. Kept in cookies. */
final class Settings implements Routes {
  private static final Set<String> LANGUAGES = Set.of("ja", "en");
  private static final Set<String> THEMES = Set.of("auto", "light", "dark");

  @Override
  public void add(Site site) {
    site.post("/settings", Role.ANYONE, Settings::keep);
  }

  private static Reply keep(Visit visit) {
    visit.form("language").filter(LANGUAGES::contains).ifPresent(v -> keep(visit, "language", v));
    visit.form("theme").filter(THEMES::contains).ifPresent(v -> keep(visit, "theme", v));
    return new Reply.Redirect(visit.form("back").filter(Settings::ours).orElse("/"));
  }

  private static void keep(Visit visit, String name, String value) {
    visit.keep(name, value, Duration.ofDays(365), false);
  }

  private static boolean ours(String path) {
    return path.startsWith("/") && !path.startsWith("//") && !path.contains("\\");
  }
}
