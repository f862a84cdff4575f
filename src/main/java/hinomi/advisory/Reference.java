package hinomi.advisory;

/**
 * A link that an advisory gives. Never followed blindly, shown only when it is http or https.
 *
 * @param url as given
 * @param label what it is called, or empty
 */
public record Reference(String url, String label) {

  public boolean isWeb() {
    return url.regionMatches(true, 0, "https://", 0, 8)
        || url.regionMatches(true, 0, "http://", 0, 7);
  }
}
