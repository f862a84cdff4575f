package hinomi.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the {@code http:}. */
final class HttpReader {
  private static final Pattern PROXY =
      Pattern.compile(
          "(?:(?i)http://)?(?![A-Za-z0-9+.-]+://)(?:.*@)?(?:[A-Za-z0-9._-]+|\\[[0-9a-fA-F:]+])"
              + "(?::[0-9]{1,5})?/?");

  private HttpReader() {}

  static HttpConfig read(Section top, Secrets secrets) {
    return top.section("http", Keys.HTTP).map(s -> http(s, secrets)).orElse(HttpConfig.NONE);
  }

  private static HttpConfig http(Section section, Secrets secrets) {
    Optional<Word> proxy =
        section.form(
            "proxy",
            "expect.proxy",
            "http://proxy.example.jp:8080",
            word -> PROXY.matcher(word.text()).matches() ? Optional.of(word) : Optional.empty());
    proxy.filter(w -> w.text().contains("@")).ifPresent(w -> secrets.literal(w, "proxy"));
    List<String> direct = new ArrayList<>();
    for (Word word : section.words("no-proxy", "redmine.example.jp")) {
      Arrays.stream(word.text().split("[,、，\\s]+")).filter(s -> !s.isEmpty()).forEach(direct::add);
    }
    return new HttpConfig(
        proxy.map(word -> new Secret(word.text())),
        direct,
        section.file("truststore", "company-ca.pem"),
        section.address("mirror", "http://mirror.example.jp"));
  }
}
