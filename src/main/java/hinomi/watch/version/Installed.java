package hinomi.watch.version;

import java.util.Optional;

/**
 * What is installed, as the user or an inventory says it.
 *
 * @param version as given: {@code 1.24.0}, {@code 3.0.11-1~deb12u2}, {@code 7.2.5 build1517}
 * @param ecosystem where it was installed from, which says how its versions are ordered: a PURL
 *     type or the name of a distribution ({@code deb}, {@code rpm}, {@code apk}, {@code maven},
 *     {@code pypi}, {@code npm} …). A version of a distribution is recognised by its form too.
 */
public record Installed(String version, Optional<String> ecosystem) {

  public Installed {
    version = version.strip();
    ecosystem = ecosystem.map(String::strip).filter(e -> !e.isEmpty());
  }

  /** A version of which nothing more is known. */
  public static Installed of(String version) {
    return new Installed(version, Optional.empty());
  }
}
