package hinomi.advisory;

/**
 * The id of one entry of one source.
 *
 * @param source the source's name: {@code jvn}, {@code jvn-ipedia}, {@code jpcert}, {@code cve}, or
 *     a feed's own name
 * @param value the id that the source gives: {@code JVNVU#91137775}, {@code JVNDB-2026-037242},
 *     {@code JPCERT-AT-2026-0024}, {@code CVE-2026-0001}, or a feed entry's id or link
 */
public record AdvisoryId(String source, String value) implements Comparable<AdvisoryId> {

  public AdvisoryId {
    if (source.isBlank() || value.isBlank()) {
      throw new IllegalArgumentException("an advisory id needs a source and a value");
    }
  }

  @Override
  public int compareTo(AdvisoryId other) {
    int bySource = source.compareTo(other.source);
    return bySource != 0 ? bySource : value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return source + " " + value;
  }
}
