package hinomi.advisory;

import java.util.Optional;

/** The versions of CVSS, oldest first. */
public enum CvssVersion {
  V2_0("2.0"),
  V3_0("3.0"),
  V3_1("3.1"),
  V4_0("4.0");

  private final String number;

  CvssVersion(String number) {
    this.number = number;
  }

  /** The version as written in vectors and feeds: {@code 3.1}. */
  public String number() {
    return number;
  }

  /** The version that a feed names; {@code 2}, {@code 3} and {@code 4} count as {@code .0}. */
  public static Optional<CvssVersion> parse(String text) {
    String t = text.strip();
    for (CvssVersion version : values()) {
      if (version.number.equals(t) || version.number.equals(t + ".0")) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }
}
